# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations and emendations on any words: both texts are in the document, and each place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from postilla.fidelity.normal import normal
from postilla.fidelity.tei import read_tei
from postilla.fidelity.undo import undo
from postilla.model.anchor import Anchored, Part
from postilla.model.annotation import Annotation, FieldValue, Kind
from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import Content, Span, SpanKind
from postilla.model.edition import Reading
from postilla.model.kinds import EDNOTE, EMEND
from postilla.model.restoration import replaced
from postilla.tei.document import edition_to_tei
from postilla.tei.names import XML_ID, XML_LANG, tei
from postilla.tei.serialise import serialise
from tests.tei.conftest import stated
from tests.tei.test_text import CONTENTS, RENDITIONS, covered

RESTORED = replace(stated(), reading=Reading.RESTORED)
FIELDS = {
    EMEND: {"cause": "transcript", "ground": "damage", "cert": "high"},
    EDNOTE: {"about": "context"},
}


@dataclass(frozen=True)
class Marked:
    """A block with annotations."""

    content: Content
    annotations: tuple[Anchored, ...]

    @property
    def reading(self) -> Content:
        """Give the words of the reading text."""
        found = (one.replacement for one in self.annotations)
        return replaced(self.content, [one for one in found if one])

    def document(self) -> etree._Element:
        """Make a document, as it is read from its bytes."""
        block = Block(id="p-1-1", kind=BlockKind.PARAGRAPH, content=self.content)
        notes = {f"fn-{point.value}" for point in self.content.points}
        chapter = Chapter(
            name="a",
            blocks=(block,),
            notes=tuple(Block(id=name, kind=BlockKind.NOTE) for name in sorted(notes)),
        )
        return etree.fromstring(
            serialise(edition_to_tei(RESTORED, [chapter], (), self.annotations))
        )


def annotation(kind: Kind, place: Part, number: int, **fields: str) -> Anchored:
    written = {"id": f"{kind.name}-x{number}", **FIELDS[kind], **fields}
    return Anchored(
        annotation=Annotation(
            kind=kind,
            argument="x",
            fields=tuple(FieldValue(name=name, value=value) for name, value in written.items()),
            body="",
            anchor="p-1-1",
            line=1,
            above="p-1-1",
            source="x",
        ),
        parts=(place,),
        words="x",
        number=number,
    )


@st.composite
def marked(draw: st.DrawFn, *, whole_words: bool = False) -> Marked:
    """Make a block with notes on any words, and emendations of any or of whole words."""
    content = draw(CONTENTS)
    letters = [(n, n + 1) for n, letter in enumerate(content.text) if letter != " "]
    made = []
    for number in range(draw(st.integers(0, 4))):
        (first, _), (_, last) = sorted(draw(st.tuples(*[st.sampled_from(letters)] * 2)))
        made.append(annotation(EDNOTE, Part("p-1-1", first, last), number + 1))
    units = [one.span() for one in re.finditer("[^ ]+", content.text)] if whole_words else letters
    edges = draw(st.lists(st.sampled_from(units), max_size=6, unique=True).map(sorted))
    for number, ((first, _), (_, last)) in enumerate(zip(edges[::2], edges[1::2], strict=False)):
        reading = draw(st.text("xyz", max_size=5))
        made.append(annotation(EMEND, Part("p-1-1", first, last), number + 5, reading=reading))
    return Marked(content, tuple(made))


def words(place: etree._Element, without: str) -> str:
    """Read an element with one of two readings, line feeds as blanks."""
    parts = [place.text or ""]
    for child in place:
        parts += ["" if child.tag == tei(without) else words(child, without), child.tail or ""]
    return "".join(parts).replace("\n", " ")


def block(document: etree._Element) -> etree._Element:
    return next(one for one in document.iter(tei("p")) if one.get(XML_ID) == "p-1-1")


@given(marked())
def test_both_texts_are_there(given_: Marked) -> None:
    place = block(given_.document())
    assert words(place, without="corr") == given_.content.text
    assert words(place, without="sic") == given_.reading.text


def spans(place: etree._Element, start: int = 0) -> Iterator[Span]:
    """Read the spans over the words that are read."""
    offset = start + len(place.text or "")
    for child in place:
        end = offset
        if child.tag != tei("sic"):
            end += len(words(child, without="sic"))
            if child.tag == tei("foreign"):
                yield Span(offset, end, SpanKind.LANGUAGE, child.get(XML_LANG, ""))
            elif child.tag == tei("hi"):
                yield Span(offset, end, RENDITIONS[child.get("rend", "")])
            elif child.tag == tei("ref"):
                target = child.get("target", "").removeprefix("#")
                yield Span(offset, end, SpanKind.REFERENCE, target)
            yield from spans(child, offset)
        offset = end + len(child.tail or "")


@given(marked())
def test_what_lies_over_words_lies_over_those_in_their_place(given_: Marked) -> None:
    made, reading = spans(block(given_.document())), given_.reading
    assert covered(made, reading.text) == covered(iter(reading.spans), reading.text)


@given(marked())
def test_anchors_stand_where_the_words_begin_and_end(given_: Marked) -> None:
    found = {}
    offset = 0
    outside = 0
    for event, node in etree.iterwalk(block(given_.document()), events=("start", "end")):
        outside += {"start": 1, "end": -1}[event] if node.tag == tei("corr") else 0
        if event == "start":
            if node.tag == tei("anchor"):
                assert not outside
                found[node.get(XML_ID)] = offset
            offset += 0 if outside else len(node.text or "")
        elif not outside:
            offset += len(node.tail or "")
    notes = [one for one in given_.annotations if one.annotation.kind == EDNOTE]
    expected = {}
    for one in notes:
        expected[f"{one.annotation.id}--words.from"] = one.parts[0].start
        expected[f"{one.annotation.id}--words.to"] = one.parts[0].end
    assert found == expected


@given(marked())
def test_parts_of_an_emendation_form_a_chain(given_: Marked) -> None:
    choices = list(block(given_.document()).iter(tei("choice")))
    named = {one.get(XML_ID): one for one in choices}
    for one in choices:
        for there, back in (("next", "prev"), ("prev", "next")):
            if pointer := one.get(there):
                assert named[pointer[1:]].get(back) == f"#{one.get(XML_ID)}"
    first = {one.get(XML_ID) for one in choices if not one.get("prev")}
    emended = [one for one in given_.annotations if one.annotation.kind == EMEND]
    assert first == {f"{one.annotation.id}--words" for one in emended}


@given(marked(whole_words=True))
@settings(max_examples=50)
def test_the_proof_reads_both_texts(given_: Marked) -> None:
    text = read_tei({"x.xml": serialise(given_.document())}, "en")
    for found, content in (
        (text.chapters, given_.reading),
        (undo(text, text.chapters), given_.content),
    ):
        ((expected, *_),) = (one.blocks for one in normal([chapter_of(content)], "en"))
        ((shown, *_),) = (one.blocks for one in found)
        assert shown.content.text == expected.content.text
        assert shown.content.points == expected.content.points


def chapter_of(content: Content) -> Chapter:
    made = Block(id="p-1-1", kind=BlockKind.PARAGRAPH, content=content)
    return Chapter(name="a", blocks=(made,))
