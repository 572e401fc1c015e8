# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From what Typst finds wrong to what can be mended in the manuscript."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from postilla.builders.pdf.source import Source, string
from postilla.model.diagnostic import Diagnostic, Position

_NOTE: Final = "pdf/note-off-page"
_ENTRY: Final = "pdf/apparatus-off-page"
OFF_PAGE: Final = frozenset({_NOTE, _ENTRY})
"""The codes of what begins on another page than it should."""
UNSETTLED: Final = "pdf/unsettled"
"""The code of a book in which something moves each time that it is set."""

_MAIN: Final = "__typst_py_bytes__.typ"
"""What Typst calls a source that is handed over as bytes."""

_NOWHERE: Final = Position("template.typ", 1)

_FONT_HINT: Final = (
    "Look whether the transcript is damaged here; if not, name a font for the script "
    "under [fonts] in edition.toml."
)

_HEAD = re.compile(r"^(?:error|warning): ", re.MULTILINE)
_PLACE = re.compile(rf"┌─ .*{re.escape(_MAIN)}:(?P<line>\d+):")
_LETTER = re.compile(
    r"the text `\"(?P<text>.*)\"` could not be displayed with font `\"(?P<font>.*)\"`"
)
_DIRECTIONS: Final = "\u202a\u202b\u202c\u202d\u202e"
_STRAY = re.compile(r"assertion failed: \[(?P<code>\S+)\] (?P<id>.*)")
_MOVING: Final = "document did not converge"
_ESCAPE = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}|\\(?P<character>.)")


def findings(report: str, source: Source) -> Sequence[Diagnostic]:
    """Say what a report of Typst's means for the manuscript.

    :param report: errors or warnings as Typst prints them.
    :param source: what it is about.
    :return: the findings; what is shown in two places is found once.
    """
    if _MOVING in report:
        return (_unsettled(),)
    parts = [part for part in _HEAD.split(report) if part.strip() and not _is_direction(part)]
    return tuple(dict.fromkeys(_finding(part, source) for part in parts))


def _finding(report: str, source: Source) -> Diagnostic:
    place = _place(report, source)
    message = report.partition("\n")[0]
    if letter := _LETTER.search(message):
        text = _ESCAPE.sub(_unescape, letter["text"])
        # Of words that the template shows elsewhere Typst does not know from where they come.
        return _missing_letter(text, letter["font"], place or source.find(string(text)[1:-1]))
    if stray := _STRAY.search(message):
        return _off_page(stray["code"], stray["id"], source)
    return Diagnostic(
        code="pdf/typst",
        message=f"Typst can't set this: {message}.",
        position=place or _NOWHERE,
    )


def _is_direction(report: str) -> bool:
    """True of a sign that Typst itself has put at the end of words from right to left."""
    letter = _LETTER.search(report)
    return letter is not None and not _ESCAPE.sub(_unescape, letter["text"]).strip(_DIRECTIONS)


def _place(report: str, source: Source) -> Position | None:
    match = _PLACE.search(report)
    return source.place_of(int(match["line"])) if match else None


def _missing_letter(text: str, font: str, place: Position | None) -> Diagnostic:
    names = ", ".join(f"U+{ord(one):04X} {unicodedata.name(one, 'unnamed')}" for one in text)
    shown = f"“{text}” ({names})" if text.isprintable() else names
    return Diagnostic(
        code="pdf/missing-letter",
        message=f"The PDF's font {font} has no {shown} in this style; script: {_script(text)}.",
        hint=_FONT_HINT,
        position=place or _NOWHERE,
    )


def _script(text: str) -> str:
    """Name a script by what Unicode's names of its letters begin with."""
    for character in text:
        if unicodedata.category(character).startswith("L"):
            return unicodedata.name(character, "unknown").split()[0].split("-")[0].capitalize()
    return "none"


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match["code"], 16)) if match["code"] else match["character"]


def _off_page(code: str, identifier: str, source: Source) -> Diagnostic:
    if code == _NOTE:
        return Diagnostic(
            code=code,
            message=f"The note “{identifier}” begins on another page than its call.",
            hint="Typst can't always keep them together: try another paper.",
            position=source.find(f"target({string(identifier)}") or _NOWHERE,
        )
    return Diagnostic(
        code=code,
        message=f"The emendation “{identifier}” stands at the foot of another page than its words.",
        hint="Typst can't always keep them together: try another paper, or set "
        "postilla_pdf_apparatus to “chapter”.",
        position=source.find(f"emended({string(identifier)}") or _NOWHERE,
    )


def _unsettled() -> Diagnostic:
    return Diagnostic(
        code=UNSETTLED,
        message="The pages of the book do not settle: something moves each time that it is set.",
        hint="Try another paper.",
        position=_NOWHERE,
    )
