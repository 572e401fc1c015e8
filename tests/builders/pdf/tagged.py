# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Reads a PDF as a screen reader does: by its structure tree (ISO 32000-1, section 14.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_CHARACTERS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")

_MARK = re.compile("\N{WORD JOINER}?[a-z]?[0-9]*\N{NARROW NO-BREAK SPACE}?")

Contents = Mapping[int, str]
"""Marked content of a page: number -> text."""


@dataclass(slots=True)
class Element:
    """An element of the structure tree."""

    kind: str
    page: int | None = None
    """0-based, of its first content."""
    language: str = ""
    children: list[Element | str] = field(default_factory=list)
    destination: str = ""
    """Of a link, the name or address to which it leads."""
    description: str = ""
    """Of a link, what a screen reader calls it."""

    def text(self) -> str:
        """Give the text."""
        return "".join(one if isinstance(one, str) else one.text() for one in self.children)

    def words(self) -> str:
        """Give the text without what stands between its words: calls, marks, notes."""
        return "".join(
            one if isinstance(one, str) else one.words()
            for one in self.children
            if isinstance(one, str) or not (one.kind in ("Lbl", "Note") or one.is_mark)
        )

    @property
    def is_mark(self) -> bool:
        """True when it is the call of a note, or the mark of an annotation."""
        is_inner = self.kind == "Link" and not self.destination.startswith("http")
        return is_inner and _MARK.fullmatch(self.text()) is not None

    def all(self, kind: str) -> Iterator[Element]:
        """Give all elements of a kind, in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.kind == kind:
                    yield child
                yield from child.all(kind)


class TaggedPdf:
    """A PDF with its texts."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Read all pages.

        :param pdf: an open PDF.
        """
        self._numbers: dict[Any, int] = {
            page.objgen: number for number, page in enumerate(pdf.pages)
        }
        self._contents = [contents_of(page) for page in pdf.pages]
        self.root = self._element(pdf.Root.StructTreeRoot.K, None)

    def _element(self, node: Any, page: int | None) -> Element:
        node = node[0] if isinstance(node, pikepdf.Array) else node
        page = self._numbers[node.Pg.objgen] if "/Pg" in node else page
        element = Element(str(node.S)[1:], language=str(node.get("/Lang", "")))
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self._add(element, kid, page)
        return element

    def _add(self, element: Element, kid: Any, page: int | None) -> None:
        child: Element | str
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            element.description = str(kid.Obj.get("/Contents", ""))
            element.destination = _destination(kid.Obj)
            return
        if not isinstance(kid, pikepdf.Dictionary):
            assert page is not None
            child = self._contents[page][int(kid)]
        elif kid.get("/Type") == "/MCR":
            page = self._numbers[kid.Pg.objgen]
            child = self._contents[page][int(kid.MCID)]
        else:
            child = self._element(kid, page)
            page = child.page
        element.children.append(child)
        element.page = page if element.page is None else element.page


def _destination(link: Any) -> str:
    if "/A" in link:
        return str(link.A.URI)
    return str(link.Dest) if isinstance(link.Dest, pikepdf.String) else ""


def contents_of(page: pikepdf.Page) -> Contents:
    """Read the marked content of a page; what is an artifact has the number -1."""
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    letters: Mapping[int, str] = {}
    found: dict[int, str] = {}
    marks: list[tuple[int | None, bool]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        operator = str(instruction.operator)
        match operator:
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
                number = int(properties.MCID) if "/MCID" in properties else None
                replaced = "/ActualText" in properties
                marks.append((-1 if operands[0] == "/Artifact" else number, replaced))
                if replaced:
                    _append(found, marks, str(properties.ActualText))
            case "EMC":
                marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ" if not any(replaced for _, replaced in marks):
                strings = operands[0] if operator == "TJ" else operands
                codes = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
                pairs = zip(codes[::2], codes[1::2], strict=True)
                _append(found, marks, "".join(letters[high << 8 | low] for high, low in pairs))
    return found


def _append(found: dict[int, str], marks: list[tuple[int | None, bool]], text: str) -> None:
    number = next(number for number, _ in reversed(marks) if number is not None)
    found[number] = found.get(number, "") + text


def _letters(font: Any) -> Mapping[int, str]:
    """Read which letters the codes of a font stand for."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    letters = {}
    for part in _CHARACTERS.findall(table):
        codes = _HEX.findall(part)
        for code, text in zip(codes[::2], codes[1::2], strict=True):
            letters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    assert not _RANGES.search(table), "Typst writes none"
    return letters
