# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The tags of a PDF as a tree of values, and its named places.

See ISO 32000-1, sections 14.7 (logical structure), 14.8 (tagged PDF) and 12.3.2 (destinations).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypedDict

import pikepdf

from postilla.fidelity.pdf_content import ContentReader
from postilla.fidelity.pdf_directions import Run
from postilla.fidelity.pdf_fonts import Font, read_fonts

_MAX_DEPTH: Final = 100
_MOST_CELLS: Final = 1000
_ARABIC: Final = "/D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on a page."""

    page: int
    """0-based."""
    x: float
    """In points from the left."""
    y: float
    """In points from the foot of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A structure element."""

    name: str
    """Its type, such as ``P``."""
    language: str
    numbering: str
    """Of a list, such as ``Decimal``."""
    children: tuple[Tag | Run, ...]
    target: Place | None = None
    """Of a link within the document, where it leads to."""
    destination: str = ""
    """The same by its name, if it has one."""
    is_to_part: bool = False
    """Whether it is a link that leads into another part of the book, a file beside this one."""
    alternative: str = ""
    """What is read in the place of a picture."""
    extent: tuple[int, int] = (1, 1)
    """Of a cell: over how many rows and columns it goes."""

    def runs(self) -> Iterator[Run]:
        """Give all words in it."""
        for child in self.children:
            if isinstance(child, Run):
                yield child
            else:
                yield from child.runs()

    def named(self, name: str) -> Iterator[Tag]:
        """Give the outermost elements of a type in it."""
        for child in self.children:
            if isinstance(child, Tag):
                yield from [child] if child.name == name else child.named(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedText:
    """What the tags of a PDF give."""

    language: str
    children: tuple[Tag | Run, ...]
    """Of the outermost element, in the order of the tags."""
    places: Mapping[str, Place]
    """Names that links can lead to."""
    unmarked: tuple[Run, ...]
    """Words that no tag refers to, such as running heads and the numbers in the margins."""
    pages: range
    """Those of the text, 0-based: they have arabic numbers with nothing before them."""


class _Link(TypedDict):
    target: Place | None
    destination: str
    is_to_part: bool


_PART: Final = re.compile(r"[a-z0-9-]+-part-[0-9]+\.pdf(?:#.*)?")
"""The address of a place in another part of a book: without a host, so of no place elsewhere."""


class UntaggedError(Exception):
    """The tags can't be read; says why."""


def read_tags(pdf: pikepdf.Pdf) -> TaggedText:
    """Read the tags of a PDF.

    :param pdf: the document.
    :return: the words by their tags.
    :raises UntaggedError: when it has none, or none that can be read.
    """
    if "/StructTreeRoot" not in pdf.Root:
        raise UntaggedError("it has no tags")
    reader = _Reader(pdf)
    return TaggedText(
        language=str(pdf.Root.get("/Lang", "")),
        children=tuple(reader.children(pdf.Root.StructTreeRoot, None, 0)),
        places=reader.places,
        unmarked=tuple(run for runs in reader.runs for run in runs.get(None, ())),
        pages=_pages_of_text(pdf),
    )


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        fonts: dict[tuple[int, int], Font] = {}
        self.runs = [_runs(number, page, fonts) for number, page in enumerate(pdf.pages)]
        self.places = dict(self._names())

    def children(self, element: Any, page: Any, depth: int) -> Iterator[Tag | Run]:
        """Give what is in a structure element, in order."""
        if depth > _MAX_DEPTH:
            raise UntaggedError("the tags are too deep")
        page = element.get("/Pg", page)
        for kid in _kids(element):
            if isinstance(kid, int):
                yield from self._marked(page, kid)
            elif "/S" in kid:
                yield self._tag(kid, page, depth)
            elif "/MCID" in kid:
                yield from self._marked(kid.get("/Pg", page), int(kid.MCID))

    def _names(self) -> Iterator[tuple[str, Place]]:
        names = self.pdf.Root.get("/Names")
        if names is not None and "/Dests" in names:
            for name, value in pikepdf.NameTree(names.Dests).items():
                if place := self._place(value):
                    yield str(name), place

    def _tag(self, element: Any, page: Any, depth: int) -> Tag:
        actual = element.get("/ActualText")
        children = tuple(self.children(element, page, depth + 1))
        return Tag(
            name=str(element.S).removeprefix("/"),
            language=str(element.get("/Lang", "")),
            numbering=_numbering(element.get("/A", [])),
            children=children if actual is None else tuple(_replaced(children, str(actual))),
            alternative=str(element.get("/Alt", "")),
            extent=_extent(element.get("/A", [])),
            **self._link(element),
        )

    def _marked(self, page: Any, number: int) -> Iterator[Run]:
        if page is None or page.objgen not in self.pages:
            raise UntaggedError("a tag refers to content on no page")
        yield from self.runs[self.pages[page.objgen]].get(number, ())

    def _link(self, element: Any) -> _Link:
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                link: Any = kid.Obj
                value = link.A.get("/D") if "/A" in link else link.get("/Dest")
                name = str(value) if isinstance(value, pikepdf.String) else ""
                address = str(link.A.get("/URI", "")) if "/A" in link else ""
                is_to_part = _PART.fullmatch(address) is not None
                return _Link(target=self._place(value), destination=name, is_to_part=is_to_part)
        return _Link(target=None, destination="", is_to_part=False)

    def _place(self, value: Any) -> Place | None:
        if isinstance(value, pikepdf.Dictionary):
            value = value.get("/D")
        if isinstance(value, pikepdf.String):
            return self.places.get(str(value))
        if isinstance(value, pikepdf.Array) and len(value) > 3 and value[1] == "/XYZ":
            page = self.pages.get(value[0].objgen)
            if page is not None:
                return Place(page=page, x=float(value[2]), y=float(value[3]))
        return None


def _kids(element: Any) -> Iterable[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return kids if isinstance(kids, pikepdf.Array) else [kids]


def _runs(
    number: int, page: pikepdf.Page, fonts: dict[tuple[int, int], Font]
) -> dict[int | None, list[Run]]:
    reader = ContentReader(number, read_fonts(page.resources, fonts))
    reader.read(page)
    return reader.runs


def _replaced(children: tuple[Tag | Run, ...], actual: str) -> Iterator[Run]:
    """Put the words that are meant where those that are shown begin."""
    runs = (
        run for child in children for run in ([child] if isinstance(child, Run) else child.runs())
    )
    for run in runs:
        yield replace(run, text=actual)
        return


def _numbering(attributes: Any) -> str:
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(one, pikepdf.Dictionary) and "/ListNumbering" in one:
            return str(one.ListNumbering).removeprefix("/")
    return ""


def _extent(attributes: Any) -> tuple[int, int]:
    """Read ``RowSpan`` and ``ColSpan`` (ISO 32000-1, 14.8.5.7)."""
    extent = {"/RowSpan": 1, "/ColSpan": 1}
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(one, pikepdf.Dictionary):
            extent |= {name: int(one[name]) for name in extent if name in one}
    rows, columns = (max(1, min(number, _MOST_CELLS)) for number in extent.values())
    return rows, columns


def _pages_of_text(pdf: pikepdf.Pdf) -> range:
    number = len(pdf.pages)
    if "/PageLabels" not in pdf.Root:
        return range(number)
    labels = [
        (start, label.get("/S") == _ARABIC and "/P" not in label)
        for start, label in pikepdf.NumberTree(pdf.Root.PageLabels).items()
    ]
    first = next((start for start, is_text in labels if is_text), 0)
    end = next((start for start, is_text in labels if start > first and not is_text), number)
    return range(first, end)
