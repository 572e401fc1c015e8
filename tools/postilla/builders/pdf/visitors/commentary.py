# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the edition says of words: emendations and variants at the foot, the rest at the end.

They are as short as an apparatus wants them, and their reader needs them at once: without them he
does not know what is transmitted. The others are prose with quotations and sources, on every
second line of the text; at the foot they would leave no room for it, and on pages of their own
they can be read through, like the notes of a commentary. So they stand where a chapter ends,
by their marks, which lead there and back.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import Final

from docutils import nodes

from postilla.builders.pdf.names import typst_language
from postilla.builders.pdf.visitors.words import AT_FOOT
from postilla.builders.pdf.writer import Writer
from postilla.model.anchor import Anchored
from postilla.model.annotation import Annotation
from postilla.model.identifiers import words_id
from postilla.model.kinds import EVIDENCE, VARIANT
from postilla.model.wording import shortened
from postilla.sphinx_ext.nodes import annotation, annotation_body
from postilla.sphinx_ext.translated import TRANSLATION_CLASS

_CERTAIN: Final = "high"
_CERTAINTY: Final = "{certainty} certainty"
_BY: Final = "by {name}"
_SHORT: Final = 1500
"""Characters of a note that can stand whole on a page."""
_EVIDENCE_MARK: Final = "ev."
"""Stands for a mark where evidence does not stand within its claim."""


def annotation_below(writer: Writer, node: annotation) -> None:
    """Keep an annotation for the chapter's end; evidence is written within its claim."""
    if isinstance(node.parent, annotation):
        with writer.block("evidence", *_address(writer, node)):
            _said(writer, node)
    else:
        writer.pending_annotations.append(node)


def chapter_notes(writer: Writer) -> None:
    """Write the annotations of a chapter, in the order of their marks."""
    found = sorted(writer.pending_annotations, key=_number)
    writer.pending_annotations = []
    if not found:
        return
    for node in found:
        if node["kind"] in AT_FOOT:
            with writer.at(node):
                _foot_entry(writer, node)
    has_notes = any(node["kind"] not in AT_FOOT or _body(node) for node in found)
    with writer.block("edition-notes", f"edition:{writer.docname}", has_notes):
        for node in found:
            with writer.at(node):
                _item(writer, node)


def _number(node: annotation) -> tuple[bool, int]:
    number = node["anchored"].number
    return not number, number


def _foot_entry(writer: Writer, node: annotation) -> None:
    """Write what stands at the foot: of what the text restores, the transmitted words."""
    if node["kind"] == VARIANT.name:
        _variant(writer, node)
        return
    anchored: Anchored = node["anchored"]
    written = anchored.annotation
    certainty = written.field("cert")
    rest = _joined(
        writer.say(written.field("cause")),
        written.field("ground"),
        writer.say(_CERTAINTY).format(certainty=writer.say(certainty))
        if certainty != _CERTAIN
        else "",
        _by(writer, written),
    )
    language = typst_language(node["language"]) if node["language"] else (None, None)
    identifier, name = _address(writer, node)
    start = (identifier, _short_note(node), name, anchored.label, *language)
    reading = written.field("reading")
    if anchored.replacement is not None and writer.restores:
        writer.foot_entry("restored-entry", *start, reading, anchored.words, rest)
    else:
        lead = writer.say("proposed:" if anchored.replacement is None else "restored:")
        shown = shortened(anchored.words)
        writer.foot_entry("proposed-entry", *start, shown, reading, lead, rest)


def _variant(writer: Writer, node: annotation) -> None:
    """Write the readings of other witnesses."""
    anchored: Anchored = node["anchored"]
    language = typst_language(node["language"]) if node["language"] else (None, None)
    identifier, name = _address(writer, node)
    start = (identifier, _short_note(node), name, anchored.label, *language)
    readings = tuple(
        (one.words, one.lack.value if one.lack else "", " ".join(one.witnesses))
        for one in anchored.annotation.readings
    )
    sigla = " ".join(node["agreeing"])
    variation = writer.say(anchored.annotation.field("variation"))
    rest = _joined(variation, _by(writer, anchored.annotation))
    writer.foot_entry("variant-entry", *start, shortened(anchored.words), sigla, readings, rest)


def _by(writer: Writer, written: Annotation) -> str:
    name = written.field("by")
    return writer.say(_BY).format(name=name) if name else ""


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _short_note(node: annotation) -> str | None:
    """Give the author's note with the words of an annotation, if it can stand whole on a page."""
    note = node.parent
    if not isinstance(note, nodes.footnote):
        return None
    words = sum(
        len(child.astext()) for child in note.children if isinstance(child, nodes.paragraph)
    )
    return str(note["ids"][0]) if words < _SHORT else None


def _item(writer: Writer, node: annotation) -> None:
    identifier, name = _address(writer, node)
    label = node["anchored"].label
    words = writer.label(words_id(identifier)) if label else None
    if node["kind"] in AT_FOOT:
        if body := _body(node):
            with writer.block("emendation-note", identifier, words, label):
                writer.run_on(body.children)
        else:
            writer.call("emendation-note", identifier, words, label, None)
        return
    with writer.block(
        "edition-note", identifier, name, words or _claim(writer, node), label or _EVIDENCE_MARK
    ):
        _said(writer, node, words)


def _claim(writer: Writer, node: annotation) -> str | None:
    """Give the label of the claim that evidence is for, if it is in this part of the book."""
    claim = node["anchored"].annotation.field("for")
    return None if writer.names.is_elsewhere(claim) else writer.label(claim)


def _said(writer: Writer, node: annotation, words: str | None = None) -> None:
    """Write what an annotation is, its fields in the same line; its body; its evidence."""
    for child in node.children:
        if isinstance(child, nodes.paragraph):
            with writer.block("note-head", words):
                _head(writer, child)
        elif isinstance(child, nodes.definition_list):
            for item in child.children:
                _field(writer, item)
        else:
            writer.call("parbreak")
            writer.write(child)


def _head(writer: Writer, paragraph: nodes.paragraph) -> None:
    """Write a head without the mark, which stands before it, and the word “evidence”."""
    is_evidence = paragraph.parent["kind"] == EVIDENCE.name
    left_out = {"annotation-mark", *(["annotation-kind"] if is_evidence else [])}

    def is_left_out(child: nodes.Node) -> bool:
        if isinstance(child, nodes.Element):
            return not left_out.isdisjoint(child["classes"])
        return str(child).isspace()

    for child in dropwhile(is_left_out, paragraph.children):
        writer.write(child)


def _field(writer: Writer, item: nodes.Node) -> None:
    term, definition = item.children
    with writer.block("field", term.astext()):
        for paragraph in definition.children:
            assert isinstance(paragraph, nodes.Element)
            writer.children(paragraph)


def _address(writer: Writer, node: annotation) -> tuple[str, str]:
    identifier = node["ids"][0]
    return writer.label(identifier), writer.names.phrase_of(identifier)


def in_another_language(writer: Writer, node: nodes.container) -> None:
    """Write what an annotation says in another language, set in; other groups are nothing."""
    if TRANSLATION_CLASS in node["classes"]:
        with writer.block("note-translation"):
            writer.children(node)
    else:
        writer.children(node)


def _body(node: annotation) -> annotation_body | None:
    return next((one for one in node.children if isinstance(one, annotation_body)), None)
