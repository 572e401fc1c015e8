# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The apparatus where it is hard to place, and where it stands else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from postilla.builders.pdf.compile import Apparatus, Setting, Wish, compile_pdf
from postilla.builders.pdf.run import Press, answer, as_pdf
from postilla.builders.pdf.source import Source
from postilla.fidelity.products import PRODUCTS
from postilla.fidelity.undo import undo, unpaired
from postilla.model.errors import PostillaError
from postilla.syntax.reader import read_chapter
from tests.builders.pdf.tagged import Element

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book, Manuscript

BRIDGES = "chapters/01-bridges.md"
SYLLABLES = re.findall(r"\w+", "ba ke li mo nu ra se ti vo bri dge sto ne wa ter ver oak fer ry")
WISH = Wish(paper="a4", timestamp=0)


def is_entry(element: Element) -> bool:
    return element.kind == "Note" and not any(element.all("Lbl"))


def entries(element: Element) -> Iterator[Element]:
    return (note for note in element.all("Note") if is_entry(note))


def pages(book: Book) -> dict[str, tuple[int | None, int | None]]:
    """Give for each emendation the page of its words and that of its entry."""
    marks = {link.destination: link.page for link in book.tags.all("Link") if link.is_mark}
    found = {}
    for note in entries(book.tags):
        name = next(note.all("Link")).destination.removesuffix("--words")
        found[name] = (marks[name], note.page)
    return found


# --- much of it


class HardText:
    """Words by chance, with emendations and long notes in any density."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.emendations = self.notes = 0
        self.blocks: list[str] = ["{#s-1}\n# One\n"]
        self.foot: list[str] = []

    def words(self, number: int) -> list[str]:
        syllables = self.random.choices
        return ["".join(syllables(SYLLABLES, k=self.random.randint(2, 4))) for _ in range(number)]

    def emend(self, target: str, word: str) -> str:
        self.emendations += 1
        cause = self.random.choice(["transcript", "transcript", "author", "undecided"])
        ground = " ".join(self.words(self.random.choice([1, 3, 8, 20])))
        return (
            f":::{{emend}} {word}\n:id: e-{self.emendations}\n:target: {target}\n"
            f":cause: {cause}\n:reading: {word[::-1]}\n:ground: {ground}\n:cert: high\n:::\n"
        )

    def emend_some(self, target: str, words: list[str], share: float) -> list[str]:
        text = " ".join(words)
        once = (word for word in words if text.count(word) == 1)
        return [self.emend(target, word) for word in once if self.random.random() < share]

    def paragraph(self, number: int) -> None:
        words = self.words(self.random.choice([20, 60, 150, 300]))
        emended = self.emend_some(f"p-1-{number}", words, self.random.choice([0, 0.03, 0.1]))
        for place in range(self.random.randrange(60), len(words), 60):
            words[place] += self.note()
        self.blocks += [f"{{#p-1-{number}}}\n{' '.join(words)}.\n", *emended]

    def note(self) -> str:
        self.notes += 1
        words = self.words(self.random.choice([3, 10, 30, 90]))
        self.foot.append(f"[^{self.notes}]: {' '.join(words)}\n")
        self.foot += self.emend_some(f"fn-{self.notes}", words, 0.03)
        return f"[^{self.notes}]"


def hard_text(seed: int, paragraphs: int) -> str:
    text = HardText(seed)
    for number in range(1, paragraphs + 1):
        text.paragraph(number)
    return "\n".join([*text.blocks, *text.foot])


@pytest.mark.parametrize("seed", [1, 4])
def test_hard_text_comes_to_rest_and_is_proven(annotated_manuscript: Manuscript, seed: int) -> None:
    text = hard_text(seed, 30)
    (annotated_manuscript.source / BRIDGES).write_text(text, encoding="utf-8")
    for name, words in {
        "chapters/02-weather.md": "{#s-2}\n# Two\n",
        "about/edition.md": "# A\n",
    }.items():
        (annotated_manuscript.source / name).write_text(words, encoding="utf-8")
    book = annotated_manuscript.build()
    assert book.log == ()
    found = pages(book)
    assert len(found) == text.count(":::{emend}") + 1 > 120
    assert {name: places for name, places in found.items() if places[0] != places[1]} == {}
    base = read_chapter(text, "01-bridges", BRIDGES).chapter
    shown = PRODUCTS["pdf"].read({"x.pdf": book.path.read_bytes()}, "en")
    assert not list(unpaired(shown, "x.pdf"))
    assert not shown.findings
    (whole,) = undo(shown, shown.chapters)
    found_words = {one.id: one.content.text for one in whole.walk()}
    for block in base.walk():
        assert found_words[block.id] == block.content.text


def test_emendations_that_can_not_be_kept_stop_the_book_and_are_named(
    annotated_manuscript: Manuscript,
) -> None:
    """An entry can't be longer than a page."""
    path = "chapters/03-bibliography.md"
    annotated_manuscript.replace(path, "a digit in the place of a letter", "a digit " * 2000)
    book = annotated_manuscript.build()
    assert not book.path.exists()
    (line,) = book.log
    assert line.startswith(f"{path}:")
    assert "stands at the foot of another page than its words" in line
    assert "[postilla.pdf/apparatus-off-page]" in line


