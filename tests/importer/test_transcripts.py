# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Transcripts of other shapes than the first edition's, a folder of ``transcripts/`` each.

``witness.txt`` and ``recipe.toml`` go in; ``golden.md`` has the chapters that come out,
``report.txt`` what the editor is told.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from postilla.importer.derive import Derivation, derive
from postilla.importer.report import import_report
from postilla.model.block import BlockKind
from postilla.model.content import PointKind
from postilla.model.errors import PostillaError
from postilla.model.note_marks import printed_mark
from tests.importer.invariants import check_all, walk
from tests.importer.test_cases import chapters_of

Golden = Callable[[Path, str], None]
FOLDER = Path(__file__).with_name("transcripts")
SHAPES = sorted(path for path in FOLDER.iterdir() if path.is_dir())


def derived(shape: Path, recipe: str | None = None) -> Derivation:
    return derive(
        (shape / "witness.txt").read_bytes(),
        (shape / "recipe.toml").read_text(encoding="utf-8") if recipe is None else recipe,
        witness_path="witness.txt",
        recipe_path="recipe.toml",
    )


@pytest.mark.parametrize("shape", [pytest.param(shape, id=shape.name) for shape in SHAPES])
def test_shape(shape: Path, golden: Golden) -> None:
    derivation = derived(shape)
    is_in_order = "[[order]]" not in (shape / "recipe.toml").read_text(encoding="utf-8")
    check_all(derivation, in_order=is_in_order)
    golden(shape / "golden.md", chapters_of(derivation))
    golden(shape / "report.txt", import_report(derivation, every_decision=True))


def called(name: str) -> list[tuple[str, str]]:
    """Give block and mark of each call."""
    return [
        (block.id, point.value)
        for block in walk(derived(FOLDER / name))
        for point in block.content.of(PointKind.CALL)
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("notes-at-chapter-ends", "notes-at-the-end", "notes-on-each-page"),
        *("signs-on-each-page", "letters", "arabic", "persian", "hebrew"),
        *("greek", "chinese", "japanese"),
    ],
)
def test_every_note_is_called_once_and_nothing_is_unsure(name: str) -> None:
    derivation = derived(FOLDER / name)
    notes = [block for block in walk(derivation) if block.kind is BlockKind.NOTE]
    assert notes
    assert sorted(mark for _, mark in called(name)) == sorted(note.note_mark for note in notes)
    assert [one for one in derivation.decisions if not one.sure and one.topic != "block"] == []


def test_marks_are_shown_as_printed() -> None:
    shown = {name: [printed_mark(mark) for _, mark in called(name)] for name in ("arabic", "greek")}
    assert shown == {"arabic": ["١", "٢", "١"], "greek": ["α", "β"]}


@pytest.mark.parametrize(
    "settings",
    ['numbering = "line"', 'marks = ["stars"]', "marks = 1", 'paragraphs = ""', 'columns = "two"'],
)
def test_a_setting_outside_its_list_is_refused(settings: str) -> None:
    with pytest.raises(PostillaError) as caught:
        derived(FOLDER / "bare", f"[transcript]\n{settings}\n")
    (finding,) = caught.value.diagnostics
    assert finding.position.line == 2
    assert finding.code in ("recipe/value", "recipe/unknown-key")
