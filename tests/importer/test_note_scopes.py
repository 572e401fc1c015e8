# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the marks of a document's notes are counted in, where they begin anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from postilla.importer.document.note_scopes import find_note_marks
from postilla.importer.document.tree import (
    Block,
    Break,
    Call,
    Document,
    Heading,
    Note,
    Paragraph,
    Words,
)


def document(sketch: str) -> Document:
    """Make a document: ``#`` is a heading, ``##`` a lower one, ``|12`` a page, else a call."""
    notes: list[Note] = []

    def blocks() -> Iterator[Block]:
        for word in sketch.split():
            if not word.strip("#"):
                yield Heading(level=len(word), inlines=(Words("A heading"),))
            elif word.startswith("|"):
                yield Paragraph(inlines=(Words("A page. "), Break(word[1:]), Words("Goes on.")))
            else:
                notes.append(Note(key=f"key {len(notes)}", mark=word))
                yield Paragraph(inlines=(Words("A word."), Call(notes[-1].key)))

    return Document(blocks=tuple(blocks()), notes=tuple(notes))


@pytest.mark.parametrize(
    ("sketch", "marks", "counted_in"),
    [
        ("# 1 2 # 3 *", "1 2 3 *", ""),
        ("# 1 2 # 1 # 1 2", "c1-1 c1-2 c2-1 c3-1 c3-2", "chapter"),
        ("# 1 ## 2 # * ## 1", "c1-1 c1-2 c2-* c2-1", "chapter"),
        ("# * ** # * 1", "c1-* c1-** c2-* c2-1", "chapter"),
        ("# a b # a", "c1-a c1-b c2-a", "chapter"),
        ("# 5 6 # 5", "c1-5 c1-6 c2-5", "chapter"),
        ("# 1 2 |12 1 |13 1 2", "p11-1 p11-2 p12-1 p13-1 p13-2", "page"),
        ("# 1 |xiv 1", "n1-1 n2-1", ""),  # the page before is not known
        ("|xiv 1 |xv 1", "pxiv-1 pxv-1", "page"),
        ("# 1 2 1", "n1-1 n1-2 n2-1", ""),
        ("# 1 1 2 |12 1", "n1-1 n2-1 n2-2 n3-1", ""),  # two of them are on one page
    ],
)
def test_marks(sketch: str, marks: str, counted_in: str) -> None:
    found = find_note_marks(document(sketch))
    assert list(found.marks.values()) == marks.split()
    assert found.counted_in == counted_in
    assert found.doubled == ()


@pytest.mark.parametrize(
    ("sketch", "marks", "doubled"),
    [
        ("# 1 2 2 3", "1 2 n2-2 3", ["n2-2"]),
        ("# 1 2 2 2 3", "1 2 n2-2 n3-2 3", ["n2-2", "n3-2"]),
        ("# 1 2 # 1 2 2", "c1-1 c1-2 c2-1 c2-2 n2-2", ["n2-2"]),
    ],
)
def test_a_slip_is_no_new_run(sketch: str, marks: str, doubled: list[str]) -> None:
    found = find_note_marks(document(sketch))
    assert list(found.marks.values()) == marks.split()
    assert list(found.doubled) == doubled
