# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Nothing of a printed reference is lost, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.importer.bibliography.entry import parse_entry
from postilla.importer.bibliography.note import parse_note, split_references
from postilla.importer.bibliography.reference import ParsedReference, Role

LUMPS = st.sampled_from(
    [
        *(
            "Demir",
            "Ayşe",
            "J.",
            " & ",
            " and ",
            ", ",
            ". ",
            "; ",
            ": ",
            " ",
            "\n",
            '"',
            '."',
            ',"',
        ),
        *(
            "“",
            "”",
            "«",
            "»",
            "*",
            "(",
            ")",
            "/",
            "-",
            "$",
            "In ",
            " in ",
            ", ed. ",
            "ed.",
            "vol. ",
        ),
        *(
            "12",
            "2023",
            "(2023)",
            "12/2 (2023): 7-9",
            "7 9",
            "(Izmir: Irmak, 2022)",
            "Izmir: Irmak, ",
        ),
        *(
            "Accessed 18.03.2025. ",
            "accessed, 31.02.2025",
            "https://example.org/a-",
            "www.x.org",
            "İ",
        ),
        *("See ", "Ibid., 7", "IV", "мост", "\u0307", "\xa0"),
    ]
)
TEXTS = st.one_of(st.lists(LUMPS, max_size=16).map("".join), st.text(max_size=60))
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=3).map(
    lambda rows: tuple((start, start + length) for start, length in rows)
)


def hold_together(parsed: ParsedReference) -> None:
    text = parsed.text
    assert "".join(text[piece.start : piece.end] for piece in parsed.pieces) == text
    assert all(piece.start < piece.end for piece in parsed.pieces)
    for piece in parsed.pieces:
        words = text[piece.start : piece.end]
        assert any(map(str.isalnum, words)) == (piece.role is not Role.PUNCTUATION) or (
            piece.role not in (Role.PUNCTUATION, Role.REMAINDER)
        )
    roles = [piece.role for piece in parsed.pieces]
    several = {Role.LABEL, Role.PUNCTUATION, Role.REMAINDER}
    assert all(roles.count(role) <= 1 for role in Role if role not in several)
    assert bool(parsed.remainder) == ("remainder" in parsed.unsure)
    assert bool(parsed.authors) <= (Role.AUTHORS in roles)


@given(TEXTS, SPANS)
def test_an_entry_is_cut_into_pieces_without_loss(
    text: str, spans: tuple[tuple[int, int], ...]
) -> None:
    hold_together(parse_entry(text, spans))


@given(TEXTS, SPANS)
def test_a_note_is_cut_into_pieces_without_loss(
    text: str, spans: tuple[tuple[int, int], ...]
) -> None:
    hold_together(parse_note(text, spans))


@given(TEXTS)
def test_a_note_is_split_at_semicolons_only(text: str) -> None:
    parts = [words for words, _ in split_references(text)]
    assert [char for part in parts for char in part if char.isalnum()] == [
        char for char in text if char.isalnum()
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000,
        '" a' * 7_000,
        "a, " * 7_000,
        "a & " * 5_000,
        "1," * 10_000,
        " " * 20_000 + "ed",
        "(a: b" * 4_000,
        "a. " * 7_000,
        "; " * 10_000,
        "https://a" + " b1" * 7_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_long_text_is_read_in_one_go(text: str) -> None:
    """A pattern that backtracks without bound would never come back from these."""
    hold_together(parse_entry(text))
    hold_together(parse_note(text))
    assert all(words for words, _ in split_references(text))
