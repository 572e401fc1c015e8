# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Translations as they are written: their alignments, and what a file may not have."""

from __future__ import annotations

import doctest

import pytest

from postilla.model.parallel import Alignment
from postilla.syntax import translation
from postilla.syntax.provenance import read_records, write_records
from postilla.syntax.translation import read_translation

_TEXT = """{#s-1}
# Die Mühle

{#p-1-1}
Alt ist sie.
Älter als die Stadt.

{align}`1 1`

{#p-1-2}
- Weizen.
- Roggen.

{align}`i2 1+2`
"""


def test_examples() -> None:
    assert doctest.testmod(translation).failed == 0


def test_alignments_belong_to_the_block_above() -> None:
    read = read_translation(_TEXT, "01-mill", "x.md")
    assert read.findings == ()
    assert read.alignments == {
        "p-1-1": Alignment(((1,), (1,))),
        "p-1-2-i2": Alignment(((1, 2),)),
    }
    assert read.alignment_lines == {"p-1-1": 8, "p-1-2-i2": 14}
    assert [block.id for block in read.chapter.blocks] == ["s-1", "p-1-1", "p-1-2"]


def test_lines_keep_their_numbers() -> None:
    read = read_translation(_TEXT, "01-mill", "x.md")
    assert [block.line for block in read.chapter.blocks] == [2, 5, 11]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("`1 1`", "`1 0`", "parallel/align"),
        ("`1 1`", "``", "parallel/align"),
        ("`1 1`", "`-1`", "parallel/align"),
        ("{align}`1 1`\n", "{align}`1 1`\n\n{align}`1 1`\n", "parallel/align"),
        ("{#s-1}", "{align}`1`\n\n{#s-1}", "parallel/align"),
        ("Alt ist sie.", "Alt {align}`1` ist sie.", "allowed/role"),
        ("Alt ist sie.", "Alt {pb}`3`ist sie.", "allowed/role"),
        ("Alt ist sie.", "[Alt](https://example.org) ist sie.", "allowed/link"),
        ("Alt ist sie.", "Alt <b>ist</b> sie.", "allowed/markup"),
        ("{#p-1-2}", ":::{ednote} Alt\n:id: x\n:::\n\n{#p-1-2}", "allowed/markup"),
        ("{#s-1}", "---\nx: y\n---\n\n{#s-1}", "allowed/front-matter"),
    ],
)
def test_what_is_refused(old: str, new: str, code: str) -> None:
    read = read_translation(_TEXT.replace(old, new, 1), "01-mill", "x.md")
    assert code in {finding.code for finding in read.findings}


def test_records_come_back() -> None:
    text = "# x\np-1-1\t" + "0" * 32 + "\t" + "1" * 32 + "\n"
    records = read_records(text, "base.lock")
    assert read_records(write_records(records), "base.lock") == records
