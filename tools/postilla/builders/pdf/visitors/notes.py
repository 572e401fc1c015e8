# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The author's notes, each written at its call, from where Typst takes it to the page's foot."""

from __future__ import annotations

from docutils import nodes

from postilla.builders.pdf.writer import Writer
from postilla.model.note_marks import printed_mark
from postilla.sphinx_ext.nodes import notes


def call(writer: Writer, node: nodes.footnote_reference) -> None:
    """Write a call, and with the first one of a note the note.

    One of which a warning has said that it leads nowhere is written as what is printed.
    """
    if not node["ids"] or "refid" not in node:
        with writer.block("super"):
            writer.children(node)
        return
    identifier, note, mark = node["ids"][0], node["refid"], node.astext()
    phrase = writer.names.phrase_of(identifier)
    found = writer.pending_notes.pop(note, None)
    with writer.once():
        if found is None:
            writer.call("call-again", identifier, phrase, mark, note)
        else:
            with writer.note_here(), writer.block("call", identifier, phrase, mark, note):
                _body(writer, found)


def uncalled_notes(writer: Writer, node: notes) -> None:
    """Write at the end of a chapter the notes that no call leads to."""
    for identifier, note in writer.pending_notes.items():
        with (
            writer.note_here(),
            writer.block("uncalled-note", printed_mark(note["mark"]), identifier),
        ):
            _body(writer, note)


def _body(writer: Writer, note: nodes.footnote) -> None:
    """Write a note."""
    with writer.at(note):
        writer.targets(note["ids"])
        writer.run_on([child for child in note.children if not isinstance(child, nodes.label)])
