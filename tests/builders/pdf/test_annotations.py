# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations in the PDF: their words, their marks, and where they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typst

from postilla.builders.pdf.compile import TEMPLATE
from tests.builders.pdf.tagged import Element

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book, Manuscript

SOFT_HYPHEN = "\xad"
SHOWN = (
    "The first bridge was opened on a Monday, and the second is longer, as every child of the "
    "town knows, and kôprü sözü says the  same. Nobody asks."
)


def paragraph(book: Book) -> Element:
    return next(one for one in book.text if one.text().startswith("The first"))


def entries(book: Book) -> dict[str, Element]:
    """Give the entries of the apparatus, by their marks' ends."""
    notes = (note for one in (book.tags,) for note in one.all("Note"))
    own = (note for note in notes if not any(note.all("Lbl")))
    return {next(note.all("Link")).destination.removesuffix("--words"): note for note in own}


def plain(element: Element) -> str:
    return element.text().replace(SOFT_HYPHEN, "").replace("\xa0", " ")


def links_of(element: Element) -> Iterator[Element]:
    """Give the links in an element, those of notes aside."""
    for child in element.children:
        if isinstance(child, Element) and child.kind == "Link":
            yield child
        elif isinstance(child, Element) and child.kind != "Note":
            yield from links_of(child)


# --- the words


def test_the_text_is_the_reading_text(annotated: Book) -> None:
    assert paragraph(annotated).words().replace(SOFT_HYPHEN, "") == SHOWN


def test_the_transmitted_text_where_the_edition_says_so(annotated_manuscript: Manuscript) -> None:
    annotated_manuscript.replace("edition.toml", '"restored"', '"transmitted"')
    book = annotated_manuscript.build()
    assert book.log == ()
    shown = paragraph(book).words().replace(SOFT_HYPHEN, "")
    assert shown == (
        "The first brid9e was opened on a Monday, and the second is longer, as every child of the "
        "tovvn knows, and kôprü sozü says the the same. Nobody asks."
    )
    assert plain(entries(book)["letter"]) == (
        "e3 brid9e] restored: bridge transcript; a digit in the place of a letter"
    )


def test_a_mark_stands_behind_its_words_and_leads_to_the_annotation(annotated: Book) -> None:
    marks = [one for one in links_of(paragraph(annotated)) if one.is_mark]
    found = [(one.text().strip("\u2060\u202f"), one.destination) for one in marks]
    assert found == [
        ("e3", "letter"),
        ("2", "fn-2"),
        ("n4", "by-a-call"),
        ("e5", "undecided-words"),
        ("c6", "first-bridge"),
        ("e7", "over-a-claim"),
        ("c8", "every-child"),
        ("e9", "in-turkish"),
        ("t10", "saying"),
        ("e11", "doubled"),
        ("e12", "who-asks"),
    ]
    assert marks[0].description == "emendation e3, par. 1.1, page 1"


def test_restored_words_lead_to_the_apparatus(annotated: Book) -> None:
    links = [one for one in links_of(paragraph(annotated)) if not one.is_mark]
    assert [(one.text(), one.destination) for one in links] == [
        ("bridge", "letter"),
        ("town", "over-a-claim"),
        ("sözü", "in-turkish"),
    ]


def test_every_annotation_and_its_words_are_named_destinations(annotated: Book) -> None:
    ids = set(re.findall(r'annotation-mark\("([^"]+)"', annotated.typst))
    assert len(ids) == 22
    assert ids | {f"{one}--words" for one in ids} <= annotated.destinations.keys()
    assert {"first-bridge-bridge-office", "first-bridge-smith1990"} <= annotated.destinations.keys()


def test_kinds_are_told_apart_in_black() -> None:
    """Their lines differ in number, weight, dashes or depth, whatever their colour."""
    source = (
        '#import "/annotations.typ": lines-below\n'
        "#let told(line) = (line.offset, line.stroke.thickness,"
        ' line.stroke.at("dash", default: none))\n'
        "#metadata(lines-below.pairs().map(((kind, lines)) => (kind, repr(lines.map(told)))))"
        "<lines>"
    )
    inputs = {"paper": "a4", "apparatus": "page"}
    compiler = typst.Compiler(source.encode(), root=TEMPLATE, sys_inputs=inputs)
    lines = dict(json.loads(compiler.query("<lines>", field="value", one=True)))
    assert lines.keys() == {"claim", "ednote", "emend", "translation", "variant"}
    assert len(set(lines.values())) == len(lines)


# --- the apparatus


def test_an_entry_is_a_note_behind_its_words(annotated: Book) -> None:
    children = [one for one in paragraph(annotated).children if isinstance(one, Element)]
    names = {id(note): name for name, note in entries(annotated).items()}
    order = [names.get(id(one), one.destination) for one in children]
    assert order[order.index("letter") :][:3] == ["letter", "letter", "letter"]


def test_what_the_apparatus_says(annotated: Book) -> None:
    said = {name: plain(note) for name, note in entries(annotated).items()}
    assert said["over-a-claim"] == (
        "e7 town] tovvn transcript; two letters in the place of one; medium certainty; by Jane Doe"
    )
    assert said["doubled"].startswith("e11 nothing] the transcript; ")
    assert said["who-asks"].startswith("e12 Nobody asks] proposed: Everybody asks author; ")
    assert said["undecided-words"].startswith("e5 is longer] proposed: nothing undecided; ")


