# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever is done to the apparatus of the PDF, or to what tells it from the text, is told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from postilla.fidelity.products import PRODUCTS
from tests.fidelity.test_pdf_tampering import elements, forget, names

if TYPE_CHECKING:
    from tests.fidelity.conftest import Products

Edit = Callable[[pikepdf.Pdf], None]


def links(element: Any) -> Iterator[tuple[Any, Any]]:
    """Give the links in an element: structure element and annotation."""
    for link in elements(element, "/Link"):
        for kid in link.K:
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                yield link, kid.Obj


def note_of(pdf: pikepdf.Pdf, name: str) -> Any:
    """Find the entry of an emendation."""
    for note in elements(pdf.Root.StructTreeRoot, "/Note"):
        if any(str(link.get("/Dest")) == f"{name}--words" for _, link in links(note)):
            return note
    raise AssertionError(name)


def link_to(pdf: pikepdf.Pdf, name: str, number: int) -> Any:
    """Find a link to an annotation: its restored words come first, then its mark."""
    found = [link for link, target in links(pdf.Root.StructTreeRoot)
             if str(target.get("/Dest")) == name]  # fmt: skip
    return found[number]


def marked(element: Any, page: Any = None) -> tuple[Any, int]:
    """Give the page and the number of the first content of an element."""
    page = element.get("/Pg", page)
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    for kid in kids:
        if isinstance(kid, int):
            return page, kid
        if "/MCID" in kid:
            return kid.get("/Pg", page), int(kid.MCID)
        if "/S" in kid:
            return marked(kid, page)
    raise AssertionError(element)


def change(element: Any, pattern: bytes, new: bytes, pdf: pikepdf.Pdf) -> None:
    """Change the first content of an element."""
    page, number = marked(element)
    data = page.Contents.read_bytes()
    whole = rb"/MCID %d\b.*?EMC" % number
    (found,) = (one for one in re.finditer(whole, data, re.DOTALL))
    changed, count = re.subn(pattern, new, found.group(), count=1)
    assert count == 1
    page.Contents = pdf.make_stream(data[: found.start()] + changed + data[found.end() :])


def say(element: Any, words: bytes, pdf: pikepdf.Pdf) -> None:
    """Mean other words than those that are shown."""
    change(element, rb">>", b"/ActualText(" + words + b")>>", pdf)


def quote_of(pdf: pikepdf.Pdf, name: str) -> Any:
    return next(elements(note_of(pdf, name), "/Quote"))


def remove_entry(pdf: pikepdf.Pdf) -> None:
    note_of(pdf, "keeper").K = pikepdf.Array()


def rename_entry(pdf: pikepdf.Pdf) -> None:
    ((_, link), *_) = links(note_of(pdf, "keeper"))
    link.Dest = pikepdf.String("keeping--words")


def change_transmitted_words(pdf: pikepdf.Pdf) -> None:
    say(quote_of(pdf, "keeper"), b"kepper", pdf)


def hide_transmitted_words(pdf: pikepdf.Pdf) -> None:
    change(quote_of(pdf, "keeper"), b"0 Tr", b"3 Tr", pdf)


def untag_transmitted_words(pdf: pikepdf.Pdf) -> None:
    quote_of(pdf, "keeper").S = pikepdf.Name.Span


def untag_entry(pdf: pikepdf.Pdf) -> None:
    note_of(pdf, "keeper").S = pikepdf.Name.Span


def move_entry(pdf: pikepdf.Pdf) -> None:
    """Let an entry stand on a page like its own behind the text."""
    note = note_of(pdf, "keeper")
    page, _ = marked(note)
    pdf.pages.append(pikepdf.Page(page))
    for element in (note, *(one for name in ("/Link", "/Quote", "/Span", "/P")
                            for one in elements(note, name))):  # fmt: skip
        if "/Pg" in element:
            element.Pg = pdf.pages[-1].obj


def show_transmitted_words(pdf: pikepdf.Pdf) -> None:
    say(link_to(pdf, "keeper", 0), b"keepr", pdf)


def unlink_restored_words(pdf: pikepdf.Pdf) -> None:
    link_to(pdf, "keeper", 0).S = pikepdf.Name.Span


def put_words_into_a_mark(pdf: pikepdf.Pdf) -> None:
    say(link_to(pdf, "counted", 0), b" never", pdf)


def change_words_left_out(pdf: pikepdf.Pdf) -> None:
    say(quote_of(pdf, "edge"), b"y|", pdf)


def hide_text_as_an_entry(pdf: pikepdf.Pdf) -> None:
    """Tag a paragraph of the text as the edition's."""
    tags = pdf.Root.StructTreeRoot
    paragraph = next(one for one in elements(tags, "/P") if "never" in str(dests(one)))
    paragraph.S = pikepdf.Name.Note


def dests(element: Any) -> list[str]:
    return [str(link.get("/Dest")) for _, link in links(element)]


def unlink_a_list(pdf: pikepdf.Pdf) -> None:
    """Let the edition's notes look like a list of the text."""
    for mark in elements(pdf.Root.StructTreeRoot, "/Lbl"):
        for link, target in links(mark):
            if str(target.get("/Dest", "")).endswith("--words"):
                link.S = pikepdf.Name.Span


@pytest.mark.parametrize(
    ("edit", "code", "place"),
    [
        (remove_entry, "apparatus", "keeper"),
        (rename_entry, "apparatus", "keeper"),
        (untag_entry, "block-missing", "p-1-5"),
        (change_transmitted_words, "text-changed", "p-1-5"),
        (hide_transmitted_words, "text-changed", "p-1-5"),
        (untag_transmitted_words, "apparatus", "keeper"),
        (change_words_left_out, "text-changed", "p-1-5"),
        (move_entry, "apparatus-page", "keeper"),
        (show_transmitted_words, "text-changed", "p-1-5"),
        (unlink_restored_words, "text-changed", "p-1-5"),
        (put_words_into_a_mark, "text-changed", "p-1-5"),
        (hide_text_as_an_entry, "block-missing", "p-1-4"),
        (unlink_a_list, "block-added", "without id"),
        (names(forget("edition:chapters/01-bridges")), "block-added", "without id"),
        (names(forget("p-1-5")), "id-changed", "p-1-5"),
    ],
)
def test_tampered(annotated: Products, edit: Edit, code: str, place: str) -> None:
    ((name, data),) = annotated.files("pdf").items()
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edit(pdf)
        pdf.save(buffer)
    findings = annotated.findings("pdf", {name: buffer.getvalue()})
    assert f"product/{code}" in {finding.code for finding in findings}, findings
    assert any(place in finding.message for finding in findings), findings


def test_what_the_apparatus_gives(annotated: Products) -> None:
    text = PRODUCTS["pdf"].read(annotated.files("pdf"), "en")
    assert text.departures.keys() == text.transmitted.keys()
    assert "counted" not in text.transmitted
    assert text.transmitted["edge"] == "x|"
    assert text.transmitted["wharf"] == "wh arf"
    assert text.departures["keeper"].block == "p-1-5"
    assert text.departures["wardens"].block == "fn-a"
    edge = text.departures["edge"]
    assert edge.start == edge.end == 0
