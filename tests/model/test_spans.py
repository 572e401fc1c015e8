# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The normal form of spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from postilla.model.content import Span, SpanKind, span_order
from postilla.model.spans import normal_spans

EM, STRONG = SpanKind.EMPHASIS, SpanKind.STRONG
SPANS = st.builds(
    lambda start, length, kind: Span(start, start + length, kind),
    st.integers(0, 10),
    st.integers(1, 10),
    st.sampled_from([EM, STRONG]),
)
TEXT = st.text("ab ", min_size=20, max_size=20)


def test_touching_spans_are_one() -> None:
    assert normal_spans("abcdef", [Span(0, 3, EM), Span(3, 6, EM)]) == (Span(0, 6, EM),)


def test_spans_of_two_languages_stay_two() -> None:
    spans = (Span(0, 3, SpanKind.LANGUAGE, "ru"), Span(3, 6, SpanKind.LANGUAGE, "tr"))
    assert normal_spans("abcdef", reversed(spans)) == spans


def test_spaces_at_the_edges_are_left_out() -> None:
    assert normal_spans("a b c", [Span(1, 4, EM), Span(1, 2, STRONG)]) == (Span(2, 3, EM),)


def test_crossing_spans_are_cut() -> None:
    assert normal_spans("ab cd ef", [Span(0, 5, EM), Span(3, 8, STRONG)]) == (
        Span(0, 5, EM),
        Span(3, 5, STRONG),
        Span(6, 8, STRONG),
    )


@given(TEXT, st.lists(SPANS, max_size=6))
def test_every_letter_keeps_what_lies_over_it(text: str, spans: list[Span]) -> None:
    def over(place: int, spans: tuple[Span, ...]) -> set[SpanKind]:
        return {span.kind for span in spans if span.start <= place < span.end}

    normal = normal_spans(text, spans)
    for place, character in enumerate(text):
        if character != " ":
            assert over(place, normal) == over(place, tuple(spans))


@given(TEXT, st.lists(SPANS, max_size=6))
def test_spans_are_nested_and_in_order(text: str, spans: list[Span]) -> None:
    normal = normal_spans(text, spans)
    assert normal == tuple(sorted(normal, key=span_order))
    assert normal == normal_spans(text, normal)
    for span in normal:
        assert not text[span.start : span.end].startswith(" ")
        assert not text[span.start : span.end].endswith(" ")
        for other in normal:
            assert not span.start < other.start < span.end < other.end
