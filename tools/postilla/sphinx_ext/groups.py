# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations on a page of the site: those of one place together, behind a line that counts them.

A page whose every sentence is annotated stays a text to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from postilla.model.kinds import CLAIM, EVIDENCE, KINDS
from postilla.model.wording import counted
from postilla.sphinx_ext.heads import Heads
from postilla.sphinx_ext.nodes import annotation, annotation_group


class Groups(SphinxPostTransform):
    """Brings the annotations together that stand one after the other."""

    builders = ("html", "dirhtml")
    default_priority = Heads.default_priority + 1

    def run(self, **kwargs: object) -> None:
        """Bring them together."""
        found = self.document.findall(annotation)
        parents = {id(node.parent): node.parent for node in found}
        for parent in parents.values():
            if not isinstance(parent, annotation):
                children = list(_grouped(parent.children))
                parent.children = []
                parent.extend(children)


def _grouped(children: Sequence[nodes.Node]) -> Iterable[nodes.Node]:
    for is_annotation, run in groupby(children, lambda child: isinstance(child, annotation)):
        found = list(run)
        if is_annotation:
            yield annotation_group("", *found, summary=summary_of(found))
        else:
            yield from found


def summary_of(found: Iterable[nodes.Node]) -> list[tuple[str, str]]:
    """Count annotations.

    :param found: the annotations of one place.
    :return: for each kind that is there its name, and a phrase such as ``3 claims (2 with
        evidence)``.
    """
    of_kind = [node for node in found if isinstance(node, annotation)]
    counts = Counter(node["kind"] for node in of_kind)
    with_evidence = sum(
        any(isinstance(child, annotation) for child in node.children) for node in of_kind
    )
    parts: list[tuple[str, str]] = []
    for kind in KINDS.values():
        number = counts[kind.name]
        if number and kind == EVIDENCE:
            phrase = counted(number, "piece of evidence", "pieces of evidence")
        else:
            phrase = counted(number, kind.title.lower(), kind.plural.lower())
        if kind == CLAIM and with_evidence:
            phrase += f" ({with_evidence} with evidence)"
        if number:
            parts.append((kind.name, phrase))
    return parts
