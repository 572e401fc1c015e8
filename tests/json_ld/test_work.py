# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The work and the edition in the words of schema.org."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from postilla.json_ld.work import edition_as_data
from postilla.model.downloads import SITE, downloads_of
from postilla.model.edition import Edition, Version
from tests.citation.conftest import PLAIN
from tests.conftest import Golden

HERE = Path(__file__).parent
RELEASED = replace(
    PLAIN,
    titles=(("en", "On the bridges of Lenova"), ("tr", "Lenova köprüleri")),
    site_url="https://example.org/lenova",
    versions=(Version(number="1.0", date="2026-01-15", changes="The first version."),),
)


def described(edition: Edition) -> dict[str, Any]:
    return edition_as_data(edition, "index", downloads_of(edition, ("epub", "pdf", SITE)))


@pytest.mark.parametrize(("name", "edition"), [("edition", PLAIN), ("edition+site", RELEASED)])
def test_case(name: str, edition: Edition, golden: Golden) -> None:
    text = json.dumps(described(edition), ensure_ascii=False, indent=2)
    golden(HERE / f"schema-org.{name}.json", f"{text}\n")


def test_the_edition_is_no_adaptation() -> None:
    work, edition, commentary = described(RELEASED)["@graph"]
    assert edition["exampleOfWork"] == commentary["about"] == {"@id": work["@id"]}
    text = json.dumps(described(RELEASED))
    assert "isBasedOn" not in text
    assert "workTranslation" not in text


def test_no_address_is_made_up() -> None:
    text = json.dumps(described(PLAIN))
    for known in ("https://schema.org", "https://creativecommons.org", "https://spdx.org"):
        text = text.replace(known, "")
    assert "://" not in text
