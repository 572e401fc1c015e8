# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Two texts of one block, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from postilla.model.block import Block
from postilla.model.change import Change, ChangeKind, quote

_CONTEXT = 2
"""Words shown before and after a difference."""
_LARGEST = 1_000_000
"""Product of the numbers of words up to which the nearest match is sought: beyond it, all words
between the first and the last difference are told at once."""
_SPACES = re.compile(r" {2,}|^ | $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place at which two texts differ."""

    offset: int
    """0-based, in the second text."""
    first: str
    """The words of the first text with some around them, between quotation marks."""
    second: str
    """Those of the second."""


def word_differences(first: str, second: str) -> Iterator[Difference]:
    """Find the words that differ.

    :param first: a text.
    :param second: another.
    :return: the differences, in order; none if and only if the texts are equal.
    """
    old, new = first.split(" "), second.split(" ")
    offsets = [0]
    for word in new:
        offsets.append(offsets[-1] + len(word) + 1)
    for old_start, old_end, new_start, new_end in _ranges(old, new):
        yield Difference(
            offset=min(offsets[new_start], len(second)),
            first=_show(old, old_start, old_end),
            second=_show(new, new_start, new_end),
        )


def tell_words(change: Change, fixed: Block | None) -> Iterator[Change]:
    """Add the words of the fixed text, which a lock does not know.

    :param change: found by way of a lock.
    :param fixed: the block as it is fixed, if there is one of that id.
    :return: the change, or one for each place at which the words differ.
    """
    if fixed is None:
        yield change
    elif change.kind in (ChangeKind.TEXT, ChangeKind.SPACE) and change.block:
        for one in word_differences(fixed.content.text, change.block.content.text):
            yield replace(change, offset=one.offset, expected=one.first, found=one.second)
    elif change.kind is ChangeKind.MISSING and fixed.content.text:
        yield replace(change, expected=f"{change.expected}, {quote(fixed.content.text)}")
    else:
        yield change


def _ranges(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Give start and end in both of what differs, what is equal at both ends left aside."""
    head = _equal(zip(old, new, strict=False))
    tail = _equal(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    old_end, new_end = len(old) - tail, len(new) - tail
    if (old_end - head) * (new_end - head) > _LARGEST:
        yield head, old_end, head, new_end
        return
    matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
    for tag, old_start, old_stop, new_start, new_stop in matcher.get_opcodes():
        if tag != "equal":
            yield head + old_start, head + old_stop, head + new_start, head + new_stop


def _equal(pairs: Iterator[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _show(words: Sequence[str], start: int, end: int) -> str:
    before, after = max(start - _CONTEXT, 0), end + _CONTEXT
    middle = words[start:end]
    if len(middle) > 12:
        middle = [*middle[:6], "[…]", *middle[-6:]]
    text = " ".join([*words[before:start], *middle, *words[end:after]])
    text = _SPACES.sub(lambda spaces: "␣" * len(spaces.group()), text)
    text = text.replace("\N{NO-BREAK SPACE}", "⍽")
    return f"“{'… ' if before else ''}{text}{' …' if after < len(words) else ''}”"
