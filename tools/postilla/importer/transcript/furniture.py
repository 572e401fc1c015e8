# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a page has beside its text and notes: its number, its running head."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postilla.importer.transcript.marks import CONTROLS, normal_mark
from postilla.importer.witness import Line, Witness

LONGEST_STEP = 10
"""From one page mark to the next the number grows by no more than this."""
_LONGEST_HEAD = 160
"""A running head is no longer than this, in characters."""
_LONGEST_MARK = 16
_REPEATS = 3
_DAMAGED_SHARE = 0.6

_C = f"[{CONTROLS}]*"
_BEFORE = rf"{_C}\$?\^?\{{?[|\[(<–—【〔（-]*[ ]?{_C}"
_BEHIND = rf"{_C}[ ]?[|\])>–—】〕）-]*\}}?\$?{_C}"
_NUMBER = rf"{_BEFORE}(?P<number>\d{{1,4}}){_BEHIND}"
_MARK = re.compile(_NUMBER)
_HEAD_AND_MARK = re.compile(rf"(?P<head>\S.*\S)[ \t]+(?:[|/][ ])?{_NUMBER}")
_MARK_AND_HEAD = re.compile(rf"{_NUMBER}(?:[ ][|/])?[ \t]+(?P<head>\S.*\S)")
_DAMAGED_MARK = re.compile(r"\W*\|[^|\s]{1,6}\|\W*")


@dataclass(frozen=True, slots=True)
class PageMark:
    """A printed page number."""

    line: int
    """1-based."""
    start: int
    """0-based offset into the witness, in code points, of the number with what decorates it."""
    end: int
    """Exclusive."""
    number: str
    head: str = ""
    """The running head on its line."""
    is_bare: bool = False
    """Whether it is alone on its line, without bars, brackets or dashes."""


def mark_number(words: str) -> str:
    """Read words as a page mark.

    :param words: a line.
    :return: the page's number, empty when it can't be one: ``|240|``, ``^{|247|}``, ``243``.
    """
    match = _MARK.fullmatch(words)
    return normal_mark(match["number"]) if match else ""


def is_damaged_mark(words: str) -> bool:
    """Say whether a line looks like a page mark whose number can't be read.

    :param words: the line.
    :return: whether it does.
    """
    return bool(_DAMAGED_MARK.fullmatch(words)) and not mark_number(words)


def page_marks(witness: Witness) -> dict[int, PageMark]:
    """Find the page marks: numbers that grow through the witness, step by step.

    A mark stands on a line of its own, or before or after a running head of two words or more
    that stands so on three lines. Of all ways to read the numbers, the one with the most marks
    is taken; a single bare number proves nothing.

    :param witness: the witness.
    :return: line -> mark; numbers that break the order are no marks.
    """
    heads = Counter[str]()
    candidates: dict[int, list[PageMark]] = {}
    for line in witness.lines:
        candidates[line.number] = list(_candidates(witness, line))
        heads.update({mark.head for mark in candidates[line.number] if mark.head})
    fitting = [
        [mark for mark in marks if not mark.head or heads[mark.head] >= _REPEATS]
        for marks in candidates.values()
    ]
    chain = _best_chain(fitting)
    if len(chain) == 1 and chain[0].is_bare:
        return {}
    return {mark.line: mark for mark in chain}


def _candidates(witness: Witness, line: Line) -> Iterator[PageMark]:
    words = witness.text[line.start : line.end]
    if len(words) > _LONGEST_HEAD:
        return
    if len(words) <= _LONGEST_MARK and (number := mark_number(words)):
        bare = words.isdecimal()
        yield PageMark(line.number, line.start, line.end, number, is_bare=bare)
        return
    for pattern in (_HEAD_AND_MARK, _MARK_AND_HEAD):
        found = pattern.fullmatch(words)
        if found and " " in found["head"]:
            start, end = found.span("head")
            edges = (0, start) if start else (end, len(words))
            left, right = (line.start + edge for edge in edges)
            yield PageMark(line.number, left, right, normal_mark(found["number"]), found["head"])


