# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What letters the codes of the fonts of a PDF stand for, and how wide these are.

See ISO 32000-1, sections 9.7.4.3 (widths) and 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a glyph without a Unicode value."""

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_CODES = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_MAX_RANGE = 0x10000
_WIDTH: Final = 1000.0
"""Of a letter that the font states no width of, in thousandths of its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """What letters a font's codes stand for."""

    length: int
    """Bytes of a code."""
    letters: Mapping[int, str]
    widths: Mapping[int, float]
    """In thousandths of the size."""
    width: float = _WIDTH
    """Of all others."""

    def decode(self, data: bytes) -> list[str]:
        """Read a string of codes: one or more characters for each glyph."""
        return [self.letters.get(code, REPLACEMENT) for code in self._codes(data)]

    def measure(self, data: bytes) -> float:
        """Add the widths of a string of codes up, in parts of the size."""
        return sum(self.widths.get(code, self.width) for code in self._codes(data)) / 1000

    def _codes(self, data: bytes) -> Iterator[int]:
        steps = range(0, len(data), self.length)
        return (int.from_bytes(data[at : at + self.length], "big") for at in steps)


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
    (inner,) = value.get("/DescendantFonts", [pikepdf.Dictionary()])
    return Font(
        length=len(codes[1]) // 2 if codes else 1,
        letters=letters,
        widths=dict(_widths(list(inner.get("/W", [])))),
        width=float(inner.get("/DW", _WIDTH)),
    )


def _widths(rows: Sequence[Any]) -> Iterator[tuple[int, float]]:
    """Read “first [width …]” and “first last width”."""
    at = 0
    while at + 1 < len(rows):
        first, second = int(rows[at]), rows[at + 1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + number, float(width)) for number, width in enumerate(second))
            at += 2
        else:
            last = min(int(second), first + _MAX_RANGE)
            yield from ((code, float(rows[at + 2])) for code in range(first, last + 1))
            at += 3


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
