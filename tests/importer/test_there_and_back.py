# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The first edition's own TEI, imported as another's would be: the same text comes back."""

from __future__ import annotations

import pytest

from postilla.importer.derive import derive
from postilla.model.content import SpanKind
from postilla.model.lock import LockRow
from postilla.model.tree import LOCK
from postilla.syntax.lock import read_lock
from tests.this_edition import BuiltEdition

RECIPE = 'languages = ["en", "tr", "az", "ru"]\n'
NAMED_OTHERWISE = {"s-decl", "p-decl-1", "s-decl-en", "p-decl-en-1"}
"""The two declarations, of which a row of the recipe names one."""


@pytest.fixture(scope="module")
def back(built_edition: BuiltEdition) -> tuple[LockRow, ...]:
    data = next((built_edition.root / "build/tei").glob("*.xml")).read_bytes()
    derived = derive(data, RECIPE, witness_path="there.xml", recipe_path="recipe.toml")
    return derived.lock.rows


@pytest.fixture(scope="module")
def there(built_edition: BuiltEdition) -> tuple[LockRow, ...]:
    text = (built_edition.root / LOCK).read_text(encoding="utf-8")
    return read_lock(text, LOCK).rows


def what(row: LockRow) -> tuple[object, ...]:
    """Give all that is no address: kind, language, words, calls, page breaks, emphasis."""
    styles = [one for one in row.spans if one[2] is not SpanKind.LANGUAGE]
    return row.form, row.language, row.text, row.points, styles


def test_the_text_is_the_same(there: tuple[LockRow, ...], back: tuple[LockRow, ...]) -> None:
    assert list(map(what, back)) == list(map(what, there))


def test_the_addresses_are_the_same(there: tuple[LockRow, ...], back: tuple[LockRow, ...]) -> None:
    differing = {old.id for old, new in zip(there, back, strict=True) if old.id != new.id}
    assert {name.partition("-i")[0] for name in differing} <= NAMED_OTHERWISE


def test_languages_of_passages_come_back(
    there: tuple[LockRow, ...], back: tuple[LockRow, ...]
) -> None:
    assert [languages(row) for row in back] == [languages(row) for row in there]


def languages(row: LockRow) -> list[tuple[int, int, str]]:
    """Give the passages of other languages; where but a blank is between two, they are one."""
    found: list[tuple[int, int, str]] = []
    for start, end, kind, value in row.spans:
        if kind is SpanKind.LANGUAGE:
            is_more = bool(found) and found[-1][2] == value and start - found[-1][1] <= 1
            first = found.pop()[0] if is_more else start
            found.append((first, end, value))
    return found
