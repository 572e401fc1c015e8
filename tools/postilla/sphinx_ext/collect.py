# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Collects from a document tree what its domain notes of it."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import clean_astext

from postilla.model.edition import Reading
from postilla.model.identifiers import kind_of
from postilla.sphinx_ext.facts import Target
from postilla.sphinx_ext.readings import read_one_way
from postilla.sphinx_ext.transforms.headings import LANGUAGE_CLASS


def targets_of(document: nodes.document, reading: Reading) -> Iterator[Target]:
    """Give the ids of the scheme.

    :param document: a document after the transforms of the read phase.
    :param reading: of headings, the one in which they are named.
    :return: them, in document order.
    """
    for node in document.findall(nodes.Element):
        for identifier in node["ids"]:
            if kind_of(identifier) is not None:
                title = _title(node)
                yield Target(
                    id=identifier,
                    line=node.line or 0,
                    title=_words(title, reading) if title else "",
                    language=title_language(title) if title else "",
                )


def _words(title: nodes.title, reading: Reading) -> str:
    copied = title.deepcopy()
    read_one_way(copied, reading)
    for call in list(copied.findall(nodes.footnote_reference)):
        call.parent.remove(call)
    return clean_astext(copied)


def _title(node: nodes.Element) -> nodes.title | None:
    first = node.children[0] if node.children else None
    return first if isinstance(first, nodes.title) else None


def title_language(title: nodes.title) -> str:
    """Give the language of a title.

    :param title: the title.
    :return: BCP 47; nothing where it is that of the document.
    """
    words = title.children[0] if len(title.children) == 1 else None
    classes = words["classes"] if isinstance(words, nodes.inline) else ()
    languages = (name for name in classes if name.startswith(LANGUAGE_CLASS))
    return next(languages, "").removeprefix(LANGUAGE_CLASS)


def references_of(document: nodes.document) -> Iterator[str]:
    """Give the ids that a document refers to.

    :param document: a document whose references are not resolved yet.
    :return: them, in document order, with repetitions.
    """
    for pending in document.findall(addnodes.pending_xref):
        yield str(pending.get("reftarget"))
    for link in document.findall(nodes.reference):
        if link.get("id_link"):  # MyST makes a pending_xref of it later
            yield str(link.get("refuri", "")).removeprefix("#")
