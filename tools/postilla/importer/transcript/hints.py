# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a transcript shows that its recipe does not say: settings to look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from postilla.importer.blocks.segment import Segment, SegmentKind
from postilla.importer.decision import Decision
from postilla.importer.settings import FORMS, Settings, write_setting
from postilla.importer.transcript.marks import mark_of, marks_of
from postilla.importer.transcript.wording import is_finished
from postilla.importer.witness import Witness

_REACH: Final = 40
"""Characters at the beginning of a line in which a mark can stand."""
_FEWEST: Final = 4
"""Lines that tell how lines are divided."""
_ATTACHED: Final = r"(?<=[^\s\d])"
"""A call follows a word or a stop at once."""


def find_unread_forms(
    segments: Sequence[Segment], witness: Witness, settings: Settings
) -> list[Decision]:
    """Find marks in forms that are not read, before lines and after words alike.

    :param segments: of the witness.
    :param witness: the witness.
    :param settings: of its recipe.
    :return: a doubt for each form, with the setting that has it read.
    """
    forms = [form for form in FORMS if form not in (*settings.marks, "plain")]
    text = [one for one in segments if one.kind in (SegmentKind.PARAGRAPH, SegmentKind.ITEM)]
    found: list[Decision] = []
    for form in forms:
        before, called = _begun(text, witness, form), _called(text, witness, form)
        marks = [mark for mark in before if called.get(mark, set()) - {before[mark][0]}]
        if marks:
            line, first = before[marks[0]]
            found.append(
                Decision(
                    line=line,
                    topic="note",
                    code="import/marks-unread",
                    what=f"“{first}” stands before this line and after a word of the text",
                    ground=f"{len(marks)} such marks in the form “{form}”, which is not read here",
                    sure=False,
                    remedy=write_setting("marks", (*settings.marks, form)),
                )
            )
    return found


def _begun(text: Sequence[Segment], witness: Witness, form: str) -> dict[str, tuple[int, str]]:
    """Give the marks before lines: mark -> line, and as it is printed."""
    pattern, raised = marks_of((form,)).note, marks_of(()).note
    found: dict[str, tuple[int, str]] = {}
    for one in text:
        start = witness.lines[one.line - 1].start
        words = witness.text[start : min(start + _REACH, one.end)]
        match = pattern.match(words)
        if match and one.start - start < match.end() and not raised.match(words):
            found.setdefault(mark_of(match), (one.line, match.group().strip()))
    return found


def _called(text: Sequence[Segment], witness: Witness, form: str) -> dict[str, set[int]]:
    """Give the marks after words: mark -> lines."""
    found: dict[str, set[int]] = defaultdict(set)
    call = re.compile(f"{_ATTACHED}(?:{marks_of((form,)).call})", re.VERBOSE)
    raised = re.compile(marks_of(()).call, re.VERBOSE)
    for one in text:
        for match in call.finditer(witness.text, one.start, one.end):
            if not raised.fullmatch(match.group()):
                found[mark_of(match)].add(one.line)
    return found


def find_printed_lines(
    segments: Sequence[Segment], witness: Witness, settings: Settings
) -> list[Decision]:
    """Find out whether lines are those of the print, although each is taken for a paragraph.

    :param segments: of the witness, in its order.
    :param witness: the witness.
    :param settings: of its recipe.
    :return: a doubt, if most lines that stand right above another one end within a sentence.
    """
    if settings.is_in_printed_lines:
        return []
    text = [one for one in segments if one.kind is SegmentKind.PARAGRAPH]
    above = [one for one, two in pairwise(text) if two.line == one.line + 1]
    broken = [one for one in above if not is_finished(witness.text[one.start : one.end])]
    if len(broken) < _FEWEST or len(broken) * 2 < len(above):
        return []
    return [
        Decision(
            line=broken[0].line,
            topic="block",
            code="import/lines-printed",
            what=f"{len(broken)} lines of text end within a sentence, right above the next line",
            ground="so the lines may be those of the print, and blank ones part the paragraphs",
            sure=False,
            remedy=write_setting("paragraphs", "blank-line"),
        )
    ]
