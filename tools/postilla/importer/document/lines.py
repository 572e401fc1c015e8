# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands in the lines of a document, sorted for its reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postilla.importer.document.tree import (
    Anchor,
    Block,
    Break,
    Image,
    Inline,
    Listing,
    has_words,
)


def flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give blocks, and in the place of lists what is in their items.

    :param blocks: the blocks.
    """
    for block in blocks:
        if isinstance(block, Listing):
            for item in block.items:
                yield from flat(item)
        else:
            yield block


def without_last_breaks(
    inlines: Sequence[Inline | Image],
) -> tuple[Sequence[Inline | Image], list[Break | Anchor]]:
    """Take off the page breaks behind the last words, for they belong before the next.

    :param inlines: what stands in a line.
    :return: the line without them, and they.
    """
    end = len(inlines)
    while end and not _is_read(inlines[end - 1]):
        end -= 1
    breaks: list[Break | Anchor] = [one for one in inlines[end:] if isinstance(one, Break)]
    return tuple(one for one in inlines if not any(one is other for other in breaks)), breaks


def is_anchor(one: Inline) -> bool:
    """Say whether something is a place that others lead to.

    :param one: what stands in a line.
    """
    return isinstance(one, Anchor)


def _is_read(one: Inline | Image) -> bool:
    return not isinstance(one, Image) and has_words((one,))
