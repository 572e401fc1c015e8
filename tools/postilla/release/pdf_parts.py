# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The parts of a PDF looked over: structure tree, pages, fonts, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

_HEADING = re.compile(r"/H([1-6])")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, section 2.1
_PICTURES: Final = frozenset({"/Figure", "/Formula"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a PDF."""

    code: str
    """The second half of the code of its finding."""
    message: str


def structure(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    """Look the structure tree over (ISO 32000-1, section 14.7; ISO 14289-1, section 7).

    :param pdf: an open PDF.
    :return: what is wrong.
    """
    if "/StructTreeRoot" not in pdf.Root or "/K" not in pdf.Root.StructTreeRoot:
        yield Fault("untagged", "It has no structure tree.")
        return
    elements = list(_elements(pdf.Root.StructTreeRoot))
    kinds = [str(one.S) for one in elements]
    if kinds[:1] != ["/Document"]:
        yield Fault("untagged", "Its structure does not begin with a document.")
    level = 0
    for kind in kinds:
        if found := _HEADING.fullmatch(kind):
            if int(found[1]) > level + 1:
                yield Fault("headings", f"A heading of level {found[1]} follows one of {level}.")
            level = int(found[1])
    if not level:
        yield Fault("headings", "It has no heading.")
    for element in elements:
        if str(element.S) in _PICTURES and not str(element.get("/Alt", "")):
            yield Fault("alternative", "A picture has no words in its place.")
        language = str(element.get("/Lang", "en"))
        if not _TAG.fullmatch(language):
            yield Fault("language", f"“{language}” is no language.")


def pages(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    """Look the pages over: each is tied to the structure, and each link in it says what it is.

    :param pdf: an open PDF.
    :return: what is wrong.
    """
    for number, page in enumerate(pdf.pages, 1):
        if "/StructParents" not in page:
            yield Fault("untagged", f"Page {number} is not tied to the structure.")
        notes: Any = page.get("/Annots", ())
        if len(notes) and page.get("/Tabs") != "/S":
            yield Fault("order", f"The links of page {number} are not visited in reading order.")
        for note in notes:
            if "/StructParent" not in note:
                yield Fault("untagged", f"A link of page {number} is not tied to the structure.")
            if not str(note.get("/Contents", "")):
                yield Fault("alternative", f"A link of page {number} does not say where it leads.")
            if "/A" in note and note.A.S not in ("/URI", "/GoTo"):
                yield Fault("active", f"A link of page {number} does {note.A.S}.")


def fonts(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    """Look the fonts over: all are in the file, with the letters that their signs stand for.

    :param pdf: an open PDF.
    :return: what is wrong.
    """
    told = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", {}).values():
            name = str(font.get("/BaseFont", ""))
            if name in told:
                continue
            told.add(name)
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            described: Any = inner.get("/FontDescriptor", {})
            if not any(f"/FontFile{kind}" in described for kind in ("", "2", "3")):
                yield Fault("font", f"The font {name} is not in it.")
            if "/ToUnicode" not in font:
                yield Fault("font", f"Nobody can tell which letters the font {name} writes.")


def attachments(pdf: pikepdf.Pdf, wanted: Mapping[str, bytes]) -> Iterator[Fault]:
    """Look the attachments over (ISO 19005-3, section 6.8).

    :param pdf: an open PDF.
    :param wanted: name -> content of those that must be there.
    :return: what is wrong.
    """
    associated = {str(one.UF) for one in pdf.Root.get("/AF", ())}
    for name, attached in pdf.attachments.items():
        if name not in associated or not attached.relationship:
            yield Fault("attachment", f"It does not say what the attached “{name}” is to it.")
        if not attached.get_file().mime_type:
            yield Fault("attachment", f"It does not say of what kind the attached “{name}” is.")
    for name, data in wanted.items():
        if name not in pdf.attachments:
            yield Fault("attachment", f"“{name}” is not attached.")
        elif pdf.attachments[name].get_file().read_bytes() != data:
            yield Fault("attachment", f"The attached “{name}” is not the one that was built.")


def _elements(node: Any) -> Iterator[Any]:
    """Give the elements of the structure below a node, in reading order."""
    waiting = _kids(node)[::-1]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.get("/Type") != "/MCR":
            yield kid
            waiting += _kids(kid)[::-1]


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
