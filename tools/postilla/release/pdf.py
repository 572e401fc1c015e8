# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What can be told of a PDF without a validator of PDF/A and PDF/UA.

Typst enforces what it knows of both standards while it sets the book. This reads the finished
file and looks for what they want of it and what a reader's software lives on; that it finds
nothing is no proof that the file conforms.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition
from postilla.release.pdf_parts import Fault, attachments, fonts, pages, structure

IDENTIFIERS: Final = {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
"""ISO 19005-3, section 6.6.4, and ISO 14289-1, section 5."""


def pdf_findings(
    data: bytes, edition: Edition, path: str, *, tei: bytes = b""
) -> tuple[Diagnostic, ...]:
    """Look a PDF over.

    :param data: its bytes.
    :param edition: the edition.
    :param path: its name in the findings.
    :param tei: the TEI edition that shall be attached; nothing if it does not matter.
    :return: the findings, ``pdf/…``.
    """
    at = Position(path)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            faults = list(_faults(pdf, edition, tei))
    except pikepdf.PdfError as error:
        faults = [Fault("syntax", f"It can't be read: {error}.")]
    return tuple(
        Diagnostic(code=f"pdf/{fault.code}", message=fault.message, position=at) for fault in faults
    )


def _faults(pdf: pikepdf.Pdf, edition: Edition, tei: bytes) -> Iterator[Fault]:
    for problem in pdf.check_pdf_syntax():
        yield Fault("syntax", f"{problem}.")
    if pdf.is_encrypted:
        yield Fault("encrypted", "It is encrypted.")
    yield from _metadata(pdf, edition)
    yield from _catalog(pdf.Root, edition)
    yield from structure(pdf)
    yield from pages(pdf)
    yield from fonts(pdf)
    yield from attachments(pdf, {f"{edition.id}.xml": tei} if tei else {})


def _metadata(pdf: pikepdf.Pdf, edition: Edition) -> Iterator[Fault]:
    if "/Metadata" not in pdf.Root:
        yield Fault("metadata", "It has no XMP metadata.")
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        found = {name: str(metadata.get(name, "")) for name in (*IDENTIFIERS, "dc:title")}
    if edition.pdf_parts and found["dc:title"].startswith(f"{edition.title}. "):
        found["dc:title"] = edition.title  # and behind it which part it is
    for name, value in {**IDENTIFIERS, "dc:title": edition.title}.items():
        if found[name] != value:
            message = f"The metadata {name} are “{found[name]}”, where “{value}” belongs."
            yield Fault("metadata", message)


def _catalog(root: Any, edition: Edition) -> Iterator[Fault]:
    language = str(root.get("/Lang", ""))
    if language.split("-")[0] != edition.language.split("-")[0]:
        yield Fault("language", f"Its language is “{language}”, not “{edition.language}”.")
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield Fault("untagged", "It does not say that it is tagged.")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield Fault("title", "It shows the name of its file in the place of its title.")
    intents = {str(one.S) for one in root.get("/OutputIntents", ())}
    if "/GTS_PDFA1" not in intents:
        yield Fault("colours", "It does not say what its colours mean.")
    for name in ("/OpenAction", "/AA", "/AcroForm"):
        if name in root:
            yield Fault("active", f"It has {name}, and could do something by itself.")