# --- elsewhere


def test_the_apparatus_can_stand_at_the_end_of_chapters(
    annotated_manuscript: Manuscript, annotated: Book
) -> None:
    book = annotated_manuscript.build(postilla_pdf_apparatus="chapter")
    assert book.log == ()
    assert not list(entries(book.tags))
    lists = [one for one in book.text if one.kind == "L" and any(one.all("Quote"))]
    quotes = [quote.text() for one in lists for quote in one.all("Quote")]
    expected = [quote.text() for one in entries(annotated.tags) for quote in one.all("Quote")]
    assert sorted(quotes) == sorted(expected)
    items = {next(item.all("Lbl")).text(): item for item in lists[0].all("LI")}
    assert items["e3"].text().startswith("e3bridge] brid9e transcript; a digit")
    assert next(items["e3"].all("Link")).destination == "letter--words"
    assert book.destinations["letter"] == annotated.destinations["letter"]


def source(text: str) -> Source:
    return Source(text, (None,) * len(text.splitlines()))


BOOK = """
#import "/template.typ": *
#let emendations = foot-entries()
#set document(title: "x")
#context {{
  let marks = query(<moving>).len()
  if {when} {{ for _ in range(marks + 1) [#metadata(none)<moving>] }}
}}
"""


CROWDED = """
#import "/template.typ": *
#set document(title: "x")
#if "check" not in sys.inputs {
  assert("single-lines" in sys.inputs, message: "[pdf/note-off-page] n")
}
#metadata(("n", true))<at-line>
"""


def test_where_no_pages_are_found_the_apparatus_goes_to_the_chapters() -> None:
    book = source(BOOK.format(when="is-at-foot"))
    setting = compile_pdf(book, {}, WISH)
    assert setting.apparatus is Apparatus.CHAPTER
    wanted = replace(WISH, apparatus=Apparatus.CHAPTER)
    assert setting.pdf == compile_pdf(book, {}, wanted).pdf


def test_a_book_that_never_comes_to_rest_is_told() -> None:
    with pytest.raises(PostillaError) as caught:
        compile_pdf(source(BOOK.format(when="true")), {}, WISH)
    (finding,) = caught.value.diagnostics
    assert finding.code == "pdf/unsettled"


def test_whenever_typst_runs_it_may_be_elsewhere() -> None:
    asked = []

    def elsewhere(
        work: Callable[..., Any], press: Press, inputs: Mapping[str, str], *more: str
    ) -> Any:
        asked.append((work, set(inputs) & {"lines", "single-lines"}))
        return work(press, inputs, *more)

    compile_pdf(source(CROWDED), {}, WISH, run=elsewhere)
    assert asked == [
        (as_pdf, set()),
        (answer, set()),
        (as_pdf, {"lines"}),
        (as_pdf, {"lines", "single-lines"}),
    ]


def test_a_book_that_has_to_go_back_says_so(
    annotated_manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compile_else(
        source: Source, inputs: Mapping[str, str], wish: Wish, *further: Any
    ) -> Setting:
        return compile_pdf(source, inputs, replace(wish, apparatus=Apparatus.CHAPTER), *further)

    monkeypatch.setattr("postilla.builders.pdf.press.compile_pdf", compile_else)
    book = annotated_manuscript.build()
    assert book.log == ()
    assert not list(entries(book.tags))
    assert "they stand at the end of their chapters" in book.said
