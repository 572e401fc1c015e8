# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Every citation as a file that is read by people, and what none of them may say."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from postilla.citation import names
from postilla.citation.formats import FORMATS, formats_of
from postilla.citation.piece import marked
from postilla.citation.place import passage
from tests.citation.conftest import BARE, EDITIONS, HARD, PLAIN, cited
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("make", FORMATS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("edition", EDITIONS)
def test_golden(edition: str, make: type, golden: Golden) -> None:
    lines = []
    for title, one in cited(EDITIONS[edition]).items():
        form = make(EDITIONS[edition], one.subject)
        lines.append(f"# {title}\n")
        for part in form.parts:
            text = marked(part, form, one.values)
            lines.append(f"{part.caption}: {text}\n" if part.caption else text)
        lines.append("\n")
    golden(GOLDEN / f"{make.__name__}-{edition}.txt", "".join(lines).rstrip() + "\n")


@pytest.mark.parametrize("edition", [PLAIN, BARE, HARD])
def test_nothing_is_made_up(edition: object) -> None:
    assert edition in EDITIONS.values()
    for title, one in cited(edition).items():  # type: ignore[arg-type]
        for form in formats_of(edition, one.subject):  # type: ignore[arg-type]
            text = "".join(marked(part, form, one.values) for part in form.parts)
            if "address" not in one.values:
                assert "://" not in text, (title, form.name)
            if not {"page", "pages"} & one.values.keys():
                assert "p. " not in text.replace("pp. ", "p. "), (title, form.name)
            for word in ("doi", "accessed", "n.p.", "SP  -", '"page"', "  pages = "):
                assert word not in text, (title, form.name)


def test_a_version_is_named_where_there_is_one() -> None:
    for form in formats_of(HARD, passage(HARD).subject):
        text = "".join(marked(part, form, {"key": "k"}) for part in form.parts)
        assert "Lenova edition, version 1.1" in text.replace(HARD.publisher, "Lenova edition")


def test_doctests() -> None:
    assert doctest.testmod(names) == doctest.TestResults(failed=0, attempted=3)
