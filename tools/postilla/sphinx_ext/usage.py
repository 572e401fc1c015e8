# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where each work of ``refs.bib`` is used: in the text, as evidence, in what the editors say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from postilla.model.annotation import Annotation
from postilla.model.annotation_index import AnnotationIndex, Entry
from postilla.model.claims import RESTS_ON
from postilla.model.kinds import CLAIM, EVIDENCE
from postilla.sphinx_ext.citations import CitationIndex
from postilla.sphinx_ext.facts import Citing
from postilla.syntax.mentions import MentionKind, mentions_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Where one work is used; all in reading order."""

    entries: tuple[str, ...] = ()
    """The printed entries that are about it."""
    notes: tuple[Citing, ...] = ()
    """The author's notes that cite it."""
    claims: tuple[Entry, ...] = ()
    """The claims that rest on one of these entries or notes."""
    evidence: tuple[Entry, ...] = ()
    """The evidence taken from it."""
    mentions: tuple[Entry, ...] = ()
    """The annotations whose text cites it."""


def usage_of_works(citations: CitationIndex, index: AnnotationIndex) -> Mapping[str, Usage]:
    """Find where each work is used.

    :param citations: who cites what.
    :param index: of all annotations.
    :return: key -> usage, of all works that are used at all.
    """
    claims = _by_key(
        (key, claim)
        for claim in index.of_kind(CLAIM.name)
        for pointer in claim.anchored.annotation.pointers(RESTS_ON)
        for key in citations.works_of.get(pointer, ())
    )
    evidence = _by_key(
        (entry.anchored.annotation.argument, entry) for entry in index.of_kind(EVIDENCE.name)
    )
    mentions = _by_key(
        (key, entry) for entry in index.entries for key in _cited(entry.anchored.annotation)
    )
    used = dict.fromkeys((*citations.entries, *citations.notes, *evidence, *mentions))
    return {
        key: Usage(
            entries=citations.entries.get(key, ()),
            notes=citations.notes.get(key, ()),
            claims=claims.get(key, ()),
            evidence=evidence.get(key, ()),
            mentions=mentions.get(key, ()),
        )
        for key in used
    }


def _by_key(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[int, Entry]] = {}
    for key, entry in pairs:
        found.setdefault(key, {})[id(entry)] = entry
    return {key: tuple(entries.values()) for key, entries in found.items()}


def _cited(annotation: Annotation) -> Iterator[str]:
    for mention in mentions_in(annotation.body, annotation.line):
        if mention.kind is MentionKind.WORK:
            yield mention.target
