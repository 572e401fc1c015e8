# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How claims stand to sources, as what a map is drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from postilla.diagrams.signs import Sign
from postilla.diagrams.ties import End, Start, Stroke, Tie
from postilla.model.annotation_index import RELATIONS, Entry
from postilla.model.claims import RESTS_ON
from postilla.model.kinds import CLAIM
from postilla.model.references import reference_to
from postilla.model.wording import FIELDS, term
from postilla.sphinx_ext.domain import WORK
from postilla.sphinx_ext.pages.diagrams import target
from postilla.sphinx_ext.pages.material import Material

SIGNS: Final = (
    f"{Sign.SQUARE.value} notes and entries of the text   {Sign.CIRCLE.value} other sources"
)
"""What the signs before the right column mean."""

_STROKES: Final = MappingProxyType(
    {
        RESTS_ON: Stroke.SOLID,
        "supports": Stroke.LONG,
        "qualifies": Stroke.DASHED_DOTTED,
        "contradicts": Stroke.DOTTED,
        "other-side": Stroke.DASHED,
    }
)
"""How a claim stands to a source -> how the line between them is drawn."""


def start_of(claim: Entry, material: Material) -> Start:
    """Give a claim as an entry of the left column.

    :param claim: the claim.
    :param material: what the page is made of.
    :return: it, with its lines.
    """
    return Start(
        mark=claim.anchored.label,
        words=claim.anchored.words,
        name=f"{material.directory.named(claim.id).label}: {claim.anchored.words}",
        address=target(claim.kind, claim.id),
        ties=tuple(_ties(claim, material)),
        remarks=tuple(_remarks(claim, material)),
    )


def ends_of(claim: Entry, material: Material) -> Iterator[End]:
    """Give what a claim rests on, and the sources of evidence on it, for the right column.

    :param claim: the claim.
    :param material: what the page is made of.
    :return: each place and each work, with repetitions.
    """
    for pointer in claim.anchored.annotation.pointers(RESTS_ON):
        address = material.directory.named(pointer)
        works = material.domain.citations.works_of.get(pointer, ())
        cited = "; ".join(work_in_brief(key, material) for key in works)
        words = f"{address.label}: {cited}" if cited else address.label
        to = target(address.role, pointer) if address.docname else ""
        yield End(key=pointer, words=words, name=words, address=to, sign=Sign.SQUARE)
    for evidence in material.index.evidence.get(claim.id, ()):
        key = evidence.anchored.annotation.argument
        words = work_in_brief(key, material)
        to = target(WORK, key)
        yield End(key=_key(key), words=words, name=words, address=to, sign=Sign.CIRCLE)


def work_in_brief(key: str, material: Material) -> str:
    """Name a work in a line.

    :param key: the work's.
    :param material: what the page is made of.
    :return: who, what, when, as far as they are known.
    """
    work = material.domain.works.get(key)
    if work is None:
        return key
    brief = reference_to(work)
    title = f"{brief.names}: {brief.title}" if brief.names else brief.title
    return f"{title} ({brief.year})" if brief.year else title


def relations_of(claim: Entry, material: Material) -> Iterator[tuple[str, str]]:
    """Say how a claim stands to others of the text.

    :param claim: the claim.
    :param material: what the page is made of.
    :return: a phrase such as ``qualifies`` or ``qualified by``, and the other claim's id.
    """
    incoming = material.index.incoming.get(claim.id, {})
    for relation, passive in RELATIONS.items():
        for other in claim.anchored.annotation.pointers(relation):
            yield relation, other
        for entry in incoming.get(relation, ()):
            yield passive, entry.id


def _key(work: str) -> str:
    """Name a work among the entries of the right column; ids of places have no blanks."""
    return f"{WORK} {work}"


def _ties(claim: Entry, material: Material) -> Iterator[Tie]:
    rests = FIELDS[RESTS_ON].lower()
    for pointer in dict.fromkeys(claim.anchored.annotation.pointers(RESTS_ON)):
        yield Tie(to=pointer, label=rests, stroke=_STROKES[RESTS_ON])
    evidence = (one.anchored.annotation for one in material.index.evidence.get(claim.id, ()))
    said = dict.fromkeys((one.argument, one.field("relation")) for one in evidence)
    for key, relation in said:
        stroke = _STROKES.get(relation, Stroke.SOLID)
        yield Tie(to=_key(key), label=term("relation", relation), stroke=stroke)


def _remarks(claim: Entry, material: Material) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    for relation, other in relations_of(claim, material):
        said.setdefault(relation, []).append(_brief(other, claim, material))
    for relation, others in said.items():
        yield f"{relation} {'; '.join(others)}"


def _brief(other: str, claim: Entry, material: Material) -> str:
    entry = material.index.by_id.get(other)
    if entry is not None and entry.chapter == claim.chapter:
        return entry.anchored.label
    return material.directory.named(other).label.removeprefix(f"{CLAIM.title.lower()} ")
