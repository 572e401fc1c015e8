# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of a document is the base text, whatever stands on and between its characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from postilla.model.block import Block, BlockKind, Chapter
from postilla.model.content import TRANSMITTED, Content, PointKind, Span, SpanKind, span_order
from postilla.model.identifiers import IdKind, kind_of, sentence_id
from postilla.model.names import NameKind
from postilla.tei.characters import forbidden_characters
from postilla.tei.document import edition_to_tei
from postilla.tei.inline import write_sentences, write_words
from postilla.tei.marks import Marks
from postilla.tei.names import XML_ID, XML_LANG, element, tei
from postilla.tei.serialise import serialise
from tests.strategies import chapters, contents, editions
from tests.tei.conftest import find, stated, tei_of, words

Named = tuple[Content, tuple[Span, ...]]
"""Words, and the names in them."""
STATED = stated()
RENDITIONS = {"italic": SpanKind.EMPHASIS, "bold": SpanKind.STRONG}
VALUES = {SpanKind.LANGUAGE: "tr", SpanKind.REFERENCE: "p-1-1"}
TOWN = "lenova"


@st.composite
def overlapping(draw: st.DrawFn) -> Content:
    """Make words under spans that overlap in any way and begin and end anywhere."""
    content = draw(contents())
    places = st.integers(0, len(content.text))
    spans = []
    for _ in range(draw(st.integers(0, 5))):
        start, end = sorted((draw(places), draw(places)))
        kind = draw(st.sampled_from(TRANSMITTED))
        if start < end:
            spans.append(Span(start, end, kind, VALUES.get(kind, "")))
    return replace(content, spans=tuple(sorted(spans, key=span_order)))


@st.composite
def with_names(draw: st.DrawFn) -> Named:
    """Make words of which some name a town; names overlap no other name."""
    content = draw(CONTENTS)
    places = draw(st.lists(st.integers(0, len(content.text)), unique=True, max_size=6))
    bounds = batched(sorted(places))
    return content, tuple(Span(start, end, SpanKind.NAME, TOWN) for start, end in bounds)


