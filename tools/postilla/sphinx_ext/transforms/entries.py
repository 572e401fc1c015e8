# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The printed bibliography as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.nodes import annotation


class Entries(SphinxTransform):
    """Makes one list of each run of paragraphs that are printed entries.

    An annotation below an entry becomes part of its item.
    """

    default_priority = Locale.default_priority + 13
    """After ``Locale``, for which an entry is a paragraph like others, and ``Annotations``, which
    puts each annotation below its entry."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        parents = dict.fromkeys(
            node.parent for node in self.document.findall(nodes.paragraph) if _is_entry(node)
        )
        for parent in parents:
            children = list(_listed(parent.children))
            parent.children = []
            parent.extend(children)


def _listed(children: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    entries: nodes.bullet_list | None = None
    item = nodes.list_item()
    for child in children:
        if isinstance(child, nodes.paragraph) and _is_entry(child):
            if entries is None:
                entries = nodes.bullet_list("", classes=["entries"])
                yield entries
            item = _item(child)
            entries += item
        elif isinstance(child, annotation) and entries is not None:
            item += child
        else:
            entries = None
            yield child


def _is_entry(node: nodes.Element) -> bool:
    return any(kind_of(identifier) is IdKind.ENTRY for identifier in node["ids"])


def _item(paragraph: nodes.paragraph) -> nodes.list_item:
    item = nodes.list_item("", paragraph, ids=paragraph["ids"])
    item.source, item.line = paragraph.source, paragraph.line
    paragraph["ids"] = []
    return item