def test_only_words_for_which_the_text_has_others_are_quotes(annotated: Book) -> None:
    quotes = {
        name: [one.text() for one in note.all("Quote")] for name, note in entries(annotated).items()
    }
    assert quotes.pop("who-asks") == quotes.pop("undecided-words") == []
    assert quotes == {
        "in-a-heading": ["brid ges"],
        "letter": ["brid9e"],
        "over-a-claim": ["tovvn"],
        "in-turkish": ["sozü"],
        "doubled": ["the"],
        "in-an-item": ["hi11s"],
        "in-an-inner-item": ["st one"],
        "in-a-note": ["f0l"],
        "in-an-address": ["https://example.org/chroni cle?page=1"],
        "in-an-uncalled-note": ["1eads"],
        "in-an-entry": ["P1ain"],
    }


# --- the edition's notes


def items(book: Book) -> dict[str, Element]:
    """Give the items of the edition's notes, by their marks."""
    lists = (one for one in book.text if one.kind == "L")
    found = (
        item for one in lists for item in one.all("LI") if any(next(item.all("Lbl")).all("Link"))
    )
    return {next(item.all("Lbl")).text(): item for item in found}


def test_the_notes_stand_at_the_end_of_the_chapter_in_order(annotated: Book) -> None:
    chapter = next(one for one in annotated.text if one.kind == "L" and "n2" in one.text())
    labels = [one.text() for one in chapter.all("Lbl") if any(one.all("Link"))]
    assert labels == ["n2", "n4", "c6", "e7", "c8", "t10", "n15", "c18"]
    headings = [one for one in annotated.text if one.text() == "The edition’s notes"]
    assert [one.kind for one in headings] == ["H2", "H2", "H2"]


def test_a_note_leads_back_to_its_words_and_gives_their_page(annotated: Book) -> None:
    item = items(annotated)["c6"]
    (link,) = next(item.all("Lbl")).all("Link")
    assert link.destination == "first-bridge--words"
    said = plain(item)
    assert said.startswith("c6Claim “The first brid9e was opened on a Monday, and the second is ")
    assert (
        "longer”, p. 1. Type: event. Ascribed to: the chronicle. Rests on: n. 2, entry 1." in said
    )


def test_a_body_keeps_what_is_in_it(annotated: Book) -> None:
    item = items(annotated)["c6"]
    links = {one.text(): one.destination for one in item.all("Link")}
    assert links["Smith, 1990"] == "cite-smith1990"
    assert links["another note"] == "by-a-call"
    assert links["a link"] == "https://example.org/a"
    assert [one.text() for one in item.all("BlockQuote")] == [
        "A quotation of two lines.",
        "No toll was taken on that day.",
    ]
    assert "emphasis" in [one.text() for one in item.all("Em")]


def test_evidence_stands_with_its_claim_or_leads_to_it(annotated: Book) -> None:
    said = plain(items(annotated)["c6"])
    assert "qualifies: Bridge Office of Lenova, Register of tolls, 1899, p. 63." in said
    assert "Evidence elsewhere: Smith 1990 (gives the other side)." in said
    elsewhere = items(annotated)["ev."]
    assert plain(elsewhere).startswith(
        "ev.gives the other side: Smith, Bridges of the Plain, 1990."
    )
    assert next(elsewhere.all("Link")).destination == "first-bridge"


def test_the_sources_stand_behind_the_text_on_pages_of_the_edition(annotated: Book) -> None:
    labels = [str(page.label) for page in annotated.pdf.pages]
    assert labels == ["i", "ii", "iii", "iv", "1", "2", "3", "ed. 1", "ed. 2"]
    page = annotated.destinations["cite-smith1990"]
    assert labels[page] == "ed. 1"


def test_other_pages_refer_to_annotations(annotated: Book) -> None:
    links = {one.text(): one.destination for one in annotated.tags.all("Link")}
    assert links["claim c6, par.\xa01.1"] == "first-bridge"
    assert links["emendation e3, par.\xa01.1"] == "letter"
    assert links["a note"] == "by-a-call"


def test_headings_are_shown_without_marks_in_contents_and_bookmarks(annotated: Book) -> None:
    with annotated.pdf.open_outline() as outline:
        titles = [one.title for one in outline.root]
    assert "1) Of bridges" in titles
    (contents,) = (
        one for one in annotated.tags.children if isinstance(one, Element) and one.kind == "TOC"
    )
    entry = next(one for one in contents.all("Reference") if "bridges" in one.text())
    assert re.fullmatch(r"1\) Of bridges\W+1", entry.text())
    assert len(list(entry.all("Link"))) == 1


def test_a_chapter_without_notes_has_no_heading_for_them(
    annotated_manuscript: Manuscript,
) -> None:
    annotated_manuscript.replace("chapters/03-bibliography.md", ":::{translation} Köprüler", ":::")
    path = annotated_manuscript.source / "chapters" / "03-bibliography.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index(":::\n:target: b-2")], encoding="utf-8")
    book = annotated_manuscript.build()
    assert book.log == ()
    headings = [one for one in book.text if one.text() == "The edition’s notes"]
    assert len(headings) == 2
    assert "in-an-entry" in entries(book)
