# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Collation: what is proposed gives the witness back, whatever the two texts are."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from postilla.collation.gaps import gaps
from postilla.collation.proposals import Proposal, collate
from postilla.collation.texts import BaseWord, WitnessWord, text_for, witness_words
from postilla.model.anchor import Anchored, Part
from postilla.model.annotation import Annotation, FieldValue
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import Content
from postilla.model.kinds import VARIANT
from postilla.model.variation import Ignored, WitnessReading

WORD = st.sampled_from(
    [
        "the",
        "a",
        "bridge,",
        "bridge",
        "of",
        "wood.",
        "wood",
        "old",
        "fell",
        "In",
        "in",
        "—",
        "river;",
        "reuer",
    ]
)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=9).map(" ".join)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=4)
IGNORED = st.sets(st.sampled_from(Ignored))


def chapter(paragraphs: Sequence[str]) -> Chapter:
    blocks = (
        Block(id=f"p-1-{number}", kind=BlockKind.PARAGRAPH, content=Content(text))
        for number, text in enumerate(paragraphs, 1)
    )
    return Chapter(name="01-text", blocks=tuple(blocks))


def entry(proposal: Proposal, number: int) -> Anchored:
    annotation = Annotation(
        kind=VARIANT,
        argument="",
        fields=(FieldValue(name="id", value=f"v-{number}"),),
        body="",
        anchor=proposal.block,
        line=1,
        above="",
        source="",
        readings=(proposal.reading,),
    )
    part = Part(proposal.block, *proposal.bounds)
    return Anchored(annotation=annotation, parts=(part,), words="", number=number)


def base_of(
    text: Chapter, ignored: set[Ignored], entries: Sequence[Anchored] = ()
) -> tuple[BaseWord, ...]:
    return text_for([(text, entries)], "B", ignored)


def forms(words: Sequence[BaseWord] | Sequence[WitnessWord]) -> list[str]:
    return [word.form for word in words]


@given(TEXT, TEXT, IGNORED)
def test_the_proposals_give_the_witness_back(
    paragraphs: list[str], other: list[str], ignored: set[Ignored]
) -> None:
    text, witness = chapter(paragraphs), witness_words("\n\n".join(other), ignored)
    base = base_of(text, ignored)
    if not base:
        return
    found = collate(base, witness, "B")
    entries = [entry(one, number) for number, one in enumerate(found.proposals, 1)]
    given_back = base_of(text, ignored, entries)
    assert forms(given_back) == forms(witness)
    again = collate(given_back, witness, "B")
    assert (again.proposals, again.contradictions) == ((), ())


@given(TEXT, IGNORED)
def test_a_text_does_not_differ_from_itself(paragraphs: list[str], ignored: set[Ignored]) -> None:
    base = base_of(chapter(paragraphs), ignored)
    assert gaps(base, witness_words("\n\n".join(paragraphs), ignored)) == ()


def proposals(text: Sequence[str], witness: str) -> list[str]:
    found = collate(base_of(chapter(text), set()), witness_words(witness, set()), "B").proposals
    by_id = {f"p-1-{number}": words for number, words in enumerate(text, 1)}
    return [
        f"{by_id[one.block][slice(*one.bounds)]}] {one.reading}{' ?' if one.doubt else ''}"
        for one in found
    ]


def test_proposals_are_as_an_apparatus_has_them() -> None:
    assert proposals(
        ["The bridge of wood fell, and nobody mended it.", "They came with carts and horses."],
        "The wooden bridge fell, and nobody ever mended it.\n\nThey came with horses and carts.",
    ) == [
        "bridge of wood] B: wooden bridge",
        "nobody] B: nobody ever",
        "carts and horses] B: horses and carts",
    ]


def test_a_long_loss_is_doubtful() -> None:
    lost = "one two three four five six seven eight nine ten eleven twelve thirteen."
    assert proposals(["At first.", lost, "At last."], "At first.\n\nAt last.") == [
        f"{lost}] B om. ?"
    ]


def test_a_paragraph_more_goes_with_the_one_before() -> None:
    found = proposals(["At first.", "At last."], "At first.\n\nIn between.\n\nAt last.")
    assert found == ["first] B: first. In between"]


def test_words_before_a_paragraph_go_with_its_first_word() -> None:
    found = proposals(["At first.", "At last."], "At first.\n\nAnd then at last.")
    assert found == ["At] B: And then at"]


def test_what_an_entry_says_and_the_witness_lacks_is_no_proposal() -> None:
    text = chapter(["The old bridge fell."])
    proposal = Proposal(
        block="p-1-1",
        bounds=(4, 7),
        reading=WitnessReading(witnesses=("B",), words="new"),
    )
    wrong = entry(proposal, 1)
    base = base_of(text, set(), [wrong])
    found = collate(base, witness_words("The low bridge fell.", set()), "B")
    assert found.proposals == ()
    (contradiction,) = found.contradictions
    assert (contradiction.said, contradiction.found) == ("new", "low")


def test_work_grows_with_the_length() -> None:
    """Ten thousand words of which every twentieth differs: within a moment, not a minute."""
    chance = Random(1)
    words = [f"word{chance.randrange(400)}" for _ in range(10_000)]
    other = [f"{word}x" if number % 20 == 0 else word for number, word in enumerate(words)]
    base = base_of(chapter([" ".join(words)]), set())
    assert len(collate(base, witness_words(" ".join(other), set()), "B").proposals) in range(
        450, 501
    )
