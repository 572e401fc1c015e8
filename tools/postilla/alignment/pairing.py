# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which sentences of a translation render which of a chapter: paragraphs first, then sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from postilla.alignment.lengths import Bead, Piece, align, find_ratio
from postilla.alignment.passages import Passage
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.identifiers import note_id
from postilla.model.parallel import Alignment, one_to_one
from postilla.model.translation import units_of

_DOUBTFUL: Final = 0.05
"""Lengths that are less likely than this are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What renders a block, as far as it can be told."""

    sentences: tuple[str, ...]
    """A line each."""
    alignment: Alignment
    likelihood: float
    """Of the least likely of its pairs: 0 to 1."""
    is_doubtful: bool

    @property
    def needs_saying(self) -> bool:
        """True when the alignment is another one than line by line, or in doubt."""
        return self.is_doubtful or self.alignment != one_to_one(len(self.sentences))


@dataclass(slots=True)
class _Gathered:
    """What is gathered for a block."""

    lines: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    left_out: set[int] = field(default_factory=set)
    likelihood: float = 1.0
    is_doubtful: bool = False


def pair(chapter: Chapter, passages: Sequence[Passage]) -> Mapping[str, Rendering]:
    """Pair a chapter with its translation.

    Notes are found by their marks, all else by the lengths. No word of the translation is lost:
    what renders nothing is an addition to what stands before it.

    :param chapter: the text.
    :param passages: the translation.
    :return: block id -> what renders it; blocks that nothing renders are missing.
    """
    notes = {one.id: one for one in chapter.notes}
    marked = [one for one in passages if note_id(one.mark) in notes]
    running = [one for one in passages if note_id(one.mark) not in notes]
    blocks = [
        one
        for one in units_of(chapter)
        if one.kind not in (BlockKind.NOTE, BlockKind.CELL) and one.content.text
    ]
    kinds = {one.kind for one in running}
    own = [Piece(len(one.content.text), _kind(one.kind, kinds)) for one in blocks]
    theirs = [Piece(sum(one.lengths), _kind(one.kind, kinds)) for one in running]
    ratio = find_ratio(own, theirs)
    pairing = _Pairing(ratio)
    for bead in align(own, theirs, ratio):
        is_sure = bead.is_plain and bead.likelihood >= _DOUBTFUL
        together = [blocks[place] for place in bead.text]
        pairing.take(together, [running[place] for place in bead.translation], is_sure=is_sure)
    for one in marked:
        pairing.take([notes[note_id(one.mark)]], [one], is_sure=True)
    return dict(pairing.renderings())


def _kind(kind: BlockKind, marked: Collection[BlockKind]) -> str:
    """Name a kind as far as the translation marks it."""
    return (kind if kind in marked else BlockKind.PARAGRAPH).value


class _Pairing:
    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._found: dict[str, _Gathered] = {}
        self._blocks: dict[str, Block] = {}
        self._last: str = ""
        self._early: list[str] = []

    def take(self, blocks: Sequence[Block], passages: Sequence[Passage], *, is_sure: bool) -> None:
        """Pair the sentences of blocks and passages that go together."""
        words = [sentence for one in passages for sentence in one.sentences]
        if not words:
            return
        if not blocks:
            self._add(words)
            return
        own = [(block, number) for block in blocks
               for number in range(1, len(block.content.sentence_bounds()) + 1)]  # fmt: skip
        lengths = [
            end - start for block in blocks for start, end in block.content.sentence_bounds()
        ]
        theirs = [Piece(length) for one in passages for length in one.lengths]
        for block in blocks:
            self._blocks[block.id] = block
            self._found.setdefault(block.id, _Gathered()).is_doubtful |= not is_sure
        if self._early:
            self._last = blocks[0].id
            self._add(self._early)
            self._early = []
        for bead in align([Piece(length) for length in lengths], theirs, self._ratio):
            self._note(bead, [own[place] for place in bead.text], words)
        self._last = self._last or blocks[0].id

    def _note(self, bead: Bead, own: Sequence[tuple[Block, int]], words: Sequence[str]) -> None:
        said = [words[place] for place in bead.translation]
        if not own:
            self._add(said)
            return
        first = max(own, key=_length)[0].id
        numbers = tuple(number for block, number in own if block.id == first)
        for block, number in own:
            gathered = self._found[block.id]
            gathered.likelihood = min(gathered.likelihood, bead.likelihood)
            gathered.is_doubtful |= not bead.is_plain or bead.likelihood < _DOUBTFUL
            if not said or block.id != first:
                gathered.left_out.add(number)
        self._found[first].lines += [(line, numbers) for line in said]
        self._last = first

    def _add(self, words: Sequence[str]) -> None:
        """Add what renders nothing to what stands before it, or else to what comes next."""
        if not self._last:
            self._early += words
            return
        gathered = self._found[self._last]
        gathered.lines += [(line, ()) for line in words]
        gathered.is_doubtful = True

    def renderings(self) -> Iterator[tuple[str, Rendering]]:
        """Give what was found; of a heading all words are one line."""
        for name, one in self._found.items():
            sentences = tuple(line for line, _ in one.lines)
            alignment = Alignment(tuple(rendered for _, rendered in one.lines),
                                  frozenset(one.left_out))  # fmt: skip
            if self._blocks[name].kind is BlockKind.HEADING and sentences:
                sentences, alignment = (" ".join(sentences),), one_to_one(1)
            if sentences:
                yield (
                    name,
                    Rendering(
                        sentences=sentences,
                        alignment=alignment,
                        likelihood=one.likelihood,
                        is_doubtful=one.is_doubtful,
                    ),
                )


def _length(sentence: tuple[Block, int]) -> int:
    block, number = sentence
    start, end = block.content.sentence_bounds()[number - 1]
    return end - start
