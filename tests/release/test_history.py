# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a release wants of the history of its annotations."""

from __future__ import annotations

from pathlib import Path

import pytest

from postilla.release.history import history_shortcomings
from postilla.syntax.config import read_edition
from postilla.syntax.history import read_history

ROOT = Path(__file__).parents[1] / "roots" / "test-versions"
HISTORY = read_history((ROOT / "history.toml").read_text(encoding="utf-8"), "history.toml")
EDITION = (ROOT / "edition.toml").read_text(encoding="utf-8")
THERE = ("best-ferry", "no-boat-lost", "people-of-1901", "people-of-1901-harbour-board")


@pytest.mark.parametrize(
    ("there", "number", "said"),
    [
        (THERE, "2.0.0", []),
        (THERE[1:], "2.0.0", ["It is not the one of version 2.0.0: see “best-ferry”."]),
        ((*THERE, "a", "b"), "2.0.0", ["It is not the one of version 2.0.0: see “a” and 1 more."]),
        (THERE, "2.1.0", ["It does not know version 2.1.0."]),
    ],
    ids=["sound", "gone", "added", "version"],
)
def test_a_history_tells_of_what_is_released(
    there: tuple[str, ...], number: str, said: list[str]
) -> None:
    edition = read_edition(EDITION.replace('"2.0.0"', f'"{number}"'), "edition.toml")
    found = list(history_shortcomings(edition, HISTORY, there))
    assert [one.message for one in found] == said
    assert {one.code for one in found} <= {"release/history"}


def test_an_edition_need_not_have_one() -> None:
    edition = read_edition(EDITION, "edition.toml")
    assert not list(history_shortcomings(edition, None, THERE))
