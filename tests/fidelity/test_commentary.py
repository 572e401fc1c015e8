# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the editors say is in each product, word for word, or the proof tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from postilla.fidelity.commentary import Comment, commentary_findings, comments_of
from postilla.syntax.reader import read_chapter
from tests.fidelity import edits
from tests.fidelity.edits import change_pages, elements, remove

if TYPE_CHECKING:
    from tests.fidelity.conftest import Products

SHOWN = ("html", "epub", "pdf", "tei")

CHAPTER = """\
{#p-1-1}
The town has two bridges.

:::{claim} two bridges
:id: two-bridges
:type: statistic
:ascribed-to: the ferryman
See *this*, [that](#fn-1), {cite:p}`smith1990` and the rest.

> Quoted words.
:::

:::{evidence} smith1990
:for: two-bridges
:relation: supports
:locator: p. 63
“Two bridges.”
:::

:::{emend} town
:id: city
:cause: undecided
:reading: city
:ground: both are names of it
:::
"""
CLAIM = "Claim: the ferryman. See this, that, Smith 1990 and the rest. Quoted words."
SAID = {
    "two-bridges": CLAIM,
    "two-bridges-smith1990": "supports, p. 63: “Two bridges.”",
    "city": "both are names of it",
}


def comments(text: str = CHAPTER) -> list[Comment]:
    return list(comments_of(read_chapter(text, "01-bridges", "01-bridges.md").annotations))


def told(shown: dict[str, str]) -> list[str]:
    found = commentary_findings(comments(), shown, "the site", "build/html")
    return [one.message for one in found]


def test_stretches_between_references_and_words_of_fields() -> None:
    claim, evidence, emendation = comments()
    assert claim.body == ("See this, that,", "and the rest.", "Quoted words.")
    assert claim.phrases == ("the ferryman",)
    assert (evidence.id, evidence.claim) == ("two-bridges-smith1990", "two-bridges")
    assert (evidence.body, evidence.phrases) == (("“Two bridges.”",), ("p. 63",))
    assert (emendation.body, emendation.phrases) == ((), ("both are names of it",))


def test_all_is_there() -> None:
    assert told(SAID) == []


def test_evidence_may_stand_with_its_claim() -> None:
    assert told({"two-bridges": f"{CLAIM} {SAID['two-bridges-smith1990']}", **SAID}) == []


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("city", None, "The annotation “city” is missing from the site."),
        ("two-bridges", CLAIM.replace("rest", "others"), "the site lacks “and the rest.”"),
        ("two-bridges", CLAIM.replace("the ferryman", "a man"), "the site lacks “the ferryman”"),
        ("two-bridges", "the ferryman. and the rest. See this, that, Quoted words.", "lacks “and"),
        ("two-bridges", CLAIM.replace("Quoted words.", ""), "lacks “Quoted words.”"),
    ],
)
def test_what_is_lacking(name: str, words: str | None, message: str) -> None:
    shown = {key: value for key, value in SAID.items() if key != name}
    (found,) = told(shown | ({name: words} if words else {}))
    assert message in found


# --- products


@pytest.fixture(scope="module")
def said(annotated: Products) -> Sequence[Comment]:
    """Give what the editors say in the edition with annotations."""
    paths = sorted((annotated.source / "chapters").glob("*.md"))
    return [one for path in paths for one in comments(path.read_text(encoding="utf-8"))]


def codes(annotated: Products, name: str, files: object, said: Sequence[Comment]) -> list[str]:
    found = annotated.findings(name, files or annotated.files(name), said)  # type: ignore[arg-type]
    return [one.message for one in found if one.code == "product/commentary"]


@pytest.mark.parametrize("name", SHOWN)
def test_a_product_says_all_of_it(annotated: Products, name: str, said: Sequence[Comment]) -> None:
    assert len(said) > 10
    assert codes(annotated, name, None, said) == []


@pytest.mark.parametrize("name", SHOWN)
def test_other_words_are_missed(annotated: Products, name: str, said: Sequence[Comment]) -> None:
    changed = [replace(one, body=("Never said.",)) if one.body else one for one in said]
    expected = [one.id for one in said if one.body]
    assert len(expected) > 5
    found = codes(annotated, name, None, changed)
    assert [message.split("“")[1].split("”")[0] for message in found] == expected


def test_the_bare_text_has_none(annotated: Products, said: Sequence[Comment]) -> None:
    assert codes(annotated, "epub-text", None, said) == []


@pytest.mark.parametrize("name", ["html", "epub"])
def test_an_annotation_that_is_gone(
    annotated: Products, name: str, said: Sequence[Comment]
) -> None:
    files = change_pages(annotated.files(name), elements(remove, "keeper"))
    (message,) = codes(annotated, name, files, said)
    assert message.startswith("The annotation “keeper” is missing from ")


def test_annotations_that_are_hidden(annotated: Products, said: Sequence[Comment]) -> None:
    hidden = edits.style(".annotation-body {display: none}")
    found = codes(annotated, "html", change_pages(annotated.files("html"), hidden), said)
    assert len(found) == len([one for one in said if one.body])
