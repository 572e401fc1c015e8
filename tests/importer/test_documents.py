# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Structured documents, a folder of ``documents/`` each.

``source.…`` goes in, with ``works.bib`` where it cites by keys; what comes out is the reading in
``reading.txt``, the chapters with their citations in ``golden.md``, and in ``report.txt`` what the
chapters don't have and what was unsure. Archives are kept as folders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from postilla.cli.beside import beside
from postilla.importer.derive import Derivation, derive
from postilla.importer.files import citations_of, last_id
from postilla.syntax.reader import read_chapter
from postilla.syntax.writer import write_chapter
from tests.importer.packing import document_bytes

Golden = Callable[[Path, str], None]
CASES = sorted(path for path in Path(__file__).with_name("documents").iterdir() if path.is_dir())
RECIPE = 'languages = ["en", "fr", "ru"]\n'


def derived(case: Path, recipe: str = RECIPE) -> Derivation:
    source = next(case.glob("source.*"))
    works = case / "works.bib"
    return derive(
        document_bytes(source),
        recipe,
        witness_path=source.name,
        recipe_path="recipe.toml",
        bibliography=works.read_text(encoding="utf-8") if works.exists() else "",
        beside=beside(case),
    )


def chapters_of(derivation: Derivation) -> Iterator[str]:
    for chapter in derivation.chapters:
        below = {last_id(chapter): citations_of(chapter, derivation.references.citations)}
        yield f"===== {chapter.name}.md\n\n{write_chapter(chapter, below)}"


def report_of(derivation: Derivation) -> Iterator[str]:
    for name in sorted(derivation.pictures):
        yield f"picture {name}\n"
    for path in sorted(derivation.beside):
        yield f"beside {path}\n"
    for loss in derivation.losses:
        yield f"lost, line {loss.line}: {loss.what}: {loss.words!r}\n"
    for one in derivation.decisions:
        yield f"{'' if one.sure else '? '}line {one.line}, {one.topic}: {one.what}\n"


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_case(case: Path, golden: Golden) -> None:
    derivation = derived(case)
    golden(case / "reading.txt", derivation.witness.text)
    golden(case / "golden.md", "\n".join(chapters_of(derivation)))
    golden(case / "report.txt", "".join(report_of(derivation)))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_chapters_are_read_as_they_were_written(case: Path) -> None:
    for chapter in derived(case).chapters:
        read = read_chapter(write_chapter(chapter), chapter.name, f"{chapter.name}.md")
        assert read.findings == ()
        assert read.chapter == chapter


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_the_ledger_gives_the_reading_back(case: Path) -> None:
    derivation = derived(case)
    text = derivation.witness.text
    assert "".join(text[row.start : row.end] for row in derivation.ledger) == text
