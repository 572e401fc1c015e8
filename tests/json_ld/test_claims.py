# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The claims on a page in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from postilla.json_ld.claims import claims_of_page
from postilla.model.kinds import CLAIM
from postilla.model.labels import labels
from postilla.syntax.config import read_edition
from tests.conftest import Golden
from tests.json_ld.conftest import SITE, chapters_of
from tests.tei.conftest import EDITION

HERE = Path(__file__).parent
CLAIMS = (HERE / "cases" / "claims" / "in.md").read_text(encoding="utf-8")


def described(edition: str = EDITION, text: str = CLAIMS) -> dict[str, Any]:
    (chapter,) = chapters_of(text)
    claims = [one for one in chapter.annotations if one.annotation.kind == CLAIM]
    label_of = labels([chapter.chapter], claims)
    return claims_of_page(read_edition(edition, "edition.toml"), "chapters/01", claims, label_of)


@pytest.mark.parametrize(("name", "edition"), [("claims", EDITION), ("claims+site", SITE)])
def test_case(name: str, edition: str, golden: Golden) -> None:
    text = json.dumps(described(edition), ensure_ascii=False, indent=2)
    golden(HERE / f"schema-org.{name}.json", f"{text}\n")


def keys(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_there_is_no_verdict_and_no_invented_person() -> None:
    found = list(keys(described()))
    types = {value for key, value in found if key == "@type"}
    assert types.isdisjoint({"ClaimReview", "Rating", "Review"})
    assert not {key for key, _ in found if "rating" in key.lower() or "review" in key.lower()}
    claims = [one for one in described()["@graph"] if one["@type"] == "Claim"]
    assert [one.get("author") for one in claims] == [None, "the warden & his wife", None]


def test_the_edition_is_a_reproduction_with_a_commentary() -> None:
    text, page, commentary, *claims = described(SITE)["@graph"]
    assert page["exampleOfWork"] == commentary["about"] == {"@id": text["@id"]}
    assert {claim["isPartOf"]["@id"] for claim in claims} == {text["@id"]}
    assert not {key for key, _ in keys(described(SITE))} & {"isBasedOn", "translationOfWork"}


def test_what_nobody_states_is_left_out() -> None:
    edition = EDITION.replace('text = "CC-BY-4.0"', 'text = "CC-BY-4.0 OR MIT"')
    text, *_ = described(edition)["@graph"]
    assert not {"license", "datePublished"} & text.keys()
    assert text["isPartOf"] == {"@type": "Periodical", "name": "Lenova Review"}
