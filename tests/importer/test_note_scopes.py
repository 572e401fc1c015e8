# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the marks of a document's notes are counted in, where they begin anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from postilla.importer.derive import derive
from postilla.importer.document.note_scopes import find_note_marks
from postilla.importer.document.tree import (
    Block,
    Break,
    Call,
    Document,
    Heading,
    Note,
    Paragraph,
    Words,
)
from postilla.syntax.writer import write_chapter


def document(sketch: str) -> Document:
    """Make a document: ``#`` is a heading, ``##`` a lower one, ``|12`` a page, else a call."""
    notes: list[Note] = []

    def blocks() -> Iterator[Block]:
        for word in sketch.split():
            if not word.strip("#"):
                yield Heading(level=len(word), inlines=(Words("A heading"),))
            elif word.startswith("|"):
                yield Paragraph(inlines=(Words("A page. "), Break(word[1:]), Words("Goes on.")))
            else:
                notes.append(Note(key=f"key {len(notes)}", mark=word))
                yield Paragraph(inlines=(Words("A word."), Call(notes[-1].key)))

    return Document(blocks=tuple(blocks()), notes=tuple(notes))


@pytest.mark.parametrize(
    ("sketch", "marks", "counted_in"),
    [
        ("# 1 2 # 3 *", "1 2 3 *", ""),
        ("# 1 2 # 1 # 1 2", "c1-1 c1-2 c2-1 c3-1 c3-2", "chapter"),
        ("# 1 ## 2 # * ## 1", "c1-1 c1-2 c2-* c2-1", "chapter"),
        ("# * ** # * 1", "c1-* c1-** c2-* c2-1", "chapter"),
        ("# a b # a", "c1-a c1-b c2-a", "chapter"),
        ("# 5 6 # 5", "c1-5 c1-6 c2-5", "chapter"),
        ("# 1 2 |12 1 |13 1 2", "p11-1 p11-2 p12-1 p13-1 p13-2", "page"),
        ("# 1 |xiv 1", "n1-1 n2-1", ""),  # the page before is not known
        ("|xiv 1 |xv 1", "pxiv-1 pxv-1", "page"),
        ("# 1 2 1", "n1-1 n1-2 n2-1", ""),
        ("# 1 1 2 |12 1", "n1-1 n2-1 n2-2 n3-1", ""),  # two of them are on one page
    ],
)
def test_marks(sketch: str, marks: str, counted_in: str) -> None:
    found = find_note_marks(document(sketch))
    assert list(found.marks.values()) == marks.split()
    assert found.counted_in == counted_in
    assert found.doubled == ()


@pytest.mark.parametrize(
    ("sketch", "marks", "doubled"),
    [
        ("# 1 2 2 3", "1 2 n2-2 3", ["n2-2"]),
        ("# 1 2 2 2 3", "1 2 n2-2 n3-2 3", ["n2-2", "n3-2"]),
        ("# 1 2 # 1 2 2", "c1-1 c1-2 c2-1 c2-2 n2-2", ["n2-2"]),
    ],
)
def test_a_slip_is_no_new_run(sketch: str, marks: str, doubled: list[str]) -> None:
    found = find_note_marks(document(sketch))
    assert list(found.marks.values()) == marks.split()
    assert list(found.doubled) == doubled


JATS = """\
<article><body>
<sec><title>Of oars</title><p>Long.<xref ref-type="fn" rid="a">1</xref></p></sec>
<sec><title>Of sails</title><p>Wide.<xref ref-type="fn" rid="b">1</xref>
Old.<xref ref-type="fn" rid="b">1</xref></p></sec>
</body><back><fn-group><fn id="a"><label>1</label><p>Rolls.</p></fn>
<fn id="b"><label>1</label><p>Rolls.</p></fn></fn-group></back></article>
"""
TEI = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<div><head>Of oars</head><p>Long.<note n="1">Rolls.</note></p></div>
<div><head>Of sails</head><p>Wide.<ref target="#b">1</ref> Old.<ref target="#b">1</ref></p>
<note n="1" xml:id="b">Rolls.</note></div>
</body></text></TEI>
"""
HTML = """\
<h1>Of oars</h1><p>Long.<a href="#a" role="doc-noteref">1</a></p>
<p id="a" role="doc-footnote">1. Rolls.</p>
<h1>Of sails</h1><p>Wide.<a href="#b" id="c">[1]</a> Old.<a href="#b" role="doc-noteref">[1]</a></p>
<p>[<a href="#c" id="b">1</a>]: Rolls.</p>
"""
READING = """\
# Of oars
Long.[^c1-1]
# Of sails
Wide.[^c2-1] Old.[^c2-1]
[^c1-1]: Rolls.
[^c2-1]: Rolls.
"""


@pytest.mark.parametrize(("name", "text"), [("a.xml", JATS), ("b.xml", TEI), ("c.html", HTML)])
def test_notes_with_the_same_mark_and_words_are_two(name: str, text: str) -> None:
    """What is called by one link again is one note; what has the same words is not."""
    recipe = 'languages = ["en"]\n'
    derivation = derive(text.encode(), recipe, witness_path=name, recipe_path="recipe.toml")
    assert derivation.witness.text == READING
    notes = [note for chapter in derivation.chapters for note in chapter.notes]
    assert [note.id for note in notes] == ["fn-c1-1", "fn-c2-1"]
    assert derivation.losses == ()


def test_a_link_that_speaks_of_a_note_stays_a_link() -> None:
    page = '<h1>Of oars</h1><p>Long,<a href="#a" role="doc-noteref">1</a> see <a href="#a">there'
    page += (
        '</a>, <a href="#p">above</a>.</p><aside id="a" role="doc-footnote"><p>Rolls.</p></aside>'
    )
    recipe = 'languages = ["en"]\n'
    derivation = derive(page.encode(), recipe, witness_path="a.html", recipe_path="recipe.toml")
    (chapter,) = derivation.chapters
    assert "see [there](#fn-1), above." in write_chapter(chapter)


@pytest.mark.parametrize(
    "page",
    [
        # A table of contents whose entries are led back to.
        '<p>Chapter <a id="t1" href="#c1">1</a></p><div id="c1"><h1><a href="#t1">1</a> Oars</h1>'
        "<p>Long.</p></div>",
        # An index that leads to paragraphs.
        '<h1>Oars</h1><p id="c1">Long.</p><p>Oars, <a id="i1" href="#c1">1</a></p>',
        # A paragraph that leads back with words of its own.
        '<h1>Oars</h1><p>In <a id="x" href="#y">1</a> is.</p><p id="y">As <a href="#x">2</a></p>',
    ],
)
def test_what_is_no_note(page: str) -> None:
    recipe = 'languages = ["en"]\n'
    derivation = derive(page.encode(), recipe, witness_path="a.html", recipe_path="recipe.toml")
    assert all(chapter.notes == () for chapter in derivation.chapters)
