# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the edition says of words: emendations at the foot, all else at the chapter's end."""

from __future__ import annotations

from typing import Final

from postilla.builders.pdf.names import typst_language
from postilla.builders.pdf.writer import Writer
from postilla.model.anchor import Anchored
from postilla.model.kinds import EMEND
from postilla.sphinx_ext.nodes import annotation

_CERTAIN: Final = "high"


def annotation_below(writer: Writer, node: annotation) -> None:
    """Write an emendation for the foot of its page; keep all for the chapter's end."""
    if "anchored" not in node:
        return
    anchored: Anchored = node["anchored"]
    if anchored.annotation.kind.name in ("name", "evidence"):
        return
    if anchored.annotation.kind == EMEND:
        _foot_entry(writer, anchored)
    writer.pending_annotations.append(node)


def _foot_entry(writer: Writer, anchored: Anchored) -> None:
    """Write what stands at the foot: of what the text restores, the transmitted words."""
    written = anchored.annotation
    cause, ground, certainty = map(written.field, ("cause", "ground", "cert"))
    rest = f"{cause}; {ground}"
    if certainty != _CERTAIN:
        rest += f"; certainty {certainty}"
    tag = writer.language_of.get(written.id, "")
    language = typst_language(tag) if tag else (None, None)
    head = (written.id, writer.names.phrase_of(written.id), anchored.label, *language)
    reading = written.field("reading")
    if anchored.replacement is not None and writer.restores:
        writer.foot_entry("restored-entry", *head, reading, anchored.words, rest)
    else:
        lead = "proposed:" if anchored.replacement is None else "restored:"
        writer.foot_entry("proposed-entry", *head, anchored.words, reading, lead, rest)


def chapter_notes(writer: Writer) -> None:
    """Write the edition's notes on a chapter, in the order of their marks."""
    found, writer.pending_annotations = writer.pending_annotations, []
    if not found:
        return
    with writer.block("edition-notes", f"edition:{writer.docname}"):
        for node in sorted(found, key=_number):
            with writer.at(node):
                _item(writer, node)


def _number(node: annotation) -> tuple[bool, int]:
    number = node["anchored"].number
    return not number, number


def _item(writer: Writer, node: annotation) -> None:
    anchored: Anchored = node["anchored"]
    identifier = anchored.annotation.id
    function = "edition-emendation" if anchored.annotation.kind == EMEND else "edition-note"
    with writer.block(function, identifier, writer.names.phrase_of(identifier), anchored.label):
        for child in node.children:
            writer.write(child)
