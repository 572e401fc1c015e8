# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a witness has and the apparatus does not say, as variants for a person to correct."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from postilla.collation.gaps import Gap, gaps
from postilla.collation.texts import BaseWord, WitnessWord
from postilla.model.quotation import Bounds
from postilla.model.variation import Lack, WitnessReading

_LONG: Final = 12
"""Words of a difference that is not doubted for its length."""
_UNLIKE: Final = 4
"""Words in the place of others from which on it is asked whether they belong together."""
_END: Final = re.compile(r"\W+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A reading that nobody has written down."""

    block: str
    bounds: Bounds
    """The words of the text in the place of which it stands."""
    reading: WitnessReading
    """Its line is that of the witness at which it begins."""
    doubt: str = ""
    """What a person has to decide, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A reading that somebody has written down, and that the witness does not have."""

    entry: str
    """The id of the variant."""
    said: str
    """The words that it gives the witness, with those around them that differ, too."""
    found: str
    """What the witness has."""
    line: int
    """1-based, of the witness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """What became of a witness."""

    proposals: tuple[Proposal, ...]
    contradictions: tuple[Contradiction, ...]


def collate(base: Sequence[BaseWord], witness: Sequence[WitnessWord], siglum: str) -> Collation:
    """Hold a witness against what text and apparatus give for it.

    :param base: the words that they give.
    :param witness: the words that it has.
    :param siglum: its siglum.
    :return: the differences, in order; none where nothing is left to be said.
    """
    proposals: list[Proposal] = []
    contradictions: list[Contradiction] = []
    if base:
        for gap in gaps(base, witness):
            words = base[gap.start : gap.end]
            if entry := next((word.entry for word in words if word.entry), ""):
                contradictions.append(_contradiction(entry, gap, base, witness))
            else:
                proposals += _Proposer(base, witness, siglum).propose(gap)
    return Collation(proposals=tuple(proposals), contradictions=tuple(contradictions))


def _contradiction(
    entry: str, gap: Gap, base: Sequence[BaseWord], witness: Sequence[WitnessWord]
) -> Contradiction:
    return Contradiction(
        entry=entry,
        said=_said(base[gap.start : gap.end]),
        found=_said(witness[gap.other_start : gap.other_end]),
        line=_line(witness, gap.other_start),
    )


class _Proposer:
    def __init__(
        self, base: Sequence[BaseWord], witness: Sequence[WitnessWord], siglum: str
    ) -> None:
        self.base, self.witness, self.siglum = base, witness, siglum

    def propose(self, gap: Gap) -> Iterator[Proposal]:
        """Make the proposals of a difference: one a block."""
        if gap.start == gap.end:
            yield self._addition(gap)
            return
        blocks = [
            [place for place, _ in run]
            for _, run in groupby(
                enumerate(self.base[gap.start : gap.end], gap.start), lambda pair: pair[1].block
            )
        ]
        others = self._divided(gap, len(blocks))
        for places, (start, end) in zip(blocks, others, strict=True):
            own = Gap(places[0], places[-1] + 1, start, end)
            doubt = self._doubt(own)
            if len(blocks) > 1 and gap.other_start < gap.other_end:
                doubt = "the difference runs over several paragraphs; is it divided rightly?"
            yield self._proposal(own, doubt)

    def _divided(self, gap: Gap, parts: int) -> list[tuple[int, int]]:
        """Divide the words of the witness among blocks: by its paragraphs, if they are as many."""
        places = range(gap.other_start, gap.other_end)
        runs = [
            list(run) for _, run in groupby(places, lambda place: self.witness[place].paragraph)
        ]
        if len(runs) == parts:
            return [(run[0], run[-1] + 1) for run in runs]
        rest = [(gap.other_end, gap.other_end)] * (parts - 1)
        return [(gap.other_start, gap.other_end), *rest]

    def _addition(self, gap: Gap) -> Proposal:
        """Words that the text does not have go with the word before them, or with the next one."""
        is_long = gap.other_end - gap.other_start > _LONG
        doubt = "a long addition; is it text of this work?" if is_long else ""
        if self._belongs_to_next(gap):
            place = gap.start
            own = Gap(place, place + 1, gap.other_start, gap.other_end + 1)
        else:
            place = gap.start - 1
            own = Gap(place, place + 1, gap.other_start - 1, gap.other_end)
        if entry := self.base[place].entry:
            doubt = f"the word beside it is one of the variant {entry}; make one entry of both"
        return self._proposal(own, doubt)

    def _belongs_to_next(self, gap: Gap) -> bool:
        if gap.start == 0:
            return True
        if gap.start == len(self.base):
            return False
        is_between = self.base[gap.start - 1].block != self.base[gap.start].block
        last, following = self.witness[gap.other_end - 1], self.witness[gap.other_end]
        return is_between and last.paragraph == following.paragraph

    def _doubt(self, gap: Gap) -> str:
        own, other = gap.end - gap.start, gap.other_end - gap.other_start
        if not other and own > _LONG:
            return "left out (om.), or is the witness lost here (lac.)?"
        if max(own, other) > _LONG:
            return "a long difference; do the words correspond?"
        forms = {word.form for word in self.base[gap.start : gap.end]}
        others = {word.form for word in self.witness[gap.other_start : gap.other_end]}
        if min(own, other) >= _UNLIKE and forms.isdisjoint(others):
            return "no word is the same; do they correspond?"
        return ""

    def _proposal(self, gap: Gap, doubt: str) -> Proposal:
        own = self.base[gap.start : gap.end]
        said = _said(self.witness[gap.other_start : gap.other_end])
        end = own[-1].end
        tail = _END.search(own[-1].text)
        # Punctuation that both have at the end is no part of the difference.
        if tail and said.endswith(tail[0]) and len(said) > len(tail[0]) < len(own[-1].text):
            said, end = said.removesuffix(tail[0]), end - len(tail[0])
        line = _line(self.witness, gap.other_start)
        return Proposal(
            block=own[0].block,
            bounds=(own[0].start, end),
            reading=WitnessReading(
                witnesses=(self.siglum,),
                words=said,
                lack=None if said else Lack.OMITTED,
                line=line,
            ),
            doubt=doubt,
        )


def _said(words: Sequence[BaseWord | WitnessWord]) -> str:
    return " ".join(word.text for word in words)


def _line(witness: Sequence[WitnessWord], place: int) -> int:
    return witness[min(place, len(witness) - 1)].line if witness else 1
