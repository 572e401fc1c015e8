# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From Typst to PDF, and from what Typst finds wrong to what can be mended in the manuscript."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import typst

from postilla.builders.pdf.source import Source, string
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError

STANDARDS: Final[list[typst.PDFStandard]] = ["a-3a", "ua-1"]
"""PDF/A-3 conformance level A (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), both in one file."""

TEMPLATE: Final = Path(__file__).parent / "template.typ"

_MAIN: Final = "__typst_py_bytes__.typ"
"""What Typst calls a source that is handed over as bytes."""

_NOWHERE: Final = Position(TEMPLATE.name, 1)

_NOTE_OFF_PAGE: Final = "pdf/note-off-page"

_HEAD = re.compile(r"^(?:error|warning): ", re.MULTILINE)
_PLACE = re.compile(rf"┌─ .*{re.escape(_MAIN)}:(?P<line>\d+):")
_LETTER = re.compile(
    r"the text `\"(?P<text>.*)\"` could not be displayed with font `\"(?P<font>.*)\"`"
)
_ESCAPE = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}|\\(?P<character>.)")
_STRAY = re.compile(rf"assertion failed: \[{_NOTE_OFF_PAGE}\] (?P<id>.*)")


def compile_pdf(source: Source, inputs: Mapping[str, str], timestamp: int) -> bytes:
    """Set a book.

    Typst can't always keep a note on the page of its call and a paragraph's first and last lines
    with others of it. The note matters more.

    :param source: which imports ``/template.typ``.
    :param inputs: name -> content of the files to be attached.
    :param timestamp: seconds since 1970, for the metadata.
    :return: the PDF.
    :raises PostillaError: with ``pdf/missing-letter``, ``pdf/note-off-page`` or, for all else
        that Typst finds wrong, ``pdf/typst``.
    """
    try:
        return _compile(source, inputs, timestamp)
    except PostillaError as error:
        if any(finding.code != _NOTE_OFF_PAGE for finding in error.diagnostics):
            raise
    return _compile(source, {**inputs, "single-lines": "allowed"}, timestamp)


def _compile(source: Source, inputs: Mapping[str, str], timestamp: int) -> bytes:
    try:
        compiler = typst.Compiler(
            source.text.encode(),
            root=TEMPLATE.parent,
            ignore_system_fonts=True,
            sys_inputs=dict(inputs),
        )
        pdf, warnings = compiler.compile_with_warnings(pdf_standards=STANDARDS, timestamp=timestamp)
    except typst.TypstError as error:
        raise PostillaError(*findings(error.diagnostic, source)) from error
    if warnings:
        report = "\n".join(warning.diagnostic for warning in warnings)
        raise PostillaError(*findings(report, source))
    assert isinstance(pdf, bytes)
    return pdf


def findings(report: str, source: Source) -> Sequence[Diagnostic]:
    """Say what a report of Typst's means for the manuscript.

    :param report: errors or warnings as Typst prints them.
    :param source: what it is about.
    :return: the findings; what is shown in two places is found once.
    """
    parts = filter(str.strip, _HEAD.split(report))
    return tuple(dict.fromkeys(_finding(part, source) for part in parts))


def _finding(report: str, source: Source) -> Diagnostic:
    place = _place(report, source)
    message = report.partition("\n")[0]
    if letter := _LETTER.search(message):
        text = _ESCAPE.sub(_unescape, letter["text"])
        # Of words that the template shows elsewhere Typst does not know from where they come.
        return _missing_letter(text, letter["font"], place or source.find(string(text)[1:-1]))
    if note := _STRAY.search(message):
        return _note_off_page(note["id"], source)
    return Diagnostic(
        code="pdf/typst",
        message=f"Typst can't set this: {message}.",
        position=place or _NOWHERE,
    )


def _place(report: str, source: Source) -> Position | None:
    match = _PLACE.search(report)
    return source.place_of(int(match["line"])) if match else None


def _missing_letter(text: str, font: str, place: Position | None) -> Diagnostic:
    names = ", ".join(f"U+{ord(one):04X} {unicodedata.name(one, 'unnamed')}" for one in text)
    shown = f"“{text}” ({names})" if text.isprintable() else names
    return Diagnostic(
        code="pdf/missing-letter",
        message=f"The PDF's font {font} has no {shown} in this style; script: {_script(text)}.",
        hint="Look whether the transcript is damaged here; if not, the PDF needs another font.",
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


def _note_off_page(note: str, source: Source) -> Diagnostic:
    return Diagnostic(
        code=_NOTE_OFF_PAGE,
        message=f"The note “{note}” begins on another page than its call.",
        hint="Typst can't always keep them together: try another paper.",
        position=source.find(f"target({string(note)}") or _NOWHERE,
    )
