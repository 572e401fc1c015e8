# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What annotations are about, as selectors of the Web Annotation Data Model (section 4.2).

A block is a fragment of its page. It is refined by the words and by their place, each enough by
itself: in code points of the block's base text, that of a list with a blank between two items.
"""

from __future__ import annotations

from typing import Final

from postilla.model.addresses import Addresses
from postilla.model.anchor import Anchored
from postilla.syntax.anchoring import Passages

_HTML: Final = "http://tools.ietf.org/rfc/rfc3236"
"""The syntax of fragments of a page, in the words of section 4.2.1."""
_AROUND: Final = 32
"""Code points before and after the words, or more where these would not tell the place."""


def place_target(block: str, addresses: Addresses) -> dict[str, object]:
    """Make the target of an annotation on a block as a whole.

    :param block: its id.
    :param addresses: of the edition.
    :return: a ``SpecificResource``.
    """
    return _resource(block, addresses, {})


def words_target(anchored: Anchored, passages: Passages, addresses: Addresses) -> dict[str, object]:
    """Make the target of an annotation on words.

    :param anchored: the annotation.
    :param passages: the texts of its chapter.
    :param addresses: of the edition.
    :return: a ``SpecificResource``.
    """
    parts = anchored.parts
    block = parts[0].block if len(parts) == 1 else anchored.annotation.anchor
    text = passages.folded(block).text
    start, end = passages.bounds(block, parts)
    before, after = surroundings(text, start, end)
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": before,
        "suffix": after,
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return _resource(block, addresses, {"refinedBy": [quote, position]})


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Give so much of the text around words that they are told from the same words elsewhere.

    :param text: a block's.
    :param start: of the words, 0-based, in code points.
    :param end: exclusive.
    :return: the text right before and right after the words, beginning and ending with a word.
    """
    length = _AROUND
    while True:
        first, last = max(start - length, 0), min(end + length, len(text))
        if first:
            first = max(text.rfind(" ", 0, first) + 1, 0)
        if last < len(text):
            last = text.find(" ", last) if " " in text[last:] else len(text)
        passage = text[first:last]
        if text.find(passage) == first and text.find(passage, first + 1) < 0:
            return text[first:start], text[end:last]
        length *= 2


def _resource(block: str, addresses: Addresses, refinement: dict[str, object]) -> dict[str, object]:
    return {
        "type": "SpecificResource",
        "source": addresses.home(block),
        "selector": {
            "type": "FragmentSelector",
            **({"conformsTo": _HTML} if addresses.has_site else {}),
            "value": block,
            **refinement,
        },
    }
