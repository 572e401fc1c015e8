# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Lists of names, inverted and natural."""

from __future__ import annotations

import pytest

from postilla.importer.bibliography.names import parse_inverted, parse_natural
from postilla.model.bibliography import Person


def person(text: str) -> Person:
    """Write ``Family|Given``, or a body without a stroke."""
    family, stroke, given = text.partition("|")
    return Person(family=family, given=given) if stroke else Person(literal=family)


@pytest.mark.parametrize(
    ("text", "names", "sure"),
    [
        ("Demir, Ayşe.", ["Demir|Ayşe"], True),
        ("Demir, Ayşe & Jan van der Beek", ["Demir|Ayşe", "van der Beek|Jan"], True),
        ("Demir, Ayşe, Jan Novák, and Li Wei", ["Demir|Ayşe", "Novák|Jan", "Wei|Li"], True),
        ("Demir, Ayşe ve Su Ünal", ["Demir|Ayşe", "Ünal|Su"], True),
        ("Demir, A., Novák, J. & Wei, L.", ["Demir|A.", "Novák|J.", "Wei|L."], False),
        ("Demir, Ayşe & Novák, Jan", ["Demir|Ayşe", "Novák|Jan"], True),
        ("Demir Ayşe & Jan Novák", ["Demir|Ayşe", "Novák|Jan"], False),
        ("Demir, Ayşe & Jan H, Novák", ["Demir|Ayşe", "Novák|Jan H"], False),
        ("Məmmədov, Coşqun Əli oğlu", ["Məmmədov|Coşqun Əli oğlu"], True),
        ("Ministry of Roads and Bridges", ["Ministry of Roads and Bridges"], True),
        ("UNESCO.", ["UNESCO"], True),
        ("World Bridge Watch", ["World Bridge Watch"], False),
        ("", [], True),
    ],
)
def test_inverted_names(text: str, names: list[str], sure: bool) -> None:
    assert parse_inverted(text) == (tuple(map(person, names)), sure)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ayşe Demir, Jan Novák & Li Wei,", ["Demir|Ayşe", "Novák|Jan", "Wei|Li"]),
        ("Demir & Novák", ["Demir|", "Novák|"]),
        ("Ludwig van Beek", ["van Beek|Ludwig"]),
        ("Məmmədov Coşqun Əli oğlu", ["Məmmədov|Coşqun Əli oğlu"]),
        ("President of the Rowing Club Jan Novák", ["President of the Rowing Club Jan Novák"]),
        ("Office of Tides, Harbour Branch", ["Office of Tides, Harbour Branch"]),
    ],
)
def test_natural_names(text: str, names: list[str]) -> None:
    assert parse_natural(text) == (tuple(map(person, names)), True)
