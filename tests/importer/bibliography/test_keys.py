# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Keys: well-formed, each once, the same in every run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.importer.bibliography.keys import make_key, make_unique
from postilla.model.bibliography import WORK_KEY, Person


@pytest.mark.parametrize(
    ("author", "year", "title", "key"),
    [
        (Person(family="Çiftçi", given="Ece"), "2024", "X", "ciftci2024"),
        (Person(family="Həsənqarayev"), "2021", "X", "hesenqarayev2021"),
        (Person(family="İnalcık"), "", "X", "inalcik"),
        (Person(family="Щукин"), "1931", "X", "shchukin1931"),
        (Person(family="van der Beek"), "1931", "X", "vanderbeek1931"),
        (Person(family="Straße-Øst"), "1931", "X", "strasseost1931"),
        (Person(literal="Office of Tides and Rivers"), "2020", "X", "office-tides-rivers-2020"),
        (Person(family="მდინარე"), "2020", "Fog on the Bay", "fog-on-the-2020"),
        (None, "", "44 Old Bridges of the Plain", "bridges-plain"),
        (None, "2020", "The Fog", "the-fog-2020"),
        (None, "", "1931", "work"),
    ],
)
def test_a_work_is_named_after_author_and_year_or_title(
    author: Person | None, year: str, title: str, key: str
) -> None:
    assert make_key((author,) if author else (), year, title) == key


def test_equal_keys_get_letters_that_no_other_key_has() -> None:
    keys = ["a2020", "a2020", "a2020c", "a2020", "fog", "fog", "fog-b"]
    assert make_unique(keys) == ("a2020", "a2020b", "a2020c", "a2020d", "fog", "fog-c", "fog-b")


def test_letters_go_on_after_z() -> None:
    assert make_unique(["fog"] * 28)[25:] == ("fog-z", "fog-ba", "fog-bb")


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=5), st.text(max_size=20))))
def test_any_keys_are_well_formed_and_differ(rows: list[tuple[str, str, str]]) -> None:
    keys = make_unique(
        make_key((Person(family=name),) if name else (), year, title) for name, year, title in rows
    )
    assert len(keys) == len(set(keys)) == len(rows)
    assert all(WORK_KEY.fullmatch(key) for key in keys)
