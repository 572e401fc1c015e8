# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Quoted words marked in a document: cut into segments, so that any overlap is possible.

Each text node is cut where a quotation begins or ends, and each piece is wrapped for itself; that
is well-formed whatever emphasis, calls or page breaks stand between the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docutils import nodes

from postilla.model.anchor import Anchored, Part
from postilla.model.identifiers import words_id
from postilla.model.kinds import NAME
from postilla.sphinx_ext.nodes import annotation_call, quoted, restored, transmitted
from postilla.sphinx_ext.passages import Leaf


@dataclass(frozen=True, slots=True)
class _Range:
    part: Part
    anchored: Anchored
    begins: bool
    """Whether the annotation's words begin with this part."""
    ends: bool


def mark_words(leaves: dict[str, tuple[Leaf, ...]], anchored: Iterable[Anchored]) -> None:
    """Mark the words of annotations.

    :param leaves: block id -> its words; the nodes are replaced in their parents.
    :param anchored: the annotations of the document, in the order of their marks.
    """
    ranges: dict[str, list[_Range]] = {}
    for one in anchored:
        last = len(one.parts) - 1
        for number, part in enumerate(one.parts):
            made = _Range(part, one, begins=number == 0, ends=number == last)
            ranges.setdefault(part.block, []).append(made)
    for block, own in ranges.items():
        _mark_block(leaves[block], own)


def _mark_block(leaves: Sequence[Leaf], ranges: Sequence[_Range]) -> None:
    """Go through the words once, with the quotations that are open at each place."""
    begins: dict[int, list[_Range]] = {}
    ends: dict[int, list[_Range]] = {}
    for one in ranges:
        begins.setdefault(one.part.start, []).append(one)
        ends.setdefault(one.part.end, []).append(one)
    edges = sorted({*begins, *ends})
    around: list[_Range] = []
    number = 0
    for leaf in leaves:
        pieces: list[nodes.Node] = []
        at = leaf.start
        while at < leaf.end:
            while number < len(edges) and edges[number] <= at:
                edge = edges[number]
                closed = ends.get(edge, ())
                around = [one for one in around if one not in closed] + begins.get(edge, [])
                number += 1
            stop = min(edges[number], leaf.end) if number < len(edges) else leaf.end
            words = nodes.Text(leaf.node[at - leaf.start : stop - leaf.start])
            pieces += [_segment(words, around, at)] if around else [words]
            pieces += _calls(ends.get(stop, ()))
            at = stop
        if pieces and (len(pieces) > 1 or isinstance(pieces[0], nodes.Element)):
            leaf.node.parent.replace(leaf.node, pieces)


def _segment(words: nodes.Text, around: Sequence[_Range], at: int) -> quoted:
    ordered = sorted(around, key=lambda one: one.anchored.number)
    kinds = dict.fromkeys(one.anchored.annotation.kind.name for one in ordered)
    begun = [one.anchored for one in ordered if one.begins and one.part.start == at]
    return quoted(
        "",
        "",
        *_readings(words, around, at),
        annotations=[one.anchored.annotation.id for one in ordered if one.anchored.annotation.id],
        names=[one.anchored.annotation.field("ref") for one in ordered if _is_name(one)],
        ids=[words_id(one.annotation.id) for one in begun if one.annotation.id],
        classes=["quoted", *(f"quoted-{kind}" for kind in kinds)],
    )


def _is_name(one: _Range) -> bool:
    return one.anchored.annotation.kind == NAME and bool(one.anchored.annotation.field("ref"))


def _readings(words: nodes.Text, around: Sequence[_Range], at: int) -> Iterator[nodes.Node]:
    for one in around:
        if replacement := one.anchored.replacement:
            identifier = one.anchored.annotation.id
            if one.part.start == at:
                yield restored("", replacement.words, emendation=identifier)
            yield transmitted("", "", words, emendation=identifier)
            return
    yield words


def _calls(ended: Iterable[_Range]) -> Iterator[annotation_call]:
    for one in sorted(ended, key=lambda one: one.anchored.number):
        if one.ends and one.anchored.annotation.kind != NAME:
            yield annotation_call(
                "",
                one.anchored.label,
                annotation=one.anchored.annotation.id,
                kind=one.anchored.annotation.kind.name,
            )
