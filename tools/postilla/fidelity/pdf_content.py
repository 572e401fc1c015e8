# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words in the content streams of a PDF, by the marks that the tags refer to.

See ISO 32000-1, sections 9 (text), 14.6 (marked content) and 14.8.2.3.3 (reverse-order show
strings). Words that are shown together keep together, and spaces are letters. Letters are shown
from left to right; those that are read from right to left are put in order here, and what is shown
apart from each other in :mod:`.pdf_directions`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pikepdf

from postilla.fidelity.pdf_directions import Run, has_letters_from_right
from postilla.fidelity.pdf_fonts import Font

_SHOWING: Final = frozenset({"Tj", "TJ", "'", '"'})
_NEXT_LINE: Final = frozenset({"'", '"'})
_MARKING: Final = frozenset({"BMC", "BDC", "EMC"})
_UNSEEN_MODES: Final = frozenset({3, 7})
"""Text rendering modes that paint nothing."""
_REVERSED: Final = "/ReversedChars"
_EMBEDDING: Final = str.maketrans("", "", "\u202a\u202b\u202c")
"""Typst puts words of another direction between such characters; the order here needs none."""


@dataclass(slots=True)
class _State:
    """What ``q`` saves and ``Q`` restores."""

    matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    font: Font | None = None
    size: float = 0.0
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
    is_reversed: bool = False
    """Whether its letters stand in the reverse of the order in which they are read."""


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
        if not state.font:
            return
        letters: list[str] = []
        width = 0.0
        for one in strings:
            if isinstance(one, pikepdf.String):
                letters += state.font.decode(bytes(one))
                width += state.font.measure(bytes(one)) * state.size
            else:
                width -= float(one) / 1000 * state.size
        if state.seen:
            self._add(letters, width)
        self._text = pikepdf.Matrix(1, 0, 0, 1, width, 0) @ self._text

    def _add(self, letters: Sequence[str] = (), width: float = 0) -> None:
        is_from_right = any(mark.is_reversed for mark in self._marks) or any(
            map(has_letters_from_right, letters)
        )
        text = "".join(reversed(letters) if is_from_right else letters)
        replaced = next((mark for mark in self._marks if mark.replacement is not None), None)
        if replaced and replaced.replacement is not None:
            text = "" if replaced.said else replaced.replacement
            replaced.said = True
        text = text.translate(_EMBEDDING)
        if not text:
            return
        numbers = [mark.id for mark in self._marks if mark.id is not None]
        languages = [mark.language for mark in self._marks if mark.language]
        state = self._states[-1]
        place = self._text @ state.matrix
        run = Run(
            page=self._page,
            x=place.e,
            end=place.e + width * place.a,
            y=place.f,
            size=state.size,
            text=text,
            language=languages[-1] if languages else "",
            is_from_right=is_from_right,
        )
        self.runs.setdefault(numbers[-1] if numbers else None, []).append(run)

    def _mark(self, name: str, operands: Sequence[Any]) -> None:
        if name == "EMC":
            self._add()  # what is said where nothing is shown
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
            case ["Tf", font, size]:
                state.font, state.size = self._fonts.get(str(font)), float(size)
            case ["Tr", mode]:
                state.seen = int(mode) not in _UNSEEN_MODES

    def _move(self, x: float, y: float) -> None:
        self._line = self._text = pikepdf.Matrix(1, 0, 0, 1, x, y) @ self._line


def _opened(tag: str, properties: Any) -> _Mark:
    if tag == "/Artifact" or not isinstance(properties, pikepdf.Dictionary):
        return _Mark(None, is_reversed=tag == _REVERSED)
    number = properties.get("/MCID")
    replacement = properties.get("/ActualText")
    return _Mark(
        None if number is None else int(number),
        str(properties.get("/Lang", "")),
        None if replacement is None else str(replacement),
        is_reversed=tag == _REVERSED,
    )
