# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Directives taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.syntax import markdown
from postilla.syntax.directive import Directive, is_directive, read_directive, write_directive


def read(text: str, first_line: int = 0) -> Directive:
    (token,) = markdown.parse(text)
    return read_directive(token, first_line)


def test_parts_and_lines() -> None:
    directive = read(
        ":::{cites} smith \n:target: fn-1\n:locator:\nA body\nof two lines.\n:::\n", 10
    )
    assert (directive.name, directive.argument) == ("cites", "smith")
    assert [(one.name, one.value, one.line) for one in directive.options] == [
        ("target", "fn-1", 12),
        ("locator", "", 13),
    ]
    assert directive.body == "A body\nof two lines.\n"
    assert (directive.line, directive.body_line, directive.end_line) == (11, 14, 17)


@pytest.mark.parametrize(
    ("value", "is_safe"),
    [
        ("p. 4, n. 2", True),
        ("a#b", True),
        ("C:x", True),
        ("p. 4 # or 5", False),
        ("see: p. 4", False),
        ("see:", False),
        ("'p. 4", False),
        ('"p. 4"', False),
        ("#4", False),
        ("[1]", False),
        ("| 4", False),
        ("*", False),
    ],
)
def test_values_that_are_read_as_they_are_written(value: str, is_safe: bool) -> None:
    (option,) = read(f":::{{cites}} smith\n:locator: {value}\n:::\n").options
    assert option.value == value
    assert option.is_safe is is_safe


@pytest.mark.parametrize(
    ("written", "value"),
    [("'p. 4'", "p. 4"), ("'see: p. 4 # or 5'", "see: p. 4 # or 5"), ("''''", "'"), ("''", "")],
)
def test_values_between_quotation_marks(written: str, value: str) -> None:
    (option,) = read(f":::{{cites}} smith\n:locator: {written}\n:::\n").options
    assert (option.value, option.is_safe) == (value, True)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_what_is_written_is_read_again(value: str) -> None:
    (option,) = read(write_directive("cites", "smith", [("locator", value)]) + "\n").options
    assert (option.value, option.is_safe) == (value, True)


@pytest.mark.parametrize(("info", "expected"), [("{note}", True), ("python", False), ("", False)])
def test_code_is_no_directive(info: str, expected: bool) -> None:
    (token,) = markdown.parse(f"```{info}\nx\n```\n")
    assert is_directive(token) is expected
