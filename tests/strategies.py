# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Base text made up: contents of any shape, and small editions that have a bit of everything."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from postilla.model.block import Block, BlockKind, Chapter, Joined
from postilla.model.content import TRANSMITTED, Content, Point, PointKind, Span, SpanKind
from postilla.model.identifiers import cell_id
from postilla.model.line_ends import can_begin
from postilla.model.lock import Lock, lock_rows
from postilla.model.picture import Picture
from postilla.model.spans import normal_spans

CHARACTERS = (
    st.characters(codec="utf8", exclude_categories=("Cs", "Cc"))
    | st.sampled_from("*_`[]<>{}#-+=:|~!&;.()\\1 9a\u00a0%^$\"'")
    | st.sampled_from("abcçğıİöşüабвѣ\u202a\u2069漢字。”")
)
"""What can be in a text; what Markdown takes for markup comes often."""
_TRANSMITTED = st.sampled_from(TRANSMITTED)
_VALUES = {SpanKind.LANGUAGE: st.sampled_from(["tr", "ru"]), SpanKind.REFERENCE: st.just("p-1-1")}
_NO_VALUE = st.just("")


_WORD_LISTS = st.lists(
    st.text(CHARACTERS, min_size=1, max_size=6)
    .map(lambda text: text.replace(" ", ""))
    .filter(bool),
    min_size=1,
    max_size=8,
)


@st.composite
def contents(draw: st.DrawFn, *, with_sentences: bool = True) -> Content:
    """Make words with calls, page breaks, spans and sentences at the edges of words."""
    words = draw(_WORD_LISTS)
    text = " ".join(words)
    spaces = [place for place, character in enumerate(text) if character == " "]
    starts, ends = [0, *(space + 1 for space in spaces)], [*spaces, len(text)]
    lines = [place for place in range(1, len(text)) if can_begin(text, place)]
    breaks = draw(_places(len(lines))) if lines and with_sentences else set()
    edges = [*starts, *ends]
    points = [Point(edges[at], kind, value) for at, kind, value in draw(_points(len(edges)))]
    spans = [
        Span(starts[first], ends[last], kind, value)
        for first, last, kind, value in draw(_spans(len(words)))
    ]
    return Content(
        text,
        tuple(sorted(points, key=lambda point: point.offset)),
        normal_spans(text, _without_links_in_links(spans)),
        tuple(sorted(lines[at] for at in breaks)),
    )


def _without_links_in_links(spans: Sequence[Span]) -> Sequence[Span]:
    kept: list[Span] = []
    for span in spans:
        links = (one for one in kept if one.kind is span.kind is SpanKind.REFERENCE)
        if not any(one.start < span.end and span.start < one.end for one in links):
            kept.append(span)
    return kept


# To make a strategy takes longer than to draw from it, so each is made once: those of contents are
# about the numbers of the places, of which there are few.


@cache
def _places(count: int) -> st.SearchStrategy[set[int]]:
    return st.sets(st.integers(0, count - 1))


@cache
def _points(count: int) -> st.SearchStrategy[list[tuple[int, PointKind, str]]]:
    values = st.sampled_from(["1", "23", "a"])
    place = st.integers(0, count - 1)
    return st.lists(st.tuples(place, st.sampled_from(PointKind), values), max_size=3)


@cache
def _spans(count: int) -> st.SearchStrategy[list[tuple[int, int, SpanKind, str]]]:
    return st.lists(_span(count), max_size=4)


@st.composite
def _span(draw: st.DrawFn, count: int) -> tuple[int, int, SpanKind, str]:
    first = draw(st.integers(0, count - 1))
    last = draw(st.integers(first, count - 1))
    kind = draw(_TRANSMITTED)
    return first, last, kind, draw(_VALUES.get(kind, _NO_VALUE))