@dataclass(frozen=True, slots=True)
class _Link:
    mark: PageMark
    weight: int
    before: _Link | None


def _best_chain(lines: Sequence[Sequence[PageMark]]) -> list[PageMark]:
    """Choose, line by line, marks whose numbers grow by small steps, as many as can be."""
    best: dict[int, _Link] = {}
    last: _Link | None = None
    for marks in lines:
        links = [_link(mark, best) for mark in marks]
        for link in links:
            number = int(link.mark.number)
            if number not in best or best[number].weight < link.weight:
                best[number] = link
            if last is None or last.weight < link.weight:
                last = link
    chain = []
    while last:
        chain.append(last.mark)
        last = last.before
    return chain[::-1]


def _link(mark: PageMark, best: Mapping[int, _Link]) -> _Link:
    number = int(mark.number)
    near = [best[number - step] for step in range(1, LONGEST_STEP + 1) if number - step in best]
    before = max(near, key=lambda link: link.weight, default=None)
    weight = 1 if mark.is_bare else 2
    return _Link(mark, weight + (before.weight if before else 0), before)


class RunningHeads:
    """The lines that repeat beside page marks."""

    def __init__(self, witness: Witness, marks: Mapping[int, PageMark]) -> None:
        """Find them.

        :param witness: the witness.
        :param marks: its page marks, from :func:`page_marks`.
        """
        lines = [line for line in witness.lines if line.end > line.start]
        first: dict[str, int] = {}
        count, beside = Counter[str](), Counter[str]()
        near_mark: set[int] = set()
        for place, line in enumerate(lines):
            words = witness.text[line.start : line.end]
            if line.number in marks:
                continue
            if len(words) > _LONGEST_HEAD or not any(map(str.isalnum, words)):
                continue
            first.setdefault(words, line.number)
            count[words] += 1
            if any(other.number in marks for other in lines[max(place - 1, 0) : place + 2]):
                beside[words] += 1
                near_mark.add(line.number)
        often = [words for words, times in count.items() if times >= _REPEATS]
        whole = {words for words in often if beside[words] * 2 >= count[words]}
        self.refrains = {first[words]: words for words in often if words not in whole}
        """Line -> words that repeat from there on, but not beside page marks."""
        self.origins = {first[words] for words in whole} - near_mark
        """Lines with the words of a running head that may be what the heads repeat: a title."""
        self._index(whole | {mark.head for mark in marks.values() if mark.head})

    def _index(self, whole: Collection[str]) -> None:
        self._whole = frozenset(whole)
        self._lengths = sorted({len(head) for head in whole}, reverse=True)
        self._forwards = sorted(whole)
        self._backwards = sorted(head[::-1] for head in whole)

    def has(self, words: str) -> bool:
        """Say whether a line is a running head.

        :param words: the line.
        :return: whether it is, letter by letter.
        """
        return words in self._whole

    def has_part(self, words: str) -> bool:
        """Say whether a line is a running head whose start or end is lost.

        :param words: the line.
        :return: whether it is; most of the head must be there.
        """
        return _is_start(words, self._forwards) or _is_start(words[::-1], self._backwards)

    def at_end(self, words: str) -> int:
        """Find a running head that OCR has glued to the end of a line.

        :param words: the line.
        :return: where in the line the head begins; the line's length when there is none.
        """
        for length in self._lengths:
            place = len(words) - length
            if place > 1 and words[place - 1] == " " and words[place:] in self._whole:
                return place
        return len(words)


def _is_start(words: str, heads: Sequence[str]) -> bool:
    place = bisect_left(heads, words)
    head = heads[place] if place < len(heads) else ""
    return head.startswith(words) and len(words) >= _DAMAGED_SHARE * len(head)
