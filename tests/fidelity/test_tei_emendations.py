# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever is done to the emendations of the TEI edition, the proof tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from lxml import etree

from postilla.fidelity.products import PRODUCTS
from postilla.fidelity.proof import Authority, verify_product
from postilla.model.diagnostic import Diagnostic
from postilla.syntax.reader import read_chapter
from postilla.syntax.restored import restored
from postilla.tei.serialise import serialise
from tests.fidelity.edits import remove, words
from tests.tei.conftest import EDITION, find, tei_of

CHAPTER = """\
{#s-1}
# Of brdges

:::{emend} brdges
:id: heading
:cause: transcript
:reading: bridges
:ground: no such word
:cert: high
:::

{#p-1-1}
The *first brigde* of the the town.
It was bu i{pb}`2`lt of oak in 1890 and and fell[^1].

:::{emend} brigde
:id: letters
:cause: transcript
:reading: bridge
:ground: no such word
:cert: high
:::

:::{emend} the
:occurrence: 2
:id: doubled
:cause: transcript
:reading:
:ground: doubled
:cert: high
:::

:::{emend} bu ilt
:id: split
:cause: transcript
:reading: built
:ground: split
:cert: high
:::

:::{emend} 1890
:id: number
:cause: undecided
:reading: 1891
:ground: the register
:cert: low
:::

:::{emend} and and
:id: author
:cause: author
:reading: and
:ground: doubled
:cert: high
:::

:::{claim} of oak in 1890
:id: opening
:type: event
:ascribed-to: the article
A claim.
:::

[^1]: It fell.
"""

Change = Callable[[dict[str, bytes]], None]


def findings(change: Change | None = None, *, reading: str = "restored") -> Sequence[Diagnostic]:
    """Prove the document, changed or as it is."""
    edition = EDITION.replace("language =", f'reading = "{reading}"\nlanguage =', 1)
    files = {"x.xml": serialise(tei_of(CHAPTER, edition=edition))}
    if change:
        change(files)
    read = read_chapter(CHAPTER, "01", "01.md")
    shown = restored(read) if reading == "restored" else read.chapter
    authority = Authority(chapters=(read.chapter,), shown=(shown,), language="en", digest="")
    return verify_product(PRODUCTS["tei"], files, authority, "build/tei/x.xml").findings


def choices(edit: Callable[[etree._Element], None], name: str) -> Change:
    """Change the ``choice`` of an emendation."""

    def change(files: dict[str, bytes]) -> None:
        root = etree.fromstring(files["x.xml"])
        (found,) = find(root, "//*[@xml:id = $id]", id=f"{name}--words")
        edit(found)
        files["x.xml"] = etree.tostring(root)

    return change


def reads(which: str) -> Callable[[etree._Element], None]:
    def edit(choice: etree._Element) -> None:
        cause = (choice.get("ana") or "").split()[0]
        choice.set("ana", f"{cause} #emend.read.{which}")

    return edit


def unwrap(name: str) -> Callable[[etree._Element], None]:
    """Leave one of the two readings alone in the place of both."""

    def edit(choice: etree._Element) -> None:
        kept = next(one for one in choice if etree.QName(one).localname == name)
        text, tail = kept.text or "", choice.tail or ""
        choice.clear()
        choice.tag = f"{{{etree.QName(kept).namespace}}}seg"
        choice.text, choice.tail = text, tail

    return edit


def without(name: str) -> Callable[[etree._Element], None]:
    def edit(choice: etree._Element) -> None:
        for one in list(choice):
            if etree.QName(one).localname == name:
                choice.remove(one)

    return edit


def silence(choice: etree._Element) -> None:
    del choice.attrib["ana"]


def add_words(choice: etree._Element) -> None:
    choice[0].tail = "words between"


def exchange(choice: etree._Element) -> None:
    choice[0].text, choice[1].text = choice[1].text, choice[0].text


@pytest.mark.parametrize("reading", ["restored", "transmitted"])
def test_untouched(reading: str) -> None:
    assert findings(reading=reading) == ()


CASES: dict[str, tuple[Change, str]] = {
    "sic changed where corr is read": (words("<sic>brigde", "<sic>badge"), "p-1-1"),
    "sic changed where sic is read": (words("<sic>1890", "<sic>1889"), "p-1-1"),
    "corr changed where corr is read": (words(">bridge</corr>", ">badge</corr>"), "p-1-1"),
    "corr filled where it deletes": (
        words('cert="high"/></choice> town', 'cert="high">a</corr></choice> town'),
        "p-1-1",
    ),
    "sic emptied where corr deletes": (words("<sic>the</sic>", "<sic/>"), "p-1-1"),
    "corr read where sic is read": (choices(reads("corr"), "number"), "p-1-1"),
    "sic read where corr is read": (choices(reads("sic"), "letters"), "p-1-1"),
    "the author's words restored": (choices(reads("corr"), "author"), "p-1-1"),
    "nothing says which is read": (choices(silence, "letters"), "p-1-1"),
    "a choice removed": (choices(remove, "letters"), "p-1-1"),
    "a choice removed where it deletes": (choices(remove, "doubled"), "p-1-1"),
    "corr alone left": (choices(unwrap("corr"), "letters"), "p-1-1"),
    "sic alone left": (choices(unwrap("sic"), "letters"), "p-1-1"),
    "no sic": (choices(without("sic"), "letters"), "p-1-1"),
    "no corr": (choices(without("corr"), "letters"), "p-1-1"),
    "sic and corr exchanged": (choices(exchange, "letters"), "p-1-1"),
    "words between the two": (choices(add_words, "letters"), "p-1-1"),
    "in a heading": (words("<sic>brdges", "<sic>brgdes"), "s-1"),
    "the first part of a divided one": (choices(remove, "split"), "p-1-1"),
    "the last part of a divided one": (words("<sic>lt</sic>", "<sic/>"), "p-1-1"),
    "parts that belong to others": (
        words('prev="#split--words"', 'prev="#letters--words"'),
        "p-1-1",
    ),
    "words in an anchor": (
        words('<anchor xml:id="opening--words.from"/>', "<anchor>then </anchor>"),
        "p-1-1",
    ),
    "words of the article put beside the text": (words(" fell<ptr", "<ptr"), "p-1-1"),
}


@pytest.mark.parametrize(("change", "place"), CASES.values(), ids=CASES)
def test_tampered(change: Change, place: str) -> None:
    found = findings(change)
    assert found
    assert any(place in one.message for one in found), found


@pytest.mark.parametrize(
    "change",
    [
        words("<p>A claim.</p>", "<p>Another claim.</p>"),
        words(">1891</corr>", ">1892</corr>"),
    ],
    ids=["what an annotation says", "a proposal that is not read"],
)
def test_what_is_no_text_is_no_text(change: Change) -> None:
    assert findings(change) == ()