@st.composite
def chapters(draw: st.DrawFn) -> Chapter:
    """Make a chapter of blocks of every kind, lists inside lists included."""
    inner = Block(
        id="p-1-2-i1",
        kind=BlockKind.LIST,
        start=draw(st.none() | st.integers(0, 99)),
        children=tuple(
            Block(id=f"p-1-2-i1-i{number}", kind=BlockKind.ITEM, content=draw(contents()))
            for number in (1, 2)
        ),
    )
    items = (
        Block(id="p-1-2-i1", kind=BlockKind.ITEM, content=draw(contents()), children=(inner,)),
        Block(id="p-1-2-i2", kind=BlockKind.ITEM, content=draw(contents())),
    )
    start = draw(st.none() | st.integers(0, 99))
    language = draw(st.sampled_from(["", "tr", "az-Cyrl"]))
    return Chapter(
        name="01-bridges",
        blocks=(
            Block(
                id="s-1",
                kind=BlockKind.HEADING,
                level=draw(st.integers(1, 6)),
                content=draw(contents(with_sentences=False)),
            ),
            Block(
                id="p-1-1", kind=BlockKind.PARAGRAPH, content=draw(contents()), language=language
            ),
            Block(id="p-1-2", kind=BlockKind.LIST, start=start, children=items),
            Block(
                id="p-1-3", kind=BlockKind.QUOTATION, content=draw(contents()), language=language
            ),
            draw(_tables("p-1-4")),
            Block(id="p-1-5", kind=BlockKind.PARAGRAPH, content=draw(contents())),
            Block(id="p-1-6", kind=BlockKind.VERSE, content=draw(contents()), language=language),
            Block(
                id="p-1-7",
                kind=BlockKind.IMAGE,
                content=draw(contents() | st.just(Content(""))),
                picture=draw(_pictures()),
            ),
        ),
        notes=tuple(
            Block(id=f"fn-{mark}", kind=BlockKind.NOTE, content=draw(contents()))
            for mark in ("1", "a")
        ),
    )


_WORDS = st.text("abcdefghçğıöşüабвгд", min_size=1, max_size=7)
_FEW, _MANY = (st.lists(_WORDS, min_size=least, max_size=most) for least, most in ((3, 5), (6, 9)))


def _pictures() -> st.SearchStrategy[Picture]:
    words = contents(with_sentences=False).map(lambda content: content.text) | st.just("")
    return st.builds(
        Picture,
        file=st.just(f"ferry-2-{'0a' * 8}.png"),
        alternative=words,
        description=st.sampled_from(["", "decorative", 'A \\ "ferry"']),
    )


@st.composite
def _tables(draw: st.DrawFn, identifier: str) -> Block:
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    words = contents(with_sentences=False) | st.sampled_from([Content(""), Content("^")])
    cells = (
        replace(
            Block(id=cell_id(identifier, row, column), kind=BlockKind.CELL),
            **draw(
                st.builds(dict, content=words)
                | st.fixed_dictionaries({"joined": st.sampled_from(Joined)})
            ),
        )
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    )
    return Block(id=identifier, kind=BlockKind.TABLE, level=columns, children=tuple(cells))


@st.composite
def editions(draw: st.DrawFn) -> tuple[Chapter, ...]:
    """Make three chapters in which every block has words, a call, a page break and emphasis.

    No two blocks have the same words.
    """
    return tuple(_chapter(draw, number) for number in (1, 2, 3))


def _chapter(draw: st.DrawFn, number: int) -> Chapter:
    def paragraph(place: int) -> Block:
        words = [*draw(_MANY), f"{number}.{place}"]
        text = " ".join(words)
        starts = [0]
        for word in words[:-1]:
            starts.append(starts[-1] + len(word) + 1)
        mark = str(10 * number + place)
        points = (
            Point(starts[2] - 1, PointKind.CALL, mark),
            Point(starts[3], PointKind.PAGE_BREAK, mark),
        )
        span = Span(starts[4], starts[5] - 1, SpanKind.EMPHASIS)
        return Block(
            id=f"p-{number}-{place}",
            kind=BlockKind.PARAGRAPH,
            language=draw(st.sampled_from(["", "tr"])),
            content=Content(text, points, (span,), (starts[2],)),
        )

    def plain(identifier: str, kind: BlockKind) -> Block:
        words = [*draw(_FEW), identifier]
        return Block(id=identifier, kind=kind, content=Content(" ".join(words)))

    first, second = (plain(f"p-{number}-4-i{item}", BlockKind.ITEM) for item in (1, 2))
    inner = Block(
        id=second.id, kind=BlockKind.LIST, children=(plain(f"{second.id}-i1", BlockKind.ITEM),)
    )
    items = (first, replace(second, children=(inner,)))
    heading = plain(f"s-{number}", BlockKind.HEADING)
    return Chapter(
        name=f"0{number}-weather",
        blocks=(
            Block(id=heading.id, kind=heading.kind, content=heading.content, level=2),
            *(paragraph(place) for place in (1, 2, 3)),
            Block(id=f"p-{number}-4", kind=BlockKind.LIST, start=1, children=items),
        ),
        notes=tuple(plain(f"fn-{10 * number + place}", BlockKind.NOTE) for place in (1, 2, 3)),
    )


def lock_of(chapters: Sequence[Chapter]) -> Lock:
    """Fix made-up chapters, for a made-up witness."""
    return Lock(
        witness=hashlib.sha256(b"witness").hexdigest(),
        recipe=hashlib.sha256(b"recipe").hexdigest(),
        chapters=tuple(chapter.name for chapter in chapters),
        rows=lock_rows(tuple(chapters)),
    )
