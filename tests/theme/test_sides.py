# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The style sheets name no side of a page: they say where lines begin and end.

What is written from right to left then stands as a mirror image. `CSS Logical Properties
<https://www.w3.org/TR/css-logical-1/>`_ has the words for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import postilla

PACKAGE = Path(postilla.__file__).parent
SHEETS = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.css"))

WITH_SIDES = {
    # A column of numbers is level at its units, which are at the right in every script.
    ("theme/static/pages.css", "text-align: right"),
    ("builders/epub/theme/pages.css", "text-align: right"),
    # Paper has sides; the second margin is that of pages written from right to left.
    ("theme/static/print.css", "margin: 20mm 25mm 22mm 12mm"),
    ("theme/static/print.css", "margin: 20mm 12mm 22mm 25mm"),
    # Only where the page is written from right to left, of words that are not.
    ("theme/static/directions.css", "text-align: right"),
}
"""Where a side is meant, with the reason."""

DECLARATION = re.compile(r"(?<=[{;])\s*([a-z-]+):\s*([^{};]+)(?=[;}])")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIDED_NAME = re.compile(r"(^|-)(left|right)(-|$)")
SIDED_VALUE = {"text-align", "float", "clear", "caption-side", "justify-content", "justify-self"}
FOUR_SIDES = {"margin", "padding", "inset", "border-width", "border-style", "border-color"}
CORNERS = {"border-radius"}
LENGTHS = re.compile(r"(?:[a-z-]*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()])+")


def sided(css: str) -> Iterator[str]:
    """Give the declarations that name a side."""
    for name, value in DECLARATION.findall(COMMENT.sub("", css)):
        each = LENGTHS.findall(value)
        if (
            SIDED_NAME.search(name)
            or (name in SIDED_VALUE and {"left", "right"} & set(each))
            or (name in FOUR_SIDES and len(each) == 4 and each[1] != each[3])
            or (name in CORNERS and len(each) == 4 and each != [each[0], each[0], each[2], each[2]])
        ):
            yield f"{name}: {value.strip()}"


@pytest.mark.parametrize(
    "css",
    [
        "a{left:0;}",
        "a { border-left: 1px solid }",
        "a { color: red; float: left; }",
        "a { margin: 0 calc(1px * (2 + 3)) 0 2px }",
        "a { border-radius: 0 1px 1px 0 }",
        "@media print { a { scroll-padding-right: 1px } }",
    ],
)
def test_sides_are_found(css: str) -> None:
    assert len(list(sided(css))) == 1


def test_what_has_no_side_is_none() -> None:
    css = "a { margin: 0 1px 2px 1px; inset-inline-start: 0; float: inline-start; padding: 1px }"
    assert list(sided(f"/* left: 0; */ {css} b {{ border-radius: 1px 1px 0 0 }}")) == []


def test_sheets_name_no_side() -> None:
    found = {
        (sheet, declaration)
        for sheet in SHEETS
        for declaration in sided((PACKAGE / sheet).read_text(encoding="utf-8"))
    }
    assert found == WITH_SIDES
