# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The layers of a page: what stands beside its text, and can be shown or left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

from postilla.model.kinds import KINDS, NAME
from postilla.sphinx_ext.nodes import annotation, quoted

NOTES: Final = "note"
"""The name of the layer of the author's notes."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a page."""

    name: str
    """That of the kind of its annotations, or :data:`NOTES`."""
    title: str
    count: int
    """How many there are on the page: annotations, notes, or different names; at least one."""
    is_shown: bool
    """Whether a page shows it of its own accord."""


def offer_layers(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell the template which layers a page has (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    context["layers"] = tuple(layers_of(doctree)) if doctree is not None else ()


def layers_of(document: nodes.document) -> Iterator[Layer]:
    """Find the layers of a page.

    :param document: the page's tree, its annotations grouped.
    :return: those that have something on it: of annotations in the order of their kinds, then the
        author's notes, then names, whose marks are many and start switched off.
    """
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for node in document.findall(nodes.Element):
        if isinstance(node, annotation):
            counts[node["kind"]] += 1
        elif isinstance(node, nodes.footnote):
            counts[NOTES] += 1
        elif isinstance(node, quoted):
            names.update(node["names"])
    for kind in KINDS.values():
        if counts[kind.name] and kind != NAME:
            yield Layer(kind.name, kind.plural, counts[kind.name], True)
    if counts[NOTES]:
        yield Layer(NOTES, "Author’s notes", counts[NOTES], True)
    if names:
        yield Layer(NAME.name, "Names", len(names), False)