def batched(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from zip(places[::2], places[1::2], strict=False)


def told_apart(content: Content) -> Content:
    """Give each point a value of its own, as in a book."""
    points = (replace(point, value=str(n)) for n, point in enumerate(content.points))
    return replace(content, points=tuple(points))


def holds_in_xml(content: Content) -> bool:
    block = Block(id="p-1-1", kind=BlockKind.PARAGRAPH, content=content)
    return not any(forbidden_characters(STATED, [Chapter(name="a", blocks=(block,))], (), ()))


def written(content: Content, names: Sequence[Span] = (), *, divided: bool) -> etree._Element:
    made = element("p")
    calls = [f"fnref-{number}" for number, _ in enumerate(content.of(PointKind.CALL))]
    marks = Marks(calls, names=list(names), named={TOWN: NameKind.PLACE})
    (write_sentences if divided else write_words)(made, content, "p-1-1", marks)
    parsed = etree.fromstring(serialise(made))
    assert etree.tostring(parsed) == etree.tostring(made)
    return parsed


CONTENTS = (contents() | overlapping()).map(told_apart).filter(holds_in_xml)


def covered(spans: Iterator[Span], text: str) -> set[tuple[int, SpanKind, str]]:
    """Say what lies over each letter; blanks don't count, for nothing shows on them."""
    return {
        (offset, span.kind, span.value)
        for span in spans
        for offset in range(span.start, span.end)
        if text[offset] != " "
    }


def spans_of(place: etree._Element, start: int = 0) -> Iterator[Span]:
    """Read the spans of an element back, from the offset of its first character on."""
    offset = start + len(place.text or "")
    for child in place:
        end = offset + len(words(child))
        if child.tag == tei("foreign"):
            yield Span(offset, end, SpanKind.LANGUAGE, child.get(XML_LANG, ""))
        elif child.tag == tei("hi"):
            yield Span(offset, end, RENDITIONS[child.get("rend", "")])
        elif child.tag == tei("ref"):
            yield Span(offset, end, SpanKind.REFERENCE, child.get("target", "").removeprefix("#"))
        elif child.tag == tei("placeName"):
            yield Span(offset, end, SpanKind.NAME, child.get("ref", "").removeprefix("#name."))
        yield from spans_of(child, offset)
        offset = end + len(child.tail or "")


def points_of(place: etree._Element) -> list[tuple[int, str, str]]:
    found = []
    offset = 0
    for event, node in etree.iterwalk(place, events=("start", "end")):
        if event == "start":
            if node.tag in (tei("pb"), tei("ptr")):
                found.append((offset, etree.QName(node).localname, node.get("n", "")))
            offset += len(node.text or "")
        elif node is not place:
            offset += len(node.tail or "")
    return found


@given(with_names(), st.booleans())
def test_the_words_are_the_words(named: Named, divided: bool) -> None:
    assert words(written(*named, divided=divided)) == named[0].text


@given(with_names(), st.booleans())
def test_every_letter_keeps_what_lies_over_it(named: Named, divided: bool) -> None:
    content, names = named
    made = written(content, names, divided=divided)
    expected = covered(iter((*content.spans, *names)), content.text)
    assert covered(spans_of(made), content.text) == expected


@given(CONTENTS, st.booleans())
def test_points_stand_where_they_stood(content: Content, divided: bool) -> None:
    names = {PointKind.CALL: "ptr", PointKind.PAGE_BREAK: "pb"}
    expected = [(point.offset, names[point.kind], point.value) for point in content.points]
    assert points_of(written(content, divided=divided)) == expected


@given(CONTENTS)
def test_each_sentence_is_an_element(content: Content) -> None:
    sentences = list(written(content, divided=True))
    bounds = content.sentence_bounds()
    assert [words(sentence) for sentence in sentences] == [content.text[i:j] for i, j in bounds]
    ids = [sentence.get(XML_ID) for sentence in sentences]
    assert ids == [sentence_id("p-1-1", number) for number in range(1, len(bounds) + 1)]
    assert {sentence.tail for sentence in sentences[:-1]} <= {"\n"}
    assert sentences[-1].tail is None


@given(with_names())
def test_fragments_of_a_span_form_a_chain(names: Named) -> None:
    made = written(*names, divided=True)
    places = list(made.iter(tei("hi"), tei("foreign"), tei("placeName")))
    named = {place.get(XML_ID): place for place in places}
    for place in places:
        assert bool(place.get(XML_ID)) == bool(place.get("next") or place.get("prev"))
        if following := place.get("next"):
            other = named[following[1:]]
            assert other.get("prev") == f"#{place.get(XML_ID)}"
            assert (other.tag, other.get("rend")) == (place.tag, place.get("rend"))


def test_overlapping_spans_are_cut_and_joined() -> None:
    content = Content(
        "one two three",
        spans=(Span(0, 7, SpanKind.EMPHASIS), Span(4, 13, SpanKind.LANGUAGE, "tr")),
    )
    made = written(content, divided=False)
    assert etree.tostring(made, encoding="unicode") == (
        '<p xmlns="http://www.tei-c.org/ns/1.0"><hi rend="italic">one '
        '<foreign xml:id="p-1-1.1" xml:lang="tr" next="#p-1-1.2">two</foreign></hi> '
        '<foreign xml:id="p-1-1.2" xml:lang="tr" prev="#p-1-1.1">three</foreign></p>'
    )


def test_an_empty_note_is_an_empty_element() -> None:
    paragraph = Block(id="p-1-1", kind=BlockKind.PARAGRAPH, content=Content("Oak."))
    note = Block(id="fn-1", kind=BlockKind.NOTE)
    chapter = Chapter(name="a", blocks=(paragraph,), notes=(note,))
    (made,) = edition_to_tei(STATED, [chapter], (), ()).iter(tei("note"))
    assert (made.get(XML_ID), made.text, len(made)) == ("fn-1", None, 0)


@given(editions())
@settings(max_examples=25)
def test_every_block_is_in_the_document_once(made: tuple[Chapter, ...]) -> None:
    document = edition_to_tei(STATED, made, (), ())
    for block in (block for chapter in made for block in chapter.walk()):
        (place,) = find(document, "//*[@xml:id = $id]", id=block.id)
        own = place[0] if kind_of(block.id) is IdKind.SECTION else place
        if block.kind is BlockKind.ITEM:
            own = copy(own)
            for inner in own.findall(tei("list")):
                own.remove(inner)  # has items of its own
        if block.kind is not BlockKind.LIST:
            assert words(own).rstrip(" ") == block.content.text
    ids = find(document, "//@xml:id")
    assert len(set(ids)) == len(ids)


@given(chapters())
@settings(max_examples=25)
def test_items_in_items_are_kept_apart(chapter: Chapter) -> None:
    lists = replace(chapter, blocks=(_of_letters(chapter.blocks[2]),), notes=())
    document = etree.fromstring(serialise(edition_to_tei(STATED, [lists], (), ())))
    items = [block for block in lists.walk() if block.kind is BlockKind.ITEM]
    made = find(document, "//tei:text//tei:item")
    assert [item.get(XML_ID) for item in made] == [item.id for item in items]
    joined = " ".join(item.content.text for item in items)
    assert words(find(document, "//tei:body")[0]).split() == joined.split()


def _of_letters(block: Block) -> Block:
    """Take points away, for those of different blocks may be alike, links, and odd characters."""
    text = "".join("x" if letter != " " else letter for letter in block.content.text)
    spans = tuple(one for one in block.content.spans if one.kind is not SpanKind.REFERENCE)
    content = replace(block.content, text=text, points=(), spans=spans)
    return replace(block, content=content, children=tuple(map(_of_letters, block.children)))


@pytest.mark.parametrize(
    "text",
    [
        "{#p-1-1}\nOak.[^1]\nStone.[^1]\n\n[^1]: *A note*.\n",
        "{#p-1-1 .language-tr}\n*Köprü[^1].*\n\n[^1]: A note.\n",
    ],
)
def test_a_note_stands_outside_of_the_words_that_call_it(text: str) -> None:
    document = tei_of(text)
    (note,) = document.iter(tei("note"))
    assert find(note, "ancestor::tei:p | ancestor::*[@xml:lang = 'tr']") == []
    assert find(document, "//tei:text//tei:p//text()[contains(., 'ote')]") == []
