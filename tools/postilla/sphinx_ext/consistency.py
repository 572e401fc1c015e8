# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What can be wrong between documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from postilla.model.annotation import Value
from postilla.model.annotation_index import Entry
from postilla.model.identifiers import CITING, IdKind, kind_of
from postilla.model.kinds import EVIDENCE, NAME
from postilla.model.likeness import Names
from postilla.sphinx_ext.directory import Directory
from postilla.sphinx_ext.facts import Citation, Place, Target
from postilla.sphinx_ext.log import warn


def check_targets(targets: Mapping[str, Sequence[Target]]) -> None:
    """Warn of each id that several documents have, at all places but the first.

    :param targets: docname -> its ids, in reading order.
    """
    first: dict[str, str] = {}
    for docname, own in targets.items():
        for target in own:
            other = first.setdefault(target.id, docname)
            # Of two annotations with one id, the words have one, too: that is told once.
            if other != docname and kind_of(target.id) is not IdKind.WORDS:
                warn(
                    "base/id-repeated",
                    f"The id “{target.id}” is already one of {other}.md.",
                    "Each id names one place of the whole edition.",
                    location=(docname, target.line),
                )


def check_citations(
    citations: Mapping[str, Sequence[Citation]],
    places: Mapping[str, Place],
    keys: Names,
) -> None:
    """Warn of citations by nobody and of nothing.

    :param citations: docname -> its ``cites``.
    :param places: all places of the edition.
    :param keys: of all works.
    """
    for docname in sorted(citations):
        for citation in citations[docname]:
            location = (docname, citation.line)
            if citation.key not in keys:
                warn(
                    "cites/key",
                    f"refs.bib has no work “{citation.key}”.",
                    keys.hint(citation.key),
                    location=location,
                )
            if kind_of(citation.target) not in CITING:
                warn(
                    "cites/target",
                    f"“{citation.target}” names no note, no printed entry and no paragraph.",
                    "Write :target: with an id such as fn-17, b-3 or p-2-7.",
                    location=location,
                )
            elif citation.target not in places:
                warn(
                    "cites/target",
                    f"There is no “{citation.target}” in this edition.",
                    location=location,
                )


def check_annotations(entries: Iterable[Entry], keys: Names) -> None:
    """Warn of each id that annotations of several documents have, and of unknown sources.

    :param entries: all annotations, in reading order.
    :param keys: of all works.
    """
    first: dict[str, str] = {}
    for entry in entries:
        annotation = entry.anchored.annotation
        location = (entry.chapter, annotation.line)
        other = first.setdefault(entry.id, entry.chapter) if entry.id else entry.chapter
        if other != entry.chapter:
            warn(
                "base/id-repeated",
                f"The id “{entry.id}” is already one of {other}.md.",
                "Each id names one place of the whole edition.",
                location=location,
            )
        if annotation.kind == EVIDENCE and annotation.argument not in keys:
            warn(
                "evidence/key",
                f"refs.bib has no work “{annotation.argument}”.",
                keys.hint(annotation.argument),
                location=location,
            )


def check_relations(entries: Iterable[Entry], directory: Directory) -> None:
    """Warn of annotations that point to what does not exist.

    :param entries: all annotations, in reading order.
    :param directory: everything with an address.
    """
    for entry in entries:
        annotation = entry.anchored.annotation
        for field in annotation.kind.fields:
            if field.value not in (Value.POINTER, Value.POINTERS) or annotation.kind == NAME:
                continue
            for identifier in annotation.pointers(field.name):
                if directory.find(identifier) is None:
                    warn(
                        "relation/dead",
                        f"“{field.name}” names “{identifier}”, which does not exist.",
                        directory.hint(identifier),
                        location=(entry.chapter, annotation.line),
                    )
