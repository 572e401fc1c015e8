# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Chapters held against a lock: every change of the base text, each told once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.block_changes import block_changes
from postilla.model.change import Change, ChangeKind, quote
from postilla.model.identifiers import IdKind, kind_of, list_name
from postilla.model.lock import Lock, LockRow, digest, lock_row

_NO_WORDS = digest("")
_ITEM = re.compile(r"(?P<list>.*)-i[0-9]+")
_LIST = BlockKind.LIST.value


def compare(lock: Lock, chapters: Sequence[Chapter]) -> tuple[Change, ...]:
    """Hold chapters against a lock.

    Blocks are matched by their ids, and those left over by their words. Time and memory grow
    with the number of blocks (with its logarithm, too, for their order).

    :param lock: how the text is fixed.
    :param chapters: how it stands, in the order of their files.
    :return: the changes, those of whole chapters first; there are none if and only if both
        hold the same blocks with the same words, in the same order.
    """
    return tuple(_Comparison(lock, chapters).changes())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    number: int
    """0-based, among all blocks of all files."""
    chapter: str
    block: Block
    row: LockRow


class _Comparison:
    def __init__(self, lock: Lock, chapters: Sequence[Chapter]) -> None:
        self.lock = lock
        self.chapters = [chapter.name for chapter in chapters]
        blocks = ((chapter.name, block) for chapter in chapters for block in chapter.walk())
        self.found = [
            _Found(number=number, chapter=name, block=block, row=_named(lock_row(name, block)))
            for number, (name, block) in enumerate(blocks)
        ]
        self.fixed = [*map(_named, lock.rows)]
        self.rows = {row.id: row for row in self.fixed}
        self.bearers: dict[str, _Found] = {}
        """Id in the lock -> the block that it names."""
        self.surplus: list[_Found] = []
        for found in self.found:
            if found.row.id in self.rows and found.row.id not in self.bearers:
                self.bearers[found.row.id] = found
            else:
                self.surplus.append(found)

    def changes(self) -> Iterator[Change]:
        yield from self._chapters()
        surplus = list(self._surplus())  # first, for it finds words that bear another id
        yield from _without_items(self._missing())
        yield from _without_items(surplus)
        yield from _without_items(self._moved())
        for identifier, found in self.bearers.items():
            yield from block_changes(self.rows[identifier], found.row, found.block)

    def _chapters(self) -> Iterator[Change]:
        there, fixed = set(self.chapters), set(self.lock.chapters)
        for kind, names, expected, found in (
            (ChangeKind.CHAPTER_MISSING, self.lock.chapters, "the chapter {}", "no such file"),
            (ChangeKind.CHAPTER_ADDED, self.chapters, "no chapter {}", "such a file"),
        ):
            for name in names:
                if name not in there & fixed:
                    yield Change(
                        kind=kind, chapter=name, expected=expected.format(name), found=found
                    )

    def _surplus(self) -> Iterator[Change]:
        """Tell what the blocks are whose id is not in the lock, or is taken."""
        lost: defaultdict[str, deque[str]] = defaultdict(deque)
        known: dict[str, str] = {}
        for row, signature in zip(self.fixed, _signatures(self.fixed), strict=True):
            known[signature] = row.id
            if row.id not in self.bearers:
                lost[signature].append(row.id)
        signatures = _signatures([found.row for found in self.found])
        for found in self.surplus:
            identifier, signature = found.row.id, signatures[found.number]
            words = quote(found.block.content.text)
            if identifier in self.rows:
                sides = f"{identifier} once", f"a second block of that id, {words}"
                yield _whole(ChangeKind.DOUBLED, found, *sides)
            elif lost[signature]:
                own = lost[signature].popleft()
                self.bearers[own] = found
                name = f"the id {identifier}" if identifier else "no id"
                change = _whole(ChangeKind.ID, found, f"the id {own}", f"{name} on these words")
                yield replace(change, id=own)
            elif signature in known:
                sides = f"the words of {known[signature]} once", f"them again, in {identifier}"
                yield _whole(ChangeKind.DOUBLED, found, *sides)
            elif identifier and found.chapter in self.lock.chapters:
                sides = f"no block {identifier}", f"one, {words}"
                yield _whole(ChangeKind.ADDED, found, *sides)

    def _missing(self) -> Iterator[Change]:
        before: Block | None = None
        chapter = ""
        for row in self.fixed:
            before, chapter = (before if row.chapter == chapter else None), row.chapter
            found = self.bearers.get(row.id)
            if found and found.chapter == chapter:
                before = found.block
            elif found is None and chapter in self.chapters:
                yield Change(
                    kind=ChangeKind.MISSING,
                    id=row.id,
                    chapter=chapter,
                    block=before,
                    offset=len(before.content.text) if before and before.content.text else None,
                    expected=f"the block {row.id}",
                    found="none of that id or of those words",
                )

    def _moved(self) -> Iterator[Change]:
        order = {row.id: number for number, row in enumerate(self.fixed)}
        here: defaultdict[str, list[tuple[_Found, int]]] = defaultdict(list)
        for identifier, found in sorted(self.bearers.items(), key=lambda item: item[1].number):
            if found.chapter == self.rows[identifier].chapter:
                here[found.chapter].append((found, order[identifier]))
            else:
                yield self._move(ChangeKind.MOVED, order[identifier], found)
        for pairs in here.values():
            kept = _longest_rise([number for _, number in pairs])
            for place, (found, number) in enumerate(pairs):
                if place not in kept:
                    is_note = found.block.kind is BlockKind.NOTE
                    kind = ChangeKind.NOTE_ORDER if is_note else ChangeKind.MOVED
                    yield self._move(kind, number, found)

    def _move(self, kind: ChangeKind, number: int, found: _Found) -> Change:
        row = self.fixed[number]
        fixed = self.fixed[number - 1] if number else row
        now = self.found[found.number - 1].row if found.number else found.row
        elsewhere = row.chapter != found.chapter
        expected, there = (
            f"{name} {_after(one, before)}" + (f" in {one.chapter}" if elsewhere else "")
            for name, one, before in ((row.id, row, fixed), ("it", found.row, now))
        )
        return replace(_whole(kind, found, expected, there), id=row.id)


