# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The style sheet as older readers of books see it, who know left and right alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from postilla.builders.epub.style import with_sides

if TYPE_CHECKING:
    from tests.builders.epub.conftest import Book

_UNKNOWN = re.compile(r"[a-z-]*-inline(?:-start|-end)?: [^;]+;|[a-z-]+: (?:inline-)?(?:start|end);")
_SHEET = """
blockquote { margin: 0; margin-inline-start: 1.5em; }
td { padding-inline: 1em 2em; text-align: start; }
th { padding-inline: 1em; }
.row { float: inline-start; border-inline-start: 1px solid; }
"""


def old(css: str) -> str:
    """Leave out what an older reader does not know."""
    return " ".join(_UNKNOWN.sub("", css).split())


@pytest.mark.parametrize(
    ("is_right_to_left", "start", "end"), [(False, "left", "right"), (True, "right", "left")]
)
def test_an_older_reader_is_told_sides(is_right_to_left: bool, start: str, end: str) -> None:
    css = with_sides([_SHEET], is_right_to_left=is_right_to_left)
    assert old(css) == (
        f"blockquote {{ margin: 0; margin-{start}: 1.5em; }} "
        f"td {{ padding-{start}: 1em; padding-{end}: 2em; text-align: {start}; }} "
        f"th {{ padding-{start}: 1em; padding-{end}: 1em; }} "
        f".row {{ float: {start}; }}"
    )


def test_all_others_are_told_what_is_meant_after_that() -> None:
    css = with_sides([_SHEET], is_right_to_left=False)
    assert re.findall(r"[a-z-]*inline[a-z-]*: [^;]+;", css) == re.findall(
        r"[a-z-]*inline[a-z-]*: [^;]+;", _SHEET
    )
    for side, logical in (("margin-left", "margin-inline-start"), ("float: left", "float: inline")):
        assert css.index(side) < css.index(logical)


def test_the_book_has_both(annotated: Book) -> None:
    style = annotated.files["EPUB/style.css"].decode()
    found = re.search(r"\nblockquote \{(?P<rule>[^}]*)\}", style)
    assert found
    assert "margin-left: 1.5em;" in old(found["rule"])
    assert "margin-inline-start: 1.5em;" in found["rule"]
