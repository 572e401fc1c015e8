# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Text in which quotations are looked up: what a keyboard or an editor changes is folded.

White space, quotation marks and hyphens have one form each, and soft hyphens are left out;
nothing else is folded, no case and no diacritic.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"

_FOLDED: Final = MappingProxyType(
    {
        **dict.fromkeys(map(ord, "“”„‟«»‹›″"), '"'),
        **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
        **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-"),
    }
)
_SPACES = re.compile(r"\s+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Scripts that set no space between words: there each character is a word's bound."""


def fold_quote(words: str) -> str:
    """Fold words that somebody quotes.

    :param words: as they are typed or pasted.
    :return: the folded words, without white space around them.
    """
    return _SPACES.sub(" ", words.replace(SOFT_HYPHEN, "").translate(_FOLDED)).strip()


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A block's text, folded, with the way back to its own offsets.

    The text has single spaces only, as that of :class:`~postilla.model.content.Content`.
    """

    text: str
    """The block's own."""
    folded: str
    offsets: tuple[int, ...]
    """The offset in the text of each folded character; empty where they are the same."""

    @classmethod
    def of(cls, text: str) -> FoldedText:
        """Fold a block's text."""
        folded = text.translate(_FOLDED)
        if SOFT_HYPHEN not in text:
            return cls(text, folded, ())
        kept = (offset for offset, character in enumerate(text) if character != SOFT_HYPHEN)
        return cls(text, folded.replace(SOFT_HYPHEN, ""), tuple(kept))

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the text for a range of the folded text that is not empty."""
        if not self.offsets:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def find(self, words: str, start: int = 0) -> Iterator[int]:
        """Give the places at which folded words begin, overlapping ones too, in order."""
        place = self.folded.find(words, start) if words else -1
        while place >= 0:
            yield place
            place = self.folded.find(words, place + 1)

    def is_bound(self, offset: int) -> bool:
        """Say whether a word can begin or end before a folded character."""
        if not 0 < offset < len(self.folded):
            return True
        before, after = self.folded[offset - 1], self.folded[offset]
        if _UNSPACED.match(before) or _UNSPACED.match(after):
            return True
        return not (_is_of_word(before) and _is_of_word(after))


def _is_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")
