# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pairing by lengths: nothing lost, nothing twice, and what goes together found."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.alignment.lengths import Bead, Piece, align, find_ratio

_PIECES = st.lists(
    st.builds(Piece, st.integers(0, 300), st.sampled_from(["", "p", "head"])), max_size=12
)


def pieces(*lengths: int) -> list[Piece]:
    return [Piece(length) for length in lengths]


def shape(beads: tuple[Bead, ...]) -> list[tuple[int, int]]:
    return [(len(bead.text), len(bead.translation)) for bead in beads]


@given(_PIECES, _PIECES)
def test_each_piece_stands_in_one_bead(text: list[Piece], translation: list[Piece]) -> None:
    beads = align(text, translation)
    assert list(chain.from_iterable(bead.text for bead in beads)) == list(range(len(text)))
    others = list(chain.from_iterable(bead.translation for bead in beads))
    assert others == list(range(len(translation)))
    assert all(0 <= bead.likelihood <= 1 for bead in beads)


@given(st.lists(st.integers(20, 300), min_size=1, max_size=12))
def test_a_text_goes_with_itself(lengths: list[int]) -> None:
    beads = align(pieces(*lengths), pieces(*lengths))
    assert all(bead.is_plain and bead.likelihood == 1 for bead in beads)


def test_one_sentence_made_two() -> None:
    beads = align(pieces(40, 150, 60), pieces(44, 70, 90, 66))
    assert shape(beads) == [(1, 1), (1, 2), (1, 1)]


def test_two_sentences_made_one() -> None:
    beads = align(pieces(40, 70, 80, 60), pieces(44, 160, 66))
    assert shape(beads) == [(1, 1), (2, 1), (1, 1)]


def test_what_is_left_out() -> None:
    beads = align(pieces(40, 200, 60, 120), pieces(40, 60, 120))
    assert shape(beads) == [(1, 1), (1, 0), (1, 1), (1, 1)]


def test_a_longer_language_is_no_fault() -> None:
    text, translation = pieces(40, 150, 60), pieces(80, 300, 120)
    assert find_ratio(text, translation) == 2
    assert [bead.likelihood for bead in align(text, translation, 2)] == [1, 1, 1]


def test_half_a_translation_is_no_shorter_language() -> None:
    text = pieces(*(30 + 37 * number % 211 for number in range(40)))
    assert find_ratio(text, text[:20]) == pytest.approx(1, abs=0.1)


def test_kinds_stay_apart() -> None:
    text = [Piece(30, "head"), Piece(30, "p"), Piece(200, "p")]
    translation = [Piece(30, "p"), Piece(200, "p")]
    assert shape(align(text, translation)) == [(1, 0), (1, 1), (1, 1)]


def test_far_more_pieces_on_one_side() -> None:
    beads = align(pieces(*[20] * 3), pieces(*[20] * 300))
    assert sum(len(bead.translation) for bead in beads) == 300
