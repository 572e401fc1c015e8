# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The printed bibliography as a list."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from postilla.model.identifiers import IdKind, kind_of


class Entries(SphinxTransform):
    """Makes one list of each run of paragraphs that are printed entries."""

    default_priority = Locale.default_priority + 13
    """After ``Locale``, for which an entry is a paragraph like others."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        parents = dict.fromkeys(
            node.parent for node in self.document.findall(nodes.paragraph) if _is_entry(node)
        )
        for parent in parents:
            children: list[nodes.Node] = []
            for is_entry, run in groupby(parent.children, _is_entry):
                siblings = list(run)
                children += [_list(siblings)] if is_entry else siblings
            parent.children = []
            parent.extend(children)


def _is_entry(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and any(
        kind_of(identifier) is IdKind.ENTRY for identifier in node["ids"]
    )


def _list(entries: list[nodes.Node]) -> nodes.bullet_list:
    list_ = nodes.bullet_list("", classes=["entries"])
    for paragraph in entries:
        assert isinstance(paragraph, nodes.paragraph)
        item = nodes.list_item("", paragraph, ids=paragraph["ids"])
        item.source, item.line = paragraph.source, paragraph.line
        paragraph["ids"] = []
        list_ += item
    return list_
