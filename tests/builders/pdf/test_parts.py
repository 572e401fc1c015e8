# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A book in parts: what each has, and what goes on from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from postilla.builders.pdf import memory, press
from postilla.builders.pdf.source import Source
from postilla.fidelity.pdf_parts import read_book
from postilla.model.errors import PostillaError
from postilla.model.parts import distributed, even_beginnings
from tests.builders.pdf.conftest import ANNOTATED, Book, Manuscript, copy_sample

_SIZES = {"01-a": 300_000, "02-b": 900_000, "03-c": 300_000}


def _divide(manuscript: Manuscript, *chapters: str) -> Manuscript:
    path = manuscript.source / "edition.toml"
    names = ", ".join(f'"{name}"' for name in chapters)
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n[pdf]\nparts = [{names}]\n", encoding="utf-8")
    return manuscript


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """Build the sample with annotations in two parts, once."""
    manuscript = copy_sample(tmp_path_factory.mktemp("divided"), ANNOTATED)
    book = _divide(manuscript, "03-bibliography").build(postilla_pdf_keep_typst=True)
    assert book.log == ()
    stem = book.path.stem
    assert not book.path.exists()
    return [book.path.with_name(f"{stem}-part-{number}.pdf") for number in (1, 2)]


def test_each_part_says_which_it_is(divided: Sequence[Path]) -> None:
    for number, path in enumerate(divided, 1):
        with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
            assert str(metadata["dc:title"]).endswith(f"Part {number} of 2")


def test_pages_are_numbered_on(divided: Sequence[Path]) -> None:
    numbers = []
    for path in divided:
        with pikepdf.open(path) as pdf:
            labels = [str(page.label) for page in pdf.pages]
        numbers += [int(label) for label in labels if label.isdecimal()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 1


def test_links_into_the_other_part_lead_to_its_file(divided: Sequence[Path]) -> None:
    found = set()
    for path in divided:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                links = page.get("/Annots", ())
                found |= {str(link.A.URI) for link in links if "/URI" in link.get("/A", {})}
    inside = {address for address in found if "-part-" in address}
    files = {address.partition("#")[0] for address in inside}
    assert files == {path.name for path in divided}


def test_all_parts_together_have_the_text_of_the_whole(
    divided: Sequence[Path], annotated: Book
) -> None:
    together = read_book({path.name: path.read_bytes() for path in divided}, "en")
    whole = read_book({annotated.path.name: annotated.path.read_bytes()}, "en")
    blocks = [block for chapter in together.chapters for block in chapter.blocks]
    assert blocks == [block for chapter in whole.chapters for block in chapter.blocks]
    assert together.transmitted == whole.transmitted
    assert together.commentary == whole.commentary
    (_, first), (page, second) = together.pages
    assert (first, second) == tuple(path.name for path in divided)
    assert max(block.line for block in blocks) >= page


def test_a_part_begins_with_a_chapter(annotated_manuscript: Manuscript) -> None:
    book = _divide(annotated_manuscript, "07-nothing").build()
    assert "pdf/part" in book.log[0]
    assert "07-nothing" in book.log[0]


@pytest.mark.parametrize("beginnings", [["1"], ["3", "2"], ["2", "2"], ["4"]])
def test_parts_follow_each_other(beginnings: list[str]) -> None:
    with pytest.raises(ValueError, match=beginnings[-1]):
        distributed(["1", "2", "3"], beginnings)


def test_what_does_not_fit_is_told_with_a_proposal(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Source("x" * sum(_SIZES.values()), ())
    monkeypatch.setattr(memory, "available", lambda: 800.0)
    with pytest.raises(PostillaError) as caught:
        memory.check_memory(book, _SIZES)
    (finding,) = caught.value.diagnostics
    assert finding.code == "pdf/memory"
    assert "0.8 GB are free" in finding.message
    assert 'parts = ["02-b", "03-c"]' in finding.hint
    monkeypatch.setattr(memory, "available", lambda: 8000.0)
    memory.check_memory(book, _SIZES)
    monkeypatch.setattr(memory, "available", lambda: None)
    memory.check_memory(book, _SIZES)


def test_lists_take_less_than_chapters() -> None:
    chapters = memory.needed(Source("x" * 1000_000, ()), {"01-a": 1000_000})
    lists = memory.needed(Source("x" * 1000_000, ()), {})
    assert memory.needed(Source("", ()), {}) < lists < chapters / 2


def test_a_process_that_takes_more_than_there_is_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "available", lambda: 60.0)
    book = _divide(copy_sample(tmp_path, ANNOTATED), "03-bibliography").build()
    assert "pdf/memory" in book.log[0]
    assert not book.path.exists()


def test_proposed_parts_are_even() -> None:
    sizes = {f"{number:03d}": 10 for number in range(100)}
    beginnings = even_beginnings(sizes, 255)
    assert beginnings == ("025", "050", "075")
    assert {len(part) for part in distributed(sizes, beginnings)} == {25}
