# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Reading chapters that nobody's writer wrote."""

from __future__ import annotations

import pytest

from postilla.model.content import PointKind, SpanKind
from postilla.syntax.position import position_in
from postilla.syntax.reader import ReadChapter, read_chapter

CHAPTER = """\
{#s-1}
The bridges
===========

{#p-1-1}
Both **stand** to
this _day_ &amp; {pb}`12`hold.[^1]

:::{cites} smith
:target: fn-1
:::

{#p-1-2}
* One.
* Two.

[^1]: A note.

:::{cites} jones
:::
"""


def read(text: str) -> ReadChapter:
    return read_chapter(text, "01-bridges", "source/chapters/01-bridges.md")


def test_other_spellings_of_the_same_text() -> None:
    chapter = read(CHAPTER).chapter
    heading, paragraph, items = chapter.blocks
    assert (heading.level, heading.content.text) == (1, "The bridges")
    assert paragraph.content.text == "Both stand to this day & hold."
    assert [span.kind for span in paragraph.content.spans] == [SpanKind.STRONG, SpanKind.EMPHASIS]
    assert [point.kind for point in paragraph.content.points] == [
        PointKind.PAGE_BREAK,
        PointKind.CALL,
    ]
    assert items.start is None
    assert [item.id for item in items.children] == ["p-1-2-i1", "p-1-2-i2"]
    assert [note.id for note in chapter.notes] == ["fn-1"]


def test_anchors_and_lines_of_annotations() -> None:
    first, second = read(CHAPTER).annotations
    assert (first.argument, first.anchor, first.line) == ("smith", "fn-1", 9)
    assert (second.argument, second.anchor, second.line) == ("jones", "p-1-2", 19)


def test_positions() -> None:
    chapter = read(CHAPTER)
    paragraph = chapter.chapter.blocks[1]
    for offset, place in ((0, "6:1"), (5, "6:8"), (14, "7:1"), (23, "7:12"), (25, "7:26")):
        assert str(position_in(chapter, paragraph, offset)).endswith(f".md:{place}")
    assert str(position_in(chapter, paragraph)).endswith(":6:1")
    assert str(position_in(chapter, None)).endswith(":1:1")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Words.\n", "base/id-missing", 1),
        ("{#p-1-1}\n- One.\n\n  Another.\n", "base/structure", 4),
        ("[^1]: One.\n\n    Another.\n", "base/structure", 1),
        ("> Words.\n", "base/id-missing", 1),
        ("{#p-1-1}\n> One.\n>\n> Another.\n", "base/structure", 2),
        ("{#p-1-1}\n> - One.\n", "base/structure", 2),
        ("| a |\n| --- |\n| b |\n", "base/id-missing", 1),
        ("{#p-1-1}\n<b>Words.</b>\n", "allowed/markup", 2),
    ],
)
def test_text_that_is_no_base_text(text: str, code: str, line: int) -> None:
    found = [(one.code, one.position.line) for one in read(text).findings]
    assert (code, line) in found


def test_of_two_blocks_with_one_id_the_first_has_the_places() -> None:
    chapter = read("{#p-1-1}\nOne.\n\n{#p-1-1}\nTwo.\n")
    assert [block.line for block in chapter.chapter.blocks] == [2, 5]
    assert chapter.places["p-1-1"].of(0) == (2, 1)
