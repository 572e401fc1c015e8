# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What to tell of a quotation that could not be attached: the same in the checks and the build."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final

from postilla.model.folding import FoldedText, fold_quote
from postilla.model.likeness import Likeness, Names
from postilla.model.quotation import (
    ELLIPSIS,
    Bounds,
    Failure,
    NotFound,
    Quotation,
    locate,
)
from postilla.model.restoration import Replacement, transmitted_words
from postilla.syntax.anchoring import Passages, Unanchored, quotation_of

_MARKUP = re.compile(
    r"\[\^[^\]\s]*\]|\{pb\}`[^`]*`|\{[.#][^}\s]*\}|(?<!\w)[*_]+|[*_]+(?!\w)|[\[\]]|\\(?=[^\w\s])"
)
"""Note calls, page breaks, attributes, emphasis, brackets and backslashes, as in a chapter."""
_CONTEXT: Final = 24
"""How many characters before and after a place are shown."""
_SHOWN: Final = 5
"""How many places of ambiguous words are shown."""
_LONG: Final = 90
"""How many characters of a quotation are repeated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationReport:
    """Why a quotation is not attached, and how it likely can be."""

    code: str
    """Stable, ``quote/…``."""
    message: str
    """One sentence."""
    hint: str
    """One sentence."""


class QuotationReporter:
    """Explains the quotations of a chapter that could not be attached.

    The chapter is gone through once, when the first one is explained.
    """

    def __init__(
        self, passages: Passages, replacements: Mapping[str, Sequence[Replacement]]
    ) -> None:
        """Prepare it.

        :param passages: the chapter's texts.
        :param replacements: block id -> what the reading text changes, in order.
        """
        self._passages = passages
        self._replacements = replacements
        self._likeness: dict[str, Likeness] = {}

    def report(self, lost: Unanchored) -> QuotationReport:
        """Explain one.

        :param lost: the annotation, and why its words were not found.
        :return: what to tell.
        """
        block, quotation = lost.annotation.anchor, quotation_of(lost.annotation)
        if lost.failure is None:
            return self._no_block(block)
        match lost.failure.failure:
            case Failure.EMPTY:
                return _empty(block, lost.annotation.kind.name)
            case Failure.MISSING:
                return self._missing(block, quotation)
            case Failure.INSIDE_WORD:
                return self._inside_word(block, quotation, lost.failure)
            case Failure.SURROUNDINGS:
                return self._surroundings(block, quotation, lost.failure)
            case Failure.AMBIGUOUS:
                return self._ambiguous(block, quotation, lost.failure)
            case Failure.OCCURRENCE:
                return self._occurrence(block, quotation, lost.failure)

    # --- the block

    def _no_block(self, block: str) -> QuotationReport:
        if not block:
            return QuotationReport(
                code="quote/no-block",
                message="There is no block of the text above this annotation.",
                hint="Put it below the paragraph whose words it quotes.",
            )
        nearest = self._names.nearest(block)
        return QuotationReport(
            code="quote/no-block",
            message=f"This chapter has no block “{block}”.",
            hint=f"Did you mean “{nearest}”?" if nearest else "Copy the id from the chapter.",
        )

    @cached_property
    def _names(self) -> Names:
        return Names(self._passages.order)

    # --- words that are not there

    def _missing(self, block: str, quotation: Quotation) -> QuotationReport:
        said = f"The words “{_short(quotation.words)}” do not stand in {block}"
        if transmitted := self._transmitted(block, quotation):
            return QuotationReport(
                code="quote/reading-text",
                message=f"{said} as transmitted, only in the text as restored.",
                hint=f"Quote the words as transmitted: “{transmitted}”.",
            )
        if plain := self._without_markup(block, quotation):
            hint = f"Leave out the markup: “{plain}”."
        elif places := list(islice(self._elsewhere(quotation), 3)):
            said += f", but they are found in {_listed(places)}"
            hint = f"Move the annotation below its block, or write “:target: {places[0]}”."
        else:
            culprit = self._culprit(block, quotation)
            if culprit != quotation.words:
                said = f"The words “{_short(culprit)}” of the quotation do not stand in {block}"
            nearest = self._nearest(block, culprit)
            said += f"; the nearest are “{nearest}”" if nearest else ""
            hint = "Quote the words exactly as the chapter has them."
        return QuotationReport(code="quote/missing", message=f"{said}.", hint=hint)

    def _transmitted(self, block: str, quotation: Quotation) -> str:
        """Give the transmitted words for those of the reading text, or nothing."""
        own = self._replacements.get(block)
        if not own:
            return ""
        base = self._passages.folded(block).text
        return transmitted_words(
            base, own, lambda text: _found(locate(FoldedText.of(text), quotation))
        )

    def _without_markup(self, block: str, quotation: Quotation) -> str:
        plain = " ".join(_MARKUP.sub("", quotation.words).split())
        if plain == quotation.words:
            return ""
        found = locate(self._passages.folded(block), replace(quotation, words=plain))
        return plain if _found(found) else ""

    def _culprit(self, block: str, quotation: Quotation) -> str:
        """Give the end of an abbreviated passage that is missing, or else the whole."""
        first, ellipsis, last = quotation.words.partition(ELLIPSIS)
        if not ellipsis:
            return quotation.words
        text = self._passages.folded(block)
        return last if any(text.find(fold_quote(first))) else first

    def _nearest(self, block: str, words: str) -> str:
        text = self._passages.folded(block).text
        if block not in self._likeness:
            self._likeness[block] = Likeness(text)
        found = self._likeness[block].nearest(words)
        return _short(text[slice(*found)]) if found else ""

    def _elsewhere(self, quotation: Quotation) -> Iterator[str]:
        """Give other blocks of the chapter in which the words stand."""
        first = fold_quote(quotation.words).partition(ELLIPSIS)[0]
        likeness, starts, names = self._chapter
        blocks = (names[bisect_right(starts, place) - 1] for place in likeness.rarest(first))
        for block in dict.fromkeys(blocks):
            if _found(locate(self._passages.folded(block), quotation)):
                yield block

    @cached_property
    def _chapter(self) -> tuple[Likeness, list[int], list[str]]:
        """The texts of all blocks together, where each begins, and their ids."""
        names = list(self._passages.order)
        texts = [self._passages.folded(name).folded for name in names]
        starts, place = [], 0
        for text in texts:
            starts.append(place)
            place += len(text) + 1
        return Likeness("\n".join(texts)), starts, names

    # --- words that are there

    def _inside_word(self, block: str, quotation: Quotation, failure: NotFound) -> QuotationReport:
        text = self._passages.folded(block).text
        start, end = failure.hits[0]
        while start and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        return QuotationReport(
            code="quote/inside-word",
            message=f"“{_short(quotation.words)}” stands in {block} only as a part of longer "
            "words.",
            hint=f"Quote whole words: “{_short(text[start:end])}”.",
        )

    def _surroundings(self, block: str, quotation: Quotation, failure: NotFound) -> QuotationReport:
        asked = [
            f"{name} “{words}”"
            for name, words in (("after", quotation.prefix), ("before", quotation.suffix))
            if words
        ]
        return QuotationReport(
            code="quote/surroundings",
            message=f"The words “{_short(quotation.words)}” stand in {block}, but not "
            f"{' and '.join(asked)}: {self._places(block, failure.hits)}.",
            hint="Copy :prefix: and :suffix: from the words right before and after.",
        )

    def _ambiguous(self, block: str, quotation: Quotation, failure: NotFound) -> QuotationReport:
        count = len(failure.hits)
        return QuotationReport(
            code="quote/ambiguous",
            message=f"The words “{_short(quotation.words)}” stand {_times(count)} in {block}: "
            f"{self._places(block, failure.hits)}.",
            hint=f"Quote more words, or say which are meant with “:occurrence:” and a number "
            f"from 1 to {count}.",
        )

    def _occurrence(self, block: str, quotation: Quotation, failure: NotFound) -> QuotationReport:
        count = len(failure.hits)
        return QuotationReport(
            code="quote/occurrence",
            message=f"The words “{_short(quotation.words)}” stand {_times(count)} in {block}, "
            f"so there is no occurrence {quotation.occurrence}.",
            hint="Leave “:occurrence:” out."
            if count == 1
            else f"Write a number from 1 to {count}: {self._places(block, failure.hits)}.",
        )

    def _places(self, block: str, hits: Sequence[Bounds]) -> str:
        text = self._passages.folded(block).text
        shown = [f"({n}) “{_context(text, hit)}”" for n, hit in enumerate(hits[:_SHOWN], 1)]
        more = len(hits) - len(shown)
        return ", ".join([*shown, f"and {more} more"] if more else shown)


def _empty(block: str, kind: str) -> QuotationReport:
    return QuotationReport(
        code="quote/empty",
        message="The annotation quotes no words.",
        hint=f"Write words of {block or 'the block above'} after {{{kind}}}.",
    )


def _found(result: Bounds | NotFound) -> Bounds | None:
    return None if isinstance(result, NotFound) else result


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _short(words: str) -> str:
    """Repeat words, leaving out the middle of many."""
    if len(words) <= _LONG:
        return words
    half = _LONG // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _context(text: str, hit: Bounds) -> str:
    """Show words between those before and after them, cut at the bounds of words."""
    start, end = hit
    before, after = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    return f"{before}{_short(text[start:end])}{after}"
