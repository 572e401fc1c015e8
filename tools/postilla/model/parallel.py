# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts in parallel: which sentences of one stand beside which of another.

A row is the smallest run of sentences of the text that every version renders within itself: where
one version has made one sentence of two, the others wait for both. Rows keep the order of the
text; what a version says elsewhere stands beside what it renders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"}
)
_SCRIPT_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the lines of one version of a block, a sentence each, render the block's sentences."""

    lines: tuple[tuple[int, ...], ...]
    """For each line the sentences that it renders, 1-based; none for an addition."""
    left_out: frozenset[int] = frozenset()
    """The sentences that are not rendered, knowingly."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands level."""

    sentences: tuple[int, ...]
    """Of the block, 1-based; none where a version has an addition."""
    lines: tuple[tuple[int, ...], ...]
    """For each version the lines that render them, 1-based, in its own order."""


def one_to_one(count: int) -> Alignment:
    """Give the alignment of a version that says nothing of it: each line is one sentence.

    :param count: of the lines.
    :return: the alignment.
    """
    return Alignment(tuple((number,) for number in range(1, count + 1)))


def fault_of(alignment: Alignment, sentences: int, lines: int) -> str:
    """Say what keeps an alignment from fitting a block and its version.

    :param alignment: it.
    :param sentences: how many the block has.
    :param lines: how many the version has.
    :return: a sentence, or nothing when it fits.

    >>> fault_of(one_to_one(2), 3, 2)
    'Sentence 3 of the text is in no line, and is not said to be left out.'
    """
    if len(alignment.lines) != lines:
        return f"It is about {len(alignment.lines)} lines, and the translation has {lines}."
    named = set(chain.from_iterable(alignment.lines))
    for number in sorted(named | alignment.left_out):
        if number > sentences:
            return f"It names sentence {number}, and the text has {sentences}."
    if both := named & alignment.left_out:
        return f"Sentence {min(both)} is both rendered and left out."
    if lost := set(range(1, sentences + 1)) - named - alignment.left_out:
        return f"Sentence {min(lost)} of the text is in no line, and is not said to be left out."
    return ""


def level(sentences: int, versions: Sequence[Alignment | None]) -> tuple[Row, ...]:
    """Bring the versions of a block into rows.

    :param sentences: how many the block has.
    :param versions: their alignments, each of which fits; ``None`` for one that lacks the block.
    :return: the rows, in the order of the text; an addition right after what stands before it in
        its own version. It takes as long as the block is.
    """
    row_of = _rows_of(sentences, versions)
    count = max(row_of.values(), default=-1) + 1
    members: list[list[int]] = [[] for _ in range(count)]
    for sentence, row in row_of.items():
        members[row].append(sentence)
    lines: list[list[list[int]]] = [[[] for _ in versions] for _ in range(count)]
    added: dict[int, list[Row]] = {}
    for place, version in enumerate(versions):
        last = -1
        for number, rendered in enumerate(version.lines if version else (), 1):
            if rendered:
                last = row_of[rendered[0]]
                lines[last][place].append(number)
            else:
                own = tuple((number,) if other == place else () for other in range(len(versions)))
                added.setdefault(last, []).append(Row((), own))
    rows = [*added.get(-1, ())]
    for number in range(count):
        rows.append(Row(tuple(members[number]), tuple(map(tuple, lines[number]))))
        rows += added.get(number, ())
    return tuple(rows)


def _rows_of(sentences: int, versions: Sequence[Alignment | None]) -> dict[int, int]:
    """Give the row of each sentence, counted from 0."""
    reaches = {number: number for number in range(1, sentences + 1)}
    for version in versions:
        for rendered in version.lines if version else ():
            if rendered:
                first, last = min(rendered), max(rendered)
                reaches[first] = max(reaches[first], last)
    rows: dict[int, int] = {}
    row, end = -1, 0
    for number, reach in reaches.items():
        if number > end:
            row += 1
        end = max(end, reach)
        rows[number] = row
    return rows


def moved(rows: Sequence[Row], version: int) -> frozenset[int]:
    """Give the lines of a version that stand before what comes earlier in the text.

    :param rows: of a block.
    :param version: its place in the rows.
    :return: the lines, 1-based.
    """
    latest = 0
    found: set[int] = set()
    for row in rows:
        if row.sentences:
            found.update(line for line in row.lines[version] if line < latest)
            latest = max(latest, *row.lines[version], 0)
    return frozenset(found)


def unit_id(identifier: str, language: str) -> str:
    """Name a unit in a language.

    :param identifier: of the block or sentence in the text.
    :param language: BCP 47.
    :return: the id of the unit; see :mod:`postilla.model.identifiers`.
    """
    return f"{identifier}--{language.lower()}"


def is_right_to_left(language: str) -> bool:
    """Say whether a language is written from right to left.

    :param language: BCP 47; a script that it names goes before what is usual.
    :return: whether it is.

    >>> [tag for tag in ("he", "az", "az-Arab", "ar-Latn") if is_right_to_left(tag)]
    ['he', 'az-Arab']
    """
    primary, *others = language.lower().split("-")
    script = next((one for one in others if len(one) == _SCRIPT_LETTERS and one.isalpha()), "")
    return script in _RIGHT_TO_LEFT_SCRIPTS if script else primary in _RIGHT_TO_LEFT


def direction(language: str) -> str:
    """Say in which direction the lines of a language run, in the words of HTML.

    :param language: BCP 47.
    :return: ``ltr`` or ``rtl``.
    """
    return "rtl" if is_right_to_left(language) else "ltr"
