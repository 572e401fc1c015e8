# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The same edition however it is built: at once or again, in one process or in several."""

from __future__ import annotations

import copy
import pickle
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from postilla.sphinx_ext.domain import PostillaDomain

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Begun, Built, Edition

CHAPTERS = 12
PICTURE = Path(__file__).parents[1] / "products" / "pictures" / "seal.png"
SEAL = "seal-7d7a4d0a608d1105.png"


@pytest.fixture
def many(edition: Edition) -> Edition:
    """An edition large enough for Sphinx to share the work among processes."""
    numbers = range(10, 10 + CHAPTERS)
    for n in numbers:
        edition.write(
            f"chapters/{n}-more.md",
            f"{{#s-{n}}}\n# {n}\\) More\n\n{{#p-{n}-1}}\nOne.[^{n}]\nTwo.\n\n[^{n}]: See.\n\n"
            f":::{{cites}} smith1990\n:target: fn-{n}\n:::\n",
        )
    names = "\n".join(f"chapters/{n}-more" for n in numbers)
    edition.replace("index.md", "chapters/03-declarations", f"chapters/03-declarations\n{names}")
    return edition


def differing(one: Built, other: Built) -> set[str]:
    first, second = one.files(), other.files()
    return {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)}


def test_serial_is_parallel(many: Edition) -> None:
    serial, parallel = many.build(folder="one"), many.build(folder="two", parallel=3)
    assert differing(serial, parallel) == set()
    assert serial.warnings == parallel.warnings == ()


def test_duplicates_are_found_across_processes(many: Edition) -> None:
    for n in range(10, 10 + CHAPTERS):
        many.replace(f"chapters/{n}-more.md", "# ", "# {pb}`300`")
        many.replace(f"chapters/{n}-more.md", f"{{#p-{n}-1}}", "{#p-1-3}")
    serial, parallel = many.build(folder="one"), many.build(folder="two", parallel=3)
    assert serial.warnings == parallel.warnings
    pages = [line for line in serial.warnings if "“pg-300”" in line]
    assert len(pages) == CHAPTERS - 1
    assert pages[0] == (
        "chapters/11-more.md:2: WARNING: The id “pg-300” is already one of chapters/10-more.md. "
        "Each id names one place of the whole edition. [postilla.base/id-repeated]"
    )
    assert len([line for line in serial.warnings if "“p-1-3”" in line]) == CHAPTERS


def test_other_warnings_are_the_same_in_several_processes(many: Edition) -> None:
    for n in range(10, 10 + CHAPTERS):
        many.replace(f"chapters/{n}-more.md", "cites} smith1990", f"cites}} nobody{n}")
        many.replace(f"chapters/{n}-more.md", "Two.", f"Two[^x{n}].")
    serial, parallel = many.build(folder="one"), many.build(folder="two", parallel=3)
    assert len(serial.warnings) == 2 * CHAPTERS
    assert sorted(serial.warnings) == sorted(parallel.warnings)


def test_what_is_found_when_pages_are_written_is_told_by_all_processes(many: Edition) -> None:
    for n in range(10, 10 + CHAPTERS):
        many.replace(f"chapters/{n}-more.md", "Two.", f"[Two](#p-99-{n}).")
    serial, parallel = many.build(folder="one"), many.build(folder="two", parallel=3)
    assert len([line for line in parallel.warnings if "link/dead" in line]) == CHAPTERS
    assert sorted(serial.warnings) == sorted(parallel.warnings)
    assert serial.app.statuscode == parallel.app.statuscode == 0


def test_a_picture_is_there_whichever_process_wrote_its_page(many: Edition) -> None:
    (many.source / "images").mkdir()
    shutil.copy(PICTURE, many.source / "images" / SEAL)
    many.replace("chapters/15-more.md", "[^15]: ", f"{{#p-15-2}}\n![](../images/{SEAL})\n\n[^15]: ")
    parallel = many.build(parallel=3)
    assert parallel.warnings == ()
    (shown,) = parallel.page("chapters/15-more").xpath("//figure[@class='picture']//img/@src")
    assert (parallel.folder / "chapters" / shown).read_bytes() == PICTURE.read_bytes()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("chapters/02-weather.md", "It rains", "It snows"),
        ("chapters/02-weather.md", "Of the weather", "Of rain"),
        ("chapters/02-weather.md", ":locator: 70-71", ":locator: 72"),
        ("chapters/02-weather.md", "cites} smith1990", "cites} kaya2001"),
        ("chapters/04-bibliography.md", "target: b-1", "target: b-2"),
        ("chapters/04-bibliography.md", "{#b-1}", "{#b-3}\nNew.\n\n{#b-1}"),
        ("chapters/00-front.md", "LENOVA KÖPRÜLERİ", "KÖPRÜLER"),
        ("chapters/03-declarations.md", "Beyanlar", "Sözler"),
        ("edition.toml", 'name = "Ada Lenova"', 'name = "A. Lenova"'),
        ("refs.bib", "year = {1990}", "year = {1991}"),
    ],
)
def test_a_build_after_an_edit_is_a_clean_build(
    begun: Begun, name: str, old: str, new: str
) -> None:
    edition = begun.edition()
    edition.replace(name, old, new)
    again, clean = edition.build(folder="again"), edition.build(folder="clean")
    assert differing(again, clean) - {".buildinfo.bak"} == set()
    assert again.files() != begun.before


def test_pages_that_were_read_for_another_product_are_written(edition: Edition) -> None:
    edition.build(folder="again")
    edition.replace("chapters/02-weather.md", "Of the weather", "Of rain")
    edition.build("tei", folder="again")
    again, clean = edition.build(folder="again"), edition.build(folder="clean")
    assert differing(again, clean) == set()
    assert "Of rain" in again.html("chapters/01-bridges")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("chapters/02-weather.md", "{claim} It rains", "{ednote} It\n:id: x\n:about: context\nB.\n"
         ":::\n\n:::{claim} It rains"),
        ("chapters/02-weather.md", ":relation: contradicts", ":relation: supports"),
        ("chapters/02-weather.md", ":rests-on: b-1", ":rests-on: b-1\n:repeats: steps"),
        ("chapters/02-weather.md", "{evidence} tide-table", "{evidence} harbour-board"),
        ("chapters/01-harbour.md", ":contradicts: rain-every-day\n", ""),
        ("chapters/01-harbour.md", "{#p-1-1}", "{#p-1-9}"),
        ("chapters/01-harbour.md", ":reading: harbour", ":reading: haven"),
        ("refs.bib", "title = {Tide table}", "title = {Tides}"),
        ("refs.bib", "author = {Kaya, Deniz and Ferrer, Ana and", "author = {Kaya, Deniz and"),
        ("about/sources.md", "edition", "article"),
        ("edition.toml", 'reading = "restored"', 'reading = "transmitted"'),
    ],
)  # fmt: skip
def test_a_build_after_an_edit_of_annotations_is_a_clean_build(
    begun_annotated: Begun, name: str, old: str, new: str
) -> None:
    edition = begun_annotated.edition()
    edition.replace(name, old, new)
    again, clean = edition.build(folder="again"), edition.build(folder="clean")
    assert differing(again, clean) - {".buildinfo.bak"} == set()
    assert again.files() != begun_annotated.before


@pytest.fixture
def many_annotated(many: Edition) -> Edition:
    """Give each of many chapters claims that lead to those of the next and of the one before."""
    for n in range(10, 10 + CHAPTERS):
        before, after = 10 + (n - 11) % CHAPTERS, 10 + (n - 9) % CHAPTERS
        claims = (
            f":::{{claim}} One\n:id: one-{n}\n:type: event\n:ascribed-to: the article\n"
            f":repeats: two-{before}\n:rests-on: fn-{n}\nSee [there](#one-{after}).\n:::\n\n"
            f":::{{claim}} Two\n:id: two-{n}\n:type: event\n:ascribed-to: the article\n"
            f":qualifies: one-{after}\n:::\n\n"
            f":::{{evidence}} kaya2001\n:for: one-{after}\n:relation: supports\n> A.\n:::\n\n"
        )
        many.replace(f"chapters/{n}-more.md", f"[^{n}]: ", f"{claims}[^{n}]: ")
    return many


