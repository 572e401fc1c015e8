# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What points to what: calls and notes, printed entries and works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from postilla.model.annotation import Annotation
from postilla.model.block import Chapter
from postilla.model.content import PointKind
from postilla.model.identifiers import call_id, note_id
from postilla.model.kinds import CITES


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links of an edition; ids without ``#``."""

    calls: Mapping[str, Sequence[str]]
    """Block id -> the ids of the calls in its words, in order."""
    callers: Mapping[str, Sequence[str]]
    """Note id -> the ids of its calls, in order."""
    cited: Mapping[str, Sequence[str]]
    """Id of a note or printed entry -> the keys of the works that it cites, in order."""


def collect_links(chapters: Iterable[Chapter], annotations: Iterable[Annotation]) -> Links:
    """Collect the links of an edition.

    :param chapters: all chapters; a note and its calls stand in the same one.
    :param annotations: all annotations.
    :return: the links.
    """
    calls: dict[str, list[str]] = {}
    callers: dict[str, list[str]] = {}
    for chapter in chapters:
        seen: Counter[str] = Counter()
        for block in chapter.walk():
            for call in block.content.of(PointKind.CALL):
                seen[call.value] += 1
                identifier = call_id(call.value, seen[call.value])
                calls.setdefault(block.id, []).append(identifier)
                callers.setdefault(note_id(call.value), []).append(identifier)
    cited: dict[str, list[str]] = {}
    for annotation in annotations:
        if annotation.kind is CITES:
            keys = cited.setdefault(annotation.anchor, [])
            if annotation.argument not in keys:
                keys.append(annotation.argument)
    return Links(calls=calls, callers=callers, cited=cited)
