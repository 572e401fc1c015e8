# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a page is told so that a reader can write an annotation: the same as the command does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from postilla.model.annotation import Body
from postilla.model.kinds import KINDS
from postilla.syntax.placing import place
from postilla.syntax.reader import read_chapter
from postilla.syntax.suggesting import known, lines_of_blocks, rules

ROOT = Path(__file__).parents[1]
CHAPTERS = [
    *sorted((ROOT / "checks" / "edition" / "chapters").glob("*.md")),
    *sorted((ROOT / "roots" / "test-annotations" / "chapters").glob("*.md")),
    *sorted((ROOT.parent / "source" / "chapters").glob("*.md"))[:3],
]
DIRECTIVE = ":::{ednote} words\n:::"


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_lines_are_those_at_which_the_command_writes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    chapter = read_chapter(text, path.stem, path.name)
    places = lines_of_blocks(text, path.stem, path.name)
    assert list(places) == [one.id for one in (*chapter.chapter.blocks, *chapter.chapter.notes)]
    for block, line in places.items():
        lines = text.split("\n")
        lines[line:line] = ["", *DIRECTIVE.split("\n")]
        assert "\n".join(lines) == place(text, chapter, {block: [DIRECTIVE]})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":::{ednote} words\n:::\n\n{#p-1-1}\nWords.\n", {"p-1-1": 5}),
        ("{#p-1-1}\nWords.[^1]\n\n[^1]: One.\n\n    Two.\n", {"p-1-1": 2}),
        ("", {}),
    ],
)
def test_what_is_not_well_formed_is_left_out(text: str, expected: dict[str, int]) -> None:
    assert lines_of_blocks(text, "01-bridges", "01-bridges.md") == expected


def test_the_rules_are_those_of_the_table() -> None:
    told = rules()
    kinds = told["kinds"]
    assert isinstance(kinds, list)
    assert [kind["name"] for kind in kinds] == [
        kind.name for kind in KINDS.values() if kind.body is not Body.NONE
    ]
    for kind in kinds:
        fields = [field.name for field in KINDS[kind["name"]].fields]
        told_fields = [field["name"] for field in kind["fields"]]
        assert told_fields == [name for name in fields if name in told_fields]
        assert set(fields) - set(told_fields) <= {"target", "occurrence", "prefix", "suffix"}
    assert json.loads(json.dumps(told)) == told


def test_a_text_with_one_witness_has_no_variants() -> None:
    kinds = rules(has_witnesses=False)["kinds"]
    assert isinstance(kinds, list)
    assert "variant" not in [kind["name"] for kind in kinds]


def test_what_can_be_named_has_an_order() -> None:
    told = known([("b", "claim"), ("a", "ednote")], {"z": "Z", "y": "Y"})
    assert json.dumps(told) == (
        '{"annotations": {"a": "ednote", "b": "claim"}, "works": {"y": "Y", "z": "Z"}}'
    )
