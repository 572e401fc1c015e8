# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The collection as a whole: what it says is in the model, in the context, and in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.json_ld.annotation import MOTIVATIONS
from postilla.json_ld.bodies import BODIES
from postilla.json_ld.context import CONTEXT, W3C
from postilla.json_ld.targets import surroundings
from postilla.model.kinds import KINDS
from tests.json_ld.conftest import SITE, chapters_of, collection_of, faults, items

CASES = Path(__file__).parent / "cases"
CLAIMS = (CASES / "claims" / "in.md").read_text(encoding="utf-8")
WORDS = (CASES / "words" / "in.md").read_text(encoding="utf-8")
WORKS = (CASES / "claims" / "refs.bib").read_text(encoding="utf-8")

OF_THE_W3C = {
    *("id", "type", "body", "target", "source", "selector", "refinedBy", "creator", "rights"),
    *("motivation", "purpose", "conformsTo", "items", "partOf", "first", "last", "format"),
    *("language", "created", "value", "start", "end", "exact", "prefix", "suffix", "name"),
    *("label", "total", "startIndex", "modified"),
}
"""Those names of http://www.w3.org/ns/anno.jsonld that are in use."""


def names_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "@context":
                yield name
                yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)


def test_each_kind_has_its_motivation_and_its_bodies() -> None:
    assert MOTIVATIONS.keys() == BODIES.keys() == KINDS.keys()


def test_every_name_is_told_in_a_context() -> None:
    first, own = CONTEXT
    assert first == W3C
    assert isinstance(own, dict)
    assert not OF_THE_W3C & own.keys()
    for case in CASES.iterdir():
        used = set(names_in(json.loads((case / "golden.json").read_text(encoding="utf-8"))))
        assert used <= OF_THE_W3C | own.keys() - {"postilla"}


def test_ids_are_addresses_of_the_pages_and_no_two_are_the_same() -> None:
    collection = collection_of(CLAIMS, WORDS.replace("p-1", "p-2").replace("fn-1", "fn-2").replace(
        "[^1]", "[^2]"), bibtex=WORKS, edition=SITE)  # fmt: skip
    ids = [one["id"] for one in items(collection)]
    assert len(set(ids)) == len(ids) == collection["total"]
    site = "https://example.org/lenova/chapters"
    assert {one.partition("#")[0] for one in ids} == {f"{site}/01.html", f"{site}/02.html"}
    for one in items(collection):
        if isinstance(one["target"], dict):
            assert one["target"]["source"] == one["id"].partition("#")[0]
        else:
            assert one["target"] in ids


def test_selectors_select_the_words() -> None:
    for text in (CLAIMS, WORDS):
        (chapter,) = chapters_of(text)
        targets = [one["target"] for one in items(collection_of(text, bibtex=WORKS))]
        selectors = [target["selector"] for target in targets if isinstance(target, dict)]
        assert selectors
        for selector in selectors:
            quote, position = selector["refinedBy"]
            base = chapter.passages.folded(selector["value"]).text
            assert base[position["start"] : position["end"]] == quote["exact"]
            passage = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert base.count(passage) == 1
            assert base.find(passage) == position["start"] - len(quote["prefix"])


@st.composite
def places(draw: st.DrawFn) -> tuple[str, int, int]:
    text = " ".join(draw(st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=90)))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(places())
def test_surroundings_tell_the_place(case: tuple[str, int, int]) -> None:
    text, start, end = case
    before, after = surroundings(text, start, end)
    passage = before + text[start:end] + after
    assert text.find(passage) == start - len(before)
    assert text.find(passage, start - len(before) + 1) < 0
    for edge in (start - len(before), end + len(after)):
        assert edge in (0, len(text)) or " " in text[edge - 1 : edge + 1]


def test_the_same_source_gives_the_same_bytes() -> None:
    first, second = (collection_of(CLAIMS, bibtex=WORKS) for _ in range(2))
    assert json.dumps(first) == json.dumps(second)


def change(path: str, value: object) -> dict[str, Any]:
    """Change a value in a good collection; ``None`` takes it away."""
    collection = deepcopy(collection_of(CLAIMS, bibtex=WORKS))
    place: Any = collection
    *way, name = path.split("/")
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    if value is None:
        del place[name]
    else:
        place[name] = value
    return collection


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("@context", ["http://www.w3.org/ns/oa.jsonld", {}]),
        ("id", "#relative"),
        ("type", "OrderedCollection"),
        ("total", -1),
        ("first", None),
        ("first/items", []),
        ("first/items/0/id", None),
        ("first/items/0/type", "Comment"),
        ("first/items/0/target", None),
        ("first/items/0/motivation", "judging"),
        ("first/items/0/created", "2026-05-01"),
        ("first/items/0/rights", "CC BY"),
        ("first/items/0/body/0/value", None),
        ("first/items/0/target/source", None),
        ("first/items/0/target/selector/type", "Fragment"),
        ("first/items/0/target/selector/refinedBy/0/exact", None),
        ("first/items/0/target/selector/refinedBy/1/start", -1),
    ],
)
def test_the_model_tells_what_is_not_in_it(path: str, value: object) -> None:
    assert faults(change(path, value))
