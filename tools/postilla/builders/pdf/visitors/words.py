# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words that annotations are about, in the reading that the edition shows, and their marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docutils import nodes

from postilla.builders.pdf.writer import Writer
from postilla.model.kinds import EMEND, KINDS, VARIANT
from postilla.sphinx_ext.nodes import annotation_call, quoted, restored, transmitted

_MARKED: Final = tuple(kind.name for kind in KINDS.values() if kind.letter)
"""The kinds whose words are marked."""
AT_FOOT: Final = frozenset({EMEND.name, VARIANT.name})
"""The kinds that stand in the apparatus at the foot."""


def quoted_words(writer: Writer, node: quoted) -> None:
    """Write quoted words with a line below for each kind of annotation that is about them."""
    if node["ids"]:
        with writer.once():
            writer.targets(node["ids"])
    kinds = tuple(kind for kind in _MARKED if f"quoted-{kind}" in node["classes"])
    if not any(shown_words(writer, node)):
        return
    if not kinds:
        writer.children(node)
        return
    with writer.block("quoted", kinds):
        writer.children(node)


def restored_words(writer: Writer, node: restored) -> None:
    """Write words that are not the transmitted ones as a link to what the apparatus says.

    They are no other link then, even if they are part of an address.
    """
    if not writer.restores or not node.children:
        return
    if writer.names.is_elsewhere(node["emendation"]):  # of texts side by side
        writer.text(node.astext())
    else:
        writer.call("restored", writer.label(node["emendation"]), node.astext())


def transmitted_words(writer: Writer, node: transmitted) -> None:
    """Write transmitted words, unless others stand in their place."""
    if not writer.restores:
        writer.children(node)


def mark(writer: Writer, node: annotation_call) -> None:
    """Write the mark of an annotation, and make known where an emendation is."""
    identifier = node["annotation"]
    with writer.once():
        label = writer.label(identifier)
        writer.call("annotation-mark", label, node.astext(), _is_before_mark(node))
        if node["kind"] in AT_FOOT:
            writer.emended(label)


def shown_words(writer: Writer, node: nodes.Node) -> Iterator[str]:
    """Give the words of the text in an element, in the reading that the edition shows.

    :param writer: which knows the reading.
    :param node: the element.
    :return: them, in pieces, without calls and marks.
    """
    hidden = transmitted if writer.restores else restored
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield str(child)
        elif not isinstance(child, (hidden, annotation_call, nodes.footnote_reference)):
            yield from shown_words(writer, child)


def _is_before_mark(node: nodes.Node) -> bool:
    following = node.next_node(siblings=True, ascend=True, descend=False)
    return isinstance(following, (annotation_call, nodes.footnote_reference))
