# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A PDF looked over: a sound one has nothing wrong, and each thing taken from it is missed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from postilla.release.pdf import pdf_findings
from postilla.syntax.config import read_edition
from tests.builders.pdf.conftest import SAMPLE, book

if TYPE_CHECKING:
    from tests.builders.pdf.conftest import Book
    from tests.this_edition import BuiltEdition

__all__ = ["book"]

EDITION = read_edition((SAMPLE / "edition.toml").read_text(encoding="utf-8"), "edition.toml")

Tamper = Callable[[pikepdf.Pdf], object]


def codes(pdf: pikepdf.Pdf, tei: bytes = b"") -> set[str]:
    buffer = BytesIO()
    pdf.save(buffer)
    findings = pdf_findings(buffer.getvalue(), EDITION, "build/pdf/lenova-book.pdf", tei=tei)
    assert {one.position.path for one in findings} <= {"build/pdf/lenova-book.pdf"}
    return {one.code for one in findings}


def test_the_sample_has_nothing_wrong(book: Book) -> None:
    assert pdf_findings(book.path.read_bytes(), EDITION, "a.pdf") == ()


def test_this_edition_has_nothing_wrong(built_edition: BuiltEdition) -> None:
    text = (built_edition.root / "source" / "edition.toml").read_text(encoding="utf-8")
    tei = built_edition.root / "build" / "tei" / "rusad-13-2025.xml"
    data = built_edition.file(".pdf").read_bytes()
    edition = read_edition(text, "edition.toml")
    assert pdf_findings(data, edition, "a.pdf", tei=tei.read_bytes()) == ()


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == kind)


def link(pdf: pikepdf.Pdf) -> Any:
    return next(page.Annots[0] for page in pdf.pages if "/Annots" in page)


def font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].resources.Font.values()))


def without(name: str, of: Callable[[pikepdf.Pdf], Any] = lambda pdf: pdf.Root) -> Tamper:
    def tamper(pdf: pikepdf.Pdf) -> None:
        del of(pdf)[name]

    return tamper


def with_(
    name: str, value: object, of: Callable[[pikepdf.Pdf], Any] = lambda pdf: pdf.Root
) -> Tamper:
    def tamper(pdf: pikepdf.Pdf) -> None:
        of(pdf)[name] = value

    return tamper


def metadata(name: str, value: str) -> Tamper:
    def tamper(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as found:
            found[name] = value

    return tamper


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (without("/Metadata"), "metadata"),
        (metadata("pdfaid:part", "2"), "metadata"),
        (metadata("pdfaid:conformance", "B"), "metadata"),
        (metadata("pdfuaid:part", "2"), "metadata"),
        (metadata("dc:title", "Untitled"), "metadata"),
        (without("/Lang"), "language"),
        (with_("/Lang", String("tr")), "language"),
        (with_("/Lang", String("Englisch!"), lambda pdf: first(pdf, "/P")), "language"),
        (without("/MarkInfo"), "untagged"),
        (with_("/MarkInfo", Dictionary(Marked=False)), "untagged"),
        (without("/StructTreeRoot"), "untagged"),
        (without("/StructParents", lambda pdf: pdf.pages[0].obj), "untagged"),
        (without("/StructParent", link), "untagged"),
        (with_("/S", Name.Part, lambda pdf: first(pdf, "/Document")), "untagged"),
        (with_("/S", Name.H5, lambda pdf: first(pdf, "/H2")), "headings"),
        (with_("/S", Name.Figure, lambda pdf: first(pdf, "/P")), "alternative"),
        (without("/Contents", link), "alternative"),
        (with_("/A", Dictionary(S=Name.Launch), link), "active"),
        (with_("/OpenAction", Array()), "active"),
        (without("/ViewerPreferences"), "title"),
        (without("/OutputIntents"), "colours"),
        (without("/ToUnicode", font), "font"),
        (without("/FontDescriptor", lambda pdf: font(pdf).DescendantFonts[0]), "font"),
        (without("/AF"), "attachment"),
        (without("/Subtype", lambda pdf: pdf.Root.AF[0].EF.F), "attachment"),
    ],
)
def test_what_is_taken_from_it_is_missed(book: Book, tamper: Tamper, code: str) -> None:
    with pikepdf.open(book.path) as pdf:
        tamper(pdf)
        assert f"pdf/{code}" in codes(pdf)


def test_links_that_are_not_visited_in_order(book: Book) -> None:
    with pikepdf.open(book.path) as pdf:
        for page in pdf.pages:
            del page.obj["/Tabs"]
        assert codes(pdf) == {"pdf/order"}


def test_the_attached_tei_is_the_one_that_was_built(book: Book) -> None:
    with pikepdf.open(book.path) as pdf:
        attached = f"{EDITION.id}.xml"
        assert codes(pdf, pdf.attachments[attached].get_file().read_bytes()) == set()
        assert codes(pdf, b"<TEI/>") == {"pdf/attachment"}
        del pdf.attachments[attached]
        assert "pdf/attachment" in codes(pdf, b"<TEI/>")


@pytest.mark.parametrize("damage", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf(damage: bytes) -> None:
    (finding,) = pdf_findings(damage, EDITION, "a.pdf")
    assert finding.code == "pdf/syntax"


def test_a_damaged_pdf(book: Book) -> None:
    data = book.path.read_bytes()
    assert "pdf/syntax" in {one.code for one in pdf_findings(data[:-4000], EDITION, "a.pdf")}
