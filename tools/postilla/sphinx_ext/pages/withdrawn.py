# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All withdrawn annotations: at each old address, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docutils import nodes

from postilla.model.retired import Retired
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.records import records
from postilla.sphinx_ext.phrases import link, own
from postilla.sphinx_ext.tombstones import told

WITHDRAWN: Final = "withdrawn-annotations"
"""The directive of the list."""


def lists_withdrawn(docname: str, domain: PostillaDomain) -> bool:
    """Say whether a page has the list."""
    return WITHDRAWN in domain.data["gathered"].get(docname, ())


def withdrawn_annotations(material: Material) -> Sequence[nodes.Node]:
    """Make the list.

    :param material: what it is made of.
    :return: the list, the last withdrawn first; that there are none, where there are none.
    """
    retired = sorted(material.domain.retired.values(), key=lambda one: (one.date, one.id))
    if not retired:
        return [nodes.paragraph("", "", own("There are none."))]
    listed = records(_record(one, material) for one in reversed(retired))
    listed["classes"].append("withdrawn")
    return [listed]


def _record(one: Retired, material: Material) -> nodes.list_item:
    head = nodes.paragraph("", "", nodes.literal("", one.id), classes=["annotation-head"])
    if one.place:
        place = link(material.place_of(one.place))
        head += [nodes.Text(" "), nodes.inline("", "", place, classes=["annotation-place"])]
    said = nodes.paragraph("", "", *told(one, material.domain))
    return nodes.list_item("", head, said, ids=[one.id])
