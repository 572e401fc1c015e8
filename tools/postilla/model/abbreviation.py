# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The shortest quotation that leads to some words and to no others."""

from __future__ import annotations

from typing import Final

from postilla.model.folding import FoldedText
from postilla.model.quotation import ELLIPSIS, Bounds, NotFound, Quotation, locate

_SHORT: Final = 40
"""Up to how many characters words are quoted whole, where that is clear."""
_MOST: Final = 12
"""How many words are tried at each end before the whole is quoted."""


def quotation_for(text: FoldedText, bounds: Bounds) -> Quotation:
    """Quote words of a block.

    :param text: the block's.
    :param bounds: the words, which begin and end at bounds of words.
    :return: the quotation, with an occurrence only where the same words stand elsewhere, too.
    """
    words = text.text[slice(*bounds)]
    if len(words) <= _SHORT:
        return _counted(text, bounds, words)
    pieces = words.split(" ")
    for total in range(2, min(2 * _MOST, len(pieces))):
        for first in sorted(range(1, total), key=lambda first: abs(2 * first - total)):
            ends = " ".join(pieces[:first]), " ".join(pieces[first - total :])
            quote = ELLIPSIS.join(ends)
            if len(quote) < len(words) and locate(text, Quotation(words=quote)) == bounds:
                return Quotation(words=quote)
    return _counted(text, bounds, words)


def _counted(text: FoldedText, bounds: Bounds, words: str) -> Quotation:
    found = locate(text, Quotation(words=words))
    if not isinstance(found, NotFound):
        return Quotation(words=words)
    occurrence = found.hits.index(bounds) + 1 if bounds in found.hits else 0
    return Quotation(words=words, occurrence=occurrence)
