# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Marks of notes: as they are printed, and as they stand in ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.identifiers import IdKind, call_id, kind_of, note_id, page_id
from postilla.model.note_marks import (
    SIGNS,
    is_mark,
    mark_key,
    mark_phrase,
    own_mark,
    printed_mark,
    shown_mark,
)

PRINTED = ["1", "17", "١٧", "۱۷", "１７", "*", "**", "†", "§", "a", "B", "α", "א", "ب", "十二", "③"]
SCOPES = ["", "p243-", "pxii-", "p12b-", "c2-", "n3-"]
MARKS = st.builds(str.__add__, st.sampled_from(SCOPES), st.sampled_from(PRINTED))


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        *(("17", "17"), ("١٧", "17"), ("۱۷", "17"), ("１７", "17"), ("十七", "17"), ("⑰", "17")),
        *(("二十", "20"), ("一〇三", "103"), ("百二十三", "123")),
        *(("*", "star"), ("**", "star-star"), ("‡", "double-dagger"), ("§", "section")),
        *(
            ("A", "a"),
            ("α", "alpha"),
            ("ς", "final-sigma"),
            ("ב", "bet"),
            ("ب", "beh"),
            ("б", "be"),
        ),
        *(("p243-١", "p243-1"), ("c2-†", "c2-dagger"), ("double-dagger", "double-dagger")),
    ],
)
def test_keys(mark: str, key: str) -> None:
    assert mark_key(mark) == key


@pytest.mark.parametrize("words", ["", "Upper", "a.b", "1 2", "†1", "αβ", "p1-", "漢", "-1", " "])
def test_what_is_no_mark(words: str) -> None:
    assert not is_mark(words)


@given(MARKS)
def test_a_mark_makes_ids_of_the_scheme(mark: str) -> None:
    assert is_mark(mark)
    assert kind_of(note_id(mark)) is IdKind.NOTE
    assert kind_of(call_id(mark)) is kind_of(call_id(mark, 2)) is IdKind.CALL
    assert mark_key(mark_key(mark)) == mark_key(mark)


@given(MARKS)
def test_what_is_shown_and_the_id_give_the_mark_back(mark: str) -> None:
    assert shown_mark(printed_mark(mark), mark_key(mark)) == mark
    assert (own_mark(mark) or mark_key(mark)) == mark


def test_another_number_is_not_taken_for_the_one_of_the_id() -> None:
    assert shown_mark("2", "p243-1") == "2"
    assert shown_mark("**", "p243-star") == "**"


@pytest.mark.parametrize(
    ("key", "phrase"),
    [
        *(("17", "n. 17"), ("17-2", "n. 17"), ("p243-1", "p. 243, n. 1")),
        *(("p243-1-2", "p. 243, n. 1"), ("c2-17", "ch. 2, n. 17"), ("star", "n. *")),
        *(("double-dagger", "n. ‡"), ("double-dagger-2", "n. ‡")),
    ],
)
def test_phrases(key: str, phrase: str) -> None:
    assert mark_phrase(key) == phrase


def test_pages_have_keys_as_notes_have() -> None:
    assert [page_id(one) for one in ("243", "٢٤٣", "xii")] == ["pg-243", "pg-243", "pg-xii"]


def test_signs_have_names_of_their_own() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
