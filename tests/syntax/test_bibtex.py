# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""BibTeX as it is written, and as other programs understand it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.backends.plaintext import Backend
from pybtex.database import parse_string
from pybtex.richtext import Text
from pybtex.style.formatting.unsrt import Style

from postilla.model.bibliography import Person, Work, WorkType
from postilla.syntax.bibtex import read_bibtex, render_bibtex
from postilla.syntax.latex import escape, unescape

CHAPTER = Work(
    key="yalcin2022",
    type=WorkType.INCOLLECTION,
    authors=(Person(family="Yalçın", given="İnci"), Person(literal="Office of Tides and Rivers")),
    editors=(Person(family="van Beek", given="Jan"),),
    title="Su, Köprü & %5 Eğim: {Bir} Deneme",
    container="Köprüler",
    pages="75-95",
    publisher="Irmak",
    place="İzmir",
    year="2022",
    url="https://example.org/a_b?c=%20d#e~f",
    accessed="2024-03-18",
    language="tr",
    note="2. baskı",
    keywords=("article",),
    other=(("isbn", "123"), ("month", "May")),
)

RENDERED = r"""@incollection{yalcin2022,
  author = {Yalçın, İnci and {Office of Tides and Rivers}},
  editor = {van Beek, Jan},
  title = {{Su, Köprü \& \%5 Eğim: \textbraceleft{}Bir\textbraceright{} Deneme}},
  booktitle = {Köprüler},
  pages = {75-95},
  publisher = {Irmak},
  address = {İzmir},
  year = {2022},
  url = {https://example.org/a_b?c=%20d#e~f},
  urldate = {2024-03-18},
  language = {tr},
  note = {2. baskı},
  keywords = {article},
  isbn = {123},
  month = {May},
}
"""


def test_a_work_is_written_a_field_a_line() -> None:
    assert render_bibtex([CHAPTER]) == RENDERED


def test_works_stand_in_the_order_given_with_a_line_between_them() -> None:
    first = Work(key="b", type=WorkType.MISC, title="B")
    second = Work(key="a", type=WorkType.MISC, title="A")
    assert render_bibtex([first, second]) == (
        "@misc{b,\n  title = {{B}},\n}\n\n@misc{a,\n  title = {{A}},\n}\n"
    )


def test_what_is_written_is_read_back() -> None:
    assert read_bibtex(RENDERED) == (CHAPTER,)


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Jan van Beek", Person(family="van Beek", given="Jan")),
        ("Beek, Jr, Jan", Person(family="Beek", given="Jan, Jr")),
        (r"{\"O}zt{\"u}rk, Ay{\c s}e", Person(family="Öztürk", given="Ayşe")),
        ("{Office of Tides}", Person(literal="Office of Tides")),
        ("Plato", Person(family="Plato")),
    ],
)
def test_names_that_people_write_are_divided_as_bibtex_does(written: str, person: Person) -> None:
    (work,) = read_bibtex(f"@misc{{a, author = {{{written}}}}}")
    assert work.authors == (person,)


@pytest.mark.parametrize(
    "person",
    [
        Person(family="Beek", given="Jan, Jr"),
        Person(family="Bridges and Sons"),
        Person(family="Old Town"),
        Person(family=","),
        Person(literal="Plato"),
        Person(literal="Rivers, Tides and Weather"),
    ],
)
def test_names_that_bibtex_would_divide_stay_whole(person: Person) -> None:
    work = Work(key="a", type=WorkType.MISC, authors=(person, person))
    assert read_bibtex(render_bibtex([work])) == (work,)


def test_the_styles_of_pybtex_keep_the_case_of_a_title() -> None:
    title = "İkinci Köprü ve Izgara"
    bibliography = parse_string(
        render_bibtex([Work(key="a", type=WorkType.ONLINE, title=title)]), "bibtex"
    )
    (entry,) = Style().format_entries(bibliography.entries.values())
    output = io.StringIO()
    Backend().write_to_stream([entry], output)
    assert title in output.getvalue()


words = st.text(
    st.one_of(
        st.sampled_from("aZ -'`,?!\"#$%&^_~\\{}@=()[]<>/.:;ığşİəЖ–"),
        st.characters(codec="utf-8"),
    )
).map(lambda text: " ".join(text.split()))
some_words = words.filter(bool)
tokens = st.text("abcxyz019-", min_size=1)
persons = st.one_of(
    st.builds(Person, literal=some_words), st.builds(Person, family=some_words, given=words)
)
addresses = st.text("abc019./-_?=&%#~\\$'", min_size=1).map("https://example.org/".__add__)
works = st.builds(
    Work,
    key=st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True),
    type=st.sampled_from(WorkType),
    authors=st.lists(persons, max_size=3).map(tuple),
    editors=st.lists(persons, max_size=2).map(tuple),
    title=words,
    container=words,
    volume=words,
    number=words,
    pages=words,
    publisher=words,
    place=words,
    year=words,
    url=st.one_of(st.just(""), addresses),
    doi=st.sampled_from(["", "10.1234/a_b%c"]),
    accessed=st.dates().map(lambda day: day.isoformat()),
    language=st.sampled_from(["", "tr", "ru-Latn"]),
    note=words,
    keywords=st.lists(tokens, max_size=2, unique=True).map(tuple),
    other=st.lists(
        st.tuples(st.sampled_from(["isbn", "month", "x-note"]), some_words),
        unique_by=lambda row: row[0],
    ).map(tuple),
)


@given(st.lists(works, max_size=3, unique_by=lambda work: work.key))
def test_any_works_survive_writing_and_reading(some_works: list[Work]) -> None:
    assert read_bibtex(render_bibtex(some_works)) == tuple(some_works)


@given(words)
def test_any_words_survive_escaping(text: str) -> None:
    assert unescape(escape(text)) == text


@given(words.map(lambda text: text.replace("{", "(").replace("}", ")")))
def test_pybtex_understands_what_is_escaped(text: str) -> None:
    assert str(Text.from_latex(escape(text))) == text


@given(st.lists(works, min_size=1, max_size=1))
def test_pybtex_divides_names_as_this_module_does(some_works: list[Work]) -> None:
    (entry,) = parse_string(render_bibtex(some_works), "bibtex").entries.values()
    assert len(entry.persons.get("author", [])) == len(some_works[0].authors)
