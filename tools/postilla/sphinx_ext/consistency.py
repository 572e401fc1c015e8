# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What can be wrong between documents."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from postilla.model.identifiers import IdKind, kind_of
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
            if other != docname:
                warn(
                    "base/id-repeated",
                    f"The id “{target.id}” is already one of {other}.md.",
                    "Each id names one place of the whole edition.",
                    location=(docname, target.line),
                )


def check_citations(
    citations: Mapping[str, Sequence[Citation]],
    places: Mapping[str, Place],
    keys: Collection[str],
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
                    _nearest(citation.key, keys),
                    location=location,
                )
            if kind_of(citation.target) not in (IdKind.NOTE, IdKind.ENTRY):
                warn(
                    "cites/target",
                    f"“{citation.target}” names neither a note nor a printed entry.",
                    "Write :target: with an id such as fn-17 or b-3.",
                    location=location,
                )
            elif citation.target not in places:
                warn(
                    "cites/target",
                    f"There is no “{citation.target}” in this edition.",
                    location=location,
                )


def _nearest(key: str, keys: Collection[str]) -> str:
    found = get_close_matches(key, keys, 1)
    return f"Did you mean “{found[0]}”?" if found else ""
