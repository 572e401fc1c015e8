# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Works, persons and keys."""

from __future__ import annotations

import pytest

from postilla.model.bibliography import WORK_KEY, Person


@pytest.mark.parametrize(
    ("person", "natural"),
    [
        (Person(family="van Beek", given="Jan"), "Jan van Beek"),
        (Person(family="Demir"), "Demir"),
        (Person(literal="Office of Tides"), "Office of Tides"),
    ],
)
def test_a_person_is_shown_in_natural_order(person: Person, natural: str) -> None:
    assert str(person) == natural


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"given": "Ayşe"},
        {"family": "Demir", "literal": "Office of Tides"},
        {"literal": "Office of Tides", "given": "Ayşe"},
    ],
)
def test_a_person_is_divided_or_literal(parts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="either a family name or a literal name"):
        Person(**parts)


@pytest.mark.parametrize("key", ["demir2024", "old-bridges-b", "a"])
def test_a_key_is_small_letters_digits_and_hyphens(key: str) -> None:
    assert WORK_KEY.fullmatch(key)


@pytest.mark.parametrize("key", ["", "2024", "Demir", "demir_2024", "demir 2024", "çiftçi"])
def test_other_keys_are_refused(key: str) -> None:
    assert not WORK_KEY.fullmatch(key)
