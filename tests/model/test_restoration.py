# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The reading text: what moves, what stays, what goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from postilla.model.content import Content, Point, PointKind, Span, SpanKind
from postilla.model.restoration import OffsetMap, Replacement, replaced


def test_marks_move_with_their_words() -> None:
    content = Content(
        "a catc word. Next one.",
        (Point(6, PointKind.CALL, "1"), Point(12, PointKind.PAGE_BREAK, "2")),
        (Span(2, 6, SpanKind.EMPHASIS), Span(7, 11, SpanKind.STRONG)),
        (13,),
    )
    assert replaced(content, [Replacement(2, 6, "longer catch")]) == Content(
        "a longer catch word. Next one.",
        (Point(14, PointKind.CALL, "1"), Point(20, PointKind.PAGE_BREAK, "2")),
        (Span(2, 14, SpanKind.EMPHASIS), Span(15, 19, SpanKind.STRONG)),
        (21,),
    )


def test_new_words_are_as_the_old_ones_began() -> None:
    content = Content(
        "ab cd ef",
        (Point(4, PointKind.CALL, "1"),),
        (
            Span(0, 4, SpanKind.EMPHASIS),
            Span(4, 8, SpanKind.LANGUAGE, "tr"),
        ),
    )
    assert replaced(content, [Replacement(3, 5, "xyz")]) == Content(
        "ab xyz ef",
        (Point(6, PointKind.CALL, "1"),),
        (Span(0, 6, SpanKind.EMPHASIS), Span(6, 9, SpanKind.LANGUAGE, "tr")),
    )


def test_a_span_of_which_nothing_is_left_goes() -> None:
    content = Content("a b c", (), (Span(2, 3, SpanKind.EMPHASIS),))
    assert replaced(content, [Replacement(2, 3, "")]) == Content("a  c")


def test_nothing_replaced_nothing_changed() -> None:
    content = Content("a b", (), (), (2,))
    assert replaced(content, []) is content


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, list[Replacement]]:
    text = draw(st.text("abc ", min_size=1, max_size=30))
    edges = draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return text, [Replacement(start, end, draw(st.text("xy", max_size=4))) for start, end in pairs]


@given(changes())
def test_words_between_replacements_stay(case: tuple[str, list[Replacement]]) -> None:
    text, made = case
    move = OffsetMap(made)
    shown = replaced(Content(text), made).text
    for offset, character in enumerate(text):
        if not any(one.start <= offset < one.end for one in made):
            assert shown[move(offset)] == character
    assert len(shown) == len(text) + sum(len(one.words) - one.end + one.start for one in made)
