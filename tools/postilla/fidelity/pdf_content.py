# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words in the content streams of a PDF, by the marks that the tags refer to.

See ISO 32000-1, sections 9 (text), 9.10.3 (ToUnicode) and 14.6 (marked content). How wide letters
are is not looked at: words that are shown together keep together, and spaces are letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pikepdf

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a glyph without a Unicode value."""

_SHOWING: Final = frozenset({"Tj", "TJ", "'", '"'})
_NEXT_LINE: Final = frozenset({"'", '"'})
_MARKING: Final = frozenset({"BMC", "BDC", "EMC"})
_UNSEEN_MODES: Final = frozenset({3, 7})
"""Text rendering modes that paint nothing."""
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_CODES = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_MAX_RANGE = 0x10000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that are shown at one place."""

    page: int
    """0-based."""
    x: float
    """Of the first letter's origin, in points from the left."""
    y: float
    """Of the baseline, in points from the foot of the page."""
    text: str
    language: str
    """BCP 47, where the marked content states one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """What letters a font's codes stand for."""

    length: int
    """Bytes of a code."""
    letters: Mapping[int, str]

    def decode(self, data: bytes) -> str:
        """Read a string of codes."""
        steps = range(0, len(data), self.length)
        codes = (int.from_bytes(data[at : at + self.length], "big") for at in steps)
        return "".join(self.letters.get(code, REPLACEMENT) for code in codes)


@dataclass(slots=True)
class _State:
    """What ``q`` saves and ``Q`` restores."""

    matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    font: Font | None = None
    seen: bool = True


@dataclass(slots=True)
class _Mark:
    """Marked content that is open."""

    id: int | None
    language: str = ""
    replacement: str | None = None
    """What its ``ActualText`` says instead of its words."""
    said: bool = False
    """Whether that has been said, at the place of the first of the words."""


def read_fonts(resources: Any, known: dict[tuple[int, int], Font]) -> dict[str, Font]:
    """Read the fonts of a page.

    :param resources: of the page.
    :param known: fonts that were read before, by object; it grows.
    :return: name -> font.
    """
    fonts = {}
    for name, value in dict(resources.get("/Font", {})).items():
        if value.objgen not in known:
            known[value.objgen] = _font(value)
        fonts[name] = known[value.objgen]
    return fonts


def _font(value: Any) -> Font:
    cmap = value.ToUnicode.read_bytes() if "/ToUnicode" in value else b""
    codes = _CODES.search(cmap)
    letters: dict[int, str] = {}
    for kind, block in _BLOCK.findall(cmap):
        letters.update(_pairs(block) if kind == b"bfchar" else _ranges(block))
    return Font(length=len(codes[1]) // 2 if codes else 1, letters=letters)


def _pairs(block: bytes) -> Iterator[tuple[int, str]]:
    for code, letters in _PAIR.findall(block):
        yield int(code, 16), _utf16(letters)


def _ranges(block: bytes) -> Iterator[tuple[int, str]]:
    for first, last, target in _RANGE.findall(block):
        start, end = int(first, 16), int(last, 16)
        codes = range(start, min(end, start + _MAX_RANGE) + 1)
        if target.startswith(b"["):
            yield from zip(codes, map(_utf16, _HEX.findall(target)), strict=False)
        else:
            letters = _utf16(target.strip(b"<>"))
            for code in codes:  # only the last character counts up
                yield code, letters[:-1] + chr(ord(letters[-1]) + code - start)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


class ContentReader:
    """Reads the content of one page."""

    def __init__(self, page: int, fonts: Mapping[str, Font]) -> None:
        """Prepare.

        :param page: 0-based.
        :param fonts: by the names that the page gives them.
        """
        self._page = page
        self._fonts = fonts
        self._states = [_State()]
        self._marks: list[_Mark] = []
        self._line = self._text = pikepdf.Matrix()
        self._leading = 0.0
        self.runs: dict[int | None, list[Run]] = {}
        """Number of the marked content -> its words, in the order in which they are painted; under
        ``None`` those that no tag refers to, such as running heads."""

    def read(self, content: pikepdf.Page) -> None:
        """Read the content.

        :param content: of the page.
        """
        for instruction in pikepdf.parse_content_stream(content):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name in _SHOWING:
                self._show(name, operands)
            elif name in _MARKING:
                self._mark(name, operands)
            else:
                self._set(name, operands)

    def _show(self, name: str, operands: Sequence[Any]) -> None:
        if name in _NEXT_LINE:
            self._move(0, -self._leading)
        strings = operands[0] if name == "TJ" else operands[-1:]
        state = self._states[-1]
        if state.font and state.seen:
            codes = (bytes(one) for one in strings if isinstance(one, pikepdf.String))
            self._add("".join(map(state.font.decode, codes)))

    def _add(self, text: str) -> None:
        replaced = next((mark for mark in self._marks if mark.replacement is not None), None)
        if replaced and replaced.replacement is not None:
            text = "" if replaced.said else replaced.replacement
            replaced.said = True
        if not text:
            return
        numbers = [mark.id for mark in self._marks if mark.id is not None]
        languages = [mark.language for mark in self._marks if mark.language]
        place = self._text @ self._states[-1].matrix
        run = Run(
            page=self._page,
            x=place.e,
            y=place.f,
            text=text,
            language=languages[-1] if languages else "",
        )
        self.runs.setdefault(numbers[-1] if numbers else None, []).append(run)

    def _mark(self, name: str, operands: Sequence[Any]) -> None:
        if name == "EMC":
            self._add("")  # what is said where nothing is shown
            self._marks.pop()
        else:
            properties = operands[1] if name == "BDC" else {}
            self._marks.append(_opened(str(operands[0]), properties))

    def _set(self, name: str, operands: Sequence[Any]) -> None:
        state = self._states[-1]
        match name, *operands:
            case ["q"]:
                self._states.append(replace(state))
            case ["Q"] if len(self._states) > 1:
                self._states.pop()
            case ["cm", *_]:
                state.matrix = pikepdf.Matrix(*map(float, operands)) @ state.matrix
            case ["BT"]:
                self._line = self._text = pikepdf.Matrix()
            case ["Tm", *_]:
                self._line = self._text = pikepdf.Matrix(*map(float, operands))
            case ["Td", x, y]:
                self._move(float(x), float(y))
            case ["TD", x, y]:
                self._leading = -float(y)
                self._move(float(x), float(y))
            case ["T*"]:
                self._move(0, -self._leading)
            case ["TL", leading]:
                self._leading = float(leading)
            case ["Tf", font, _]:
                state.font = self._fonts.get(str(font))
            case ["Tr", mode]:
                state.seen = int(mode) not in _UNSEEN_MODES

    def _move(self, x: float, y: float) -> None:
        self._line = self._text = pikepdf.Matrix(1, 0, 0, 1, x, y) @ self._line


def _opened(tag: str, properties: Any) -> _Mark:
    if tag == "/Artifact" or not isinstance(properties, pikepdf.Dictionary):
        return _Mark(None)
    number = properties.get("/MCID")
    replacement = properties.get("/ActualText")
    return _Mark(
        None if number is None else int(number),
        str(properties.get("/Lang", "")),
        None if replacement is None else str(replacement),
    )
