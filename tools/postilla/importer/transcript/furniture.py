# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Running heads and page marks, in the forms that OCR gives them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from postilla.importer.witness import Line, Witness

MAX_HEAD = 160
"""A running head is no longer than this, in characters."""
_REPEATS = 3
_DAMAGED_SHARE = 0.6

_MARK = re.compile(
    r"(?P<open>\$?\^?\{?[|\[(<–—-]*)[ ]?(?P<number>\d{1,4}|[ivxlc]{1,7})[ ]?"
    r"(?P<close>[|\])>–—-]*\}?\$?)"
)
_DAMAGED_MARK = re.compile(r"\W*\|[^|\s]{1,6}\|\W*")


def mark_number(words: str) -> str:
    """Read a line as a page mark.

    :param words: the line.
    :return: the page's number, empty when it can't be one: ``|240|``, ``^{|247|}``, ``243``.
    """
    match = _MARK.fullmatch(words)
    if not match or (match["number"].isalpha() and not match["open"]):
        return ""
    return match["number"]


def is_damaged_mark(words: str) -> bool:
    """Say whether a line looks like a page mark whose number can't be read.

    :param words: the line.
    :return: whether it does.
    """
    return bool(_DAMAGED_MARK.fullmatch(words)) and not mark_number(words)


def page_marks(witness: Witness) -> dict[int, str]:
    """Find the page marks: numbers on lines of their own that grow through the witness.

    :param witness: the witness.
    :return: line (1-based) -> number, as printed; numbers that break the order are no marks.
    """
    found = [
        (line.number, mark_number(witness.text[line.start : line.end]))
        for line in witness.lines
        if 0 < line.end - line.start <= 16
    ]
    arabic = [(line, number) for line, number in found if number.isdecimal()]
    roman = {line: number for line, number in found if number and not number.isdecimal()}
    keep = _longest_growing([int(number) for _, number in arabic])
    return roman | {arabic[place][0]: arabic[place][1] for place in keep}


def _longest_growing(numbers: Sequence[int]) -> list[int]:
    """Give the places of a longest strictly growing subsequence (patience sorting)."""
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(places[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        places[pile : pile + 1] = [place]
    chain = []
    place = places[-1] if places else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]


def running_heads(witness: Witness, marks: dict[int, str]) -> tuple[str, ...]:
    """Find the lines that repeat beside page marks.

    :param witness: the witness.
    :param marks: its page marks, from :func:`page_marks`.
    :return: the words of each running head, the longest first.
    """
    lines = [line for line in witness.lines if line.end > line.start]
    count: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for place, line in enumerate(lines):
        words = witness.text[line.start : line.end]
        if len(words) > MAX_HEAD or line.number in marks or not any(map(str.isalnum, words)):
            continue
        neighbours = lines[max(place - 1, 0) : place + 2]
        count[words] += 1
        beside[words] += any(neighbour.number in marks for neighbour in neighbours)
    heads = [w for w, n in count.items() if n >= _REPEATS and beside[w] * 2 >= n]
    return tuple(sorted(heads, key=lambda head: (-len(head), head)))


def is_running_head(words: str, heads: Sequence[str]) -> bool:
    """Say whether a line is a running head, whole or with its start or end lost.

    :param words: the line.
    :param heads: from :func:`running_heads`.
    :return: whether it is.
    """
    return any(
        words == head or (words in head and len(words) >= _DAMAGED_SHARE * len(head))
        for head in heads
    )


def head_at_end(witness: Witness, line: Line, heads: Sequence[str]) -> int:
    """Find a running head that OCR has glued to the end of a line.

    :param witness: the witness.
    :param line: one of its lines.
    :param heads: from :func:`running_heads`.
    :return: the offset at which the head begins; the line's end when there is none.
    """
    words = witness.text[line.start : line.end]
    for head in heads:
        if words.endswith(" " + head):
            return line.end - len(head)
    return line.end