def _named(row: LockRow) -> LockRow:
    """Give a list inside an item a name of its own: its row has the id of the item."""
    is_inner = row.form.startswith(_LIST) and kind_of(row.id) is IdKind.ITEM
    return replace(row, id=list_name(row.id)) if is_inner else row


def _after(row: LockRow, before: LockRow) -> str:
    if row is before or row.chapter != before.chapter:
        return "at the beginning"
    return f"after {before.id or 'a block without id'}"


def _whole(kind: ChangeKind, found: _Found, expected: str, there: str) -> Change:
    return Change(
        kind=kind,
        id=found.row.id,
        chapter=found.chapter,
        block=found.block,
        expected=expected,
        found=there,
    )


def _without_items(changes: Iterable[Change]) -> Iterator[Change]:
    """Leave out what is told of an item when the same is told of its list, and the reverse."""
    told: set[str] = set()
    for change in changes:
        told.add(change.id)
        if told.isdisjoint(_around(change.id)):
            yield change


def _around(name: str) -> tuple[str, ...]:
    """Name what an item or an inner list is part of."""
    if item := _ITEM.fullmatch(name):
        return item["list"], list_name(item["list"])
    around = name.removesuffix(list_name(""))
    return () if around == name else (around,)


def _signatures(rows: Sequence[LockRow]) -> list[str]:
    """Give a key to the words of each block; a block without words is known by the next one's."""
    keys: list[str] = []
    following = ""
    for row in reversed(rows):
        following = digest(row.form + following) if row.text == _NO_WORDS else row.text
        keys.append(following)
    return keys[::-1]


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Find the longest rising subsequence: what has kept its order.

    :param numbers: different numbers.
    :return: the 0-based places of its members.
    """
    tails: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(places[length - 1] if length else None)
        if length == len(tails):
            tails.append(number)
            places.append(place)
        else:
            tails[length], places[length] = number, place
    kept: set[int] = set()
    at = places[-1] if places else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept
