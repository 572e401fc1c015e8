# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the source of a book to the PDF, with every note and emendation on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

import typst

from postilla.builders.pdf.findings import OFF_PAGE, UNSETTLED, findings
from postilla.builders.pdf.source import Source
from postilla.model.errors import PostillaError

STANDARDS: Final[list[typst.PDFStandard]] = ["a-3a", "ua-1"]
"""PDF/A-3 conformance level A (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), both in one file."""

TEMPLATE: Final = Path(__file__).parent / "template"


class Apparatus(Enum):
    """Where the emendations stand; the values stand in ``conf.py``."""

    PAGE = "page"
    """At the foot of the page of their words."""
    CHAPTER = "chapter"
    """At the end of their chapter, among the edition's notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a book shall be set."""

    paper: str
    """A name of the template's list."""
    timestamp: int
    """Seconds since 1970, for the metadata."""
    apparatus: Apparatus = Apparatus.PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A book that has been set."""

    pdf: bytes
    apparatus: Apparatus
    """Where the emendations have come to stand."""


def compile_pdf(source: Source, inputs: Mapping[str, str], wish: Wish) -> Setting:
    """Set a book.

    Typst can't always keep a note on the page of its call and a paragraph's first and last lines
    with others of it. The note matters more. Nor does it surely find pages on which all
    emendations are in their place; if not, they stand at the end of their chapters.

    :param source: which imports ``/template.typ``.
    :param inputs: name -> content of the files to be attached.
    :param wish: how it shall be set.
    :return: the book.
    :raises PostillaError: with ``pdf/missing-letter``, ``pdf/note-off-page``,
        ``pdf/apparatus-off-page`` or, for all else that Typst finds wrong, ``pdf/typst``.
    """
    apparatus, single_lines = wish.apparatus, "avoided"
    while True:
        asked = {
            "paper": wish.paper,
            "apparatus": apparatus.value,
            "single-lines": single_lines,
        }
        try:
            pdf = _compile(source, {**inputs, **asked}, wish.timestamp)
        except PostillaError as error:
            codes = {finding.code for finding in error.diagnostics}
            if codes <= OFF_PAGE and single_lines == "avoided":
                single_lines = "allowed"
            elif codes == {UNSETTLED} and apparatus is Apparatus.PAGE:
                apparatus = Apparatus.CHAPTER
            else:
                raise
        else:
            return Setting(pdf=pdf, apparatus=apparatus)


def _compile(source: Source, inputs: Mapping[str, str], timestamp: int) -> bytes:
    try:
        compiler = typst.Compiler(
            source.text.encode(),
            root=TEMPLATE,
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
