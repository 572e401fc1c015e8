# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Many places of the text in a line, as an index gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docutils import nodes

from postilla.sphinx_ext.directory import Address
from postilla.sphinx_ext.phrases import link


def list_places(places: Iterable[tuple[Address, str]]) -> list[nodes.Node]:
    """List places; those that are called alike but for a number share the rest of the name.

    So ``par. 2.3``, ``par. 2.5`` and ``n. 4`` become “par. 2.3, 2.5; n. 4”.

    :param places: each with what is to stand behind it, or nothing.
    :return: the nodes, with links.
    """
    listed: list[nodes.Node] = []
    before = ""
    for number, (address, words) in enumerate(places):
        name, _, last = address.label.rpartition(" ")
        is_same = number > 0 and name == before
        if number:
            listed.append(nodes.Text(", " if is_same else "; "))
        listed.append(link(replace(address, label=last) if is_same else address))
        if words:
            listed.append(nodes.Text(f" {words}"))
        before = name
    return listed
