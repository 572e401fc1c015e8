# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Typst itself reads what is spelled, and has to find the same values."""

from __future__ import annotations

import json
from typing import Any

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from postilla.builders.pdf.source import SourceWriter, Value, expression, string
from postilla.model.diagnostic import Position


def evaluated(code: str) -> Any:
    return json.loads(typst.eval(b"", code, ignore_system_fonts=True))


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example('"} #panic() // /* \\" \\u{41} $x$ @oak <oak> [*_`~]')
@example("\0\a\x1b\x85\u2028\u202e\u2066\ufeff\U000e0041\U0010ffff")
@settings(max_examples=60)
def test_a_text_is_one_string(text: str) -> None:
    assert evaluated(string(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_string_is_one_line_and_shows_all_of_it(text: str) -> None:
    spelled = string(text)
    assert len(spelled.splitlines()) == 1
    assert spelled.isprintable() or any(character.isspace() for character in spelled)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (17, 17),
        ("oak", "oak"),
        ((), []),
        (("oak",), ["oak"]),
        ((1, None), [1, None]),
        ({}, {}),
        (
            {"media_type": "text/plain", "list": ((1,),)},
            {"media-type": "text/plain", "list": [[1]]},
        ),
    ],
)
def test_a_value_is_spelled(value: Value, expected: object) -> None:
    assert evaluated(expression(value)) == expected


def test_a_line_remembers_its_place() -> None:
    out = SourceWriter()
    first, second = Position("a.md", 1), Position("a.md", 2)
    with out.block("paragraph", "x", place=first):
        out.call("text", "oak", place=second)
        out.line("parbreak()")
    source = out.source()
    assert source.text == 'paragraph("x", {\n  text("oak")\n  parbreak()\n})\n'
    assert source.places == (first, second, None, first)
    assert source.place_of(2) == second
    assert source.place_of(3) is source.place_of(0) is source.place_of(5) is None
    assert source.find("oak") == second
    assert source.find("parbreak") is None