def test_annotations_are_the_same_in_several_processes(many_annotated: Edition) -> None:
    serial = many_annotated.build(folder="one")
    parallel = many_annotated.build(folder="two", parallel=3)
    assert differing(serial, parallel) == set()
    assert serial.warnings == parallel.warnings == ()
    page = parallel.page("chapters/12-more")
    assert page.xpath("//aside[@id='two-12']/dl//a/@href") == [
        "13-more.html#one-13",
        "13-more.html#one-13",
    ]


def test_annotations_with_one_id_are_found_across_processes(many_annotated: Edition) -> None:
    for n in range(10, 10 + CHAPTERS):
        many_annotated.replace(f"chapters/{n}-more.md", f":id: two-{n}", ":id: two")
        many_annotated.replace(f"chapters/{n}-more.md", ":repeats: two-", ":repeats: two_")
    serial = many_annotated.build(folder="one")
    parallel = many_annotated.build(folder="two", parallel=3)
    assert serial.warnings == parallel.warnings
    repeated = [line for line in serial.warnings if "id-repeated" in line]
    assert len(repeated) == CHAPTERS - 1
    assert all("The id “two” is already one of chapters/10-more.md." in line for line in repeated)
    dead = [line for line in serial.warnings if "relation/dead" in line]
    assert len(dead) == CHAPTERS


def test_a_chapter_that_goes_takes_its_citations_along(many: Edition) -> None:
    many.build(folder="again")
    many.replace("index.md", "chapters/12-more\n", "")
    (many.source / "chapters/12-more.md").unlink()
    again, clean = many.build(folder="again"), many.build(folder="clean")
    assert differing(again, clean) == {"chapters/12-more.html"}
    assert not again.warnings


def test_a_chapter_that_goes_is_missed_in_the_contents(many: Edition) -> None:
    many.build()
    (many.source / "chapters/12-more.md").unlink()
    warnings = many.build().warnings
    assert [line for line in warnings if "chapters/12-more" in line and "toctree" in line]


def test_a_paragraph_that_moves_to_another_chapter_takes_its_links_along(edition: Edition) -> None:
    edition.build(folder="again")
    moved = "{#p-1-3}\nBefore the bridges there was a ferry.\n"
    edition.write("about/editorial.md", "# About\n\n{block}`p-1-3`, [here](#p-1-3)\n")
    edition.build(folder="again")
    source = (edition.source / "chapters/01-bridges.md").read_text(encoding="utf-8")
    start = source.index("{#p-1-3}")
    end = source.index("[^2]: ")
    edition.write("chapters/01-bridges.md", source[:start] + source[end:])
    weather = (edition.source / "chapters/02-weather.md").read_text(encoding="utf-8")
    edition.write("chapters/02-weather.md", weather.replace("[^3]: ", f"{moved}\n[^3]: "))
    again, clean = edition.build(folder="again"), edition.build(folder="clean")
    assert differing(again, clean) == set()
    assert "02-weather.html#p-1-3" in again.html("about/editorial")


def test_a_build_without_an_edit_writes_nothing(edition: Edition) -> None:
    edition.build()
    app = edition.build().app
    assert "no targets are out of date" in app.status.getvalue()


def test_facts_go_and_come_with_their_document(edition: Edition) -> None:
    weather = "chapters/02-weather"
    domain = cast(PostillaDomain, edition.build().app.env.domains["postilla"])
    noted = copy.deepcopy(domain.data)
    cited = domain.citations.cited_in["b-1"]
    domain.clear_doc(weather)
    assert "p-2-1" not in domain.places
    assert [citing.note for citing in domain.citations.cited_in["b-1"]] == ["fn-2"]
    domain.merge_domaindata({weather}, noted)
    assert domain.places["p-2-1"].docname == weather
    assert domain.citations.cited_in["b-1"] == cited
    assert domain.data == noted


def test_what_is_kept_between_builds_is_small_values(sample: Built) -> None:
    data = sample.app.env.domaindata["postilla"]
    pickled = pickle.dumps(data)
    assert pickle.loads(pickled) == data
    assert b"docutils" not in pickled


def test_place_and_name_of_the_folder_do_not_show(edition: Edition) -> None:
    first = edition.build(folder="here")
    second = edition.build(folder="there/and/further")
    assert differing(first, second) == set()
    for name, content in first.files().items():
        assert str(edition.source).encode() not in content, name
