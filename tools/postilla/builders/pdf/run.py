# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""One run of Typst: a book becomes a PDF, or tells something of its pages.

What it takes and gives can go to another process and back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typst

from postilla.builders.pdf.findings import findings
from postilla.builders.pdf.source import Source
from postilla.model.errors import PostillaError

STANDARDS: Final[list[typst.PDFStandard]] = ["a-3a", "ua-1"]
"""PDF/A-3 conformance level A (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), both in one file."""

Runner = Callable[..., Any]
"""Calls a function with arguments, here or in a process of its own, and gives what it gives."""


def here(work: Callable[..., Any], *given: Any) -> Any:
    """Call a function in this process; a :data:`Runner`."""
    return work(*given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What stays the same however often a book is set."""

    source: Source
    fonts: Path
    """The folder of the fonts beside those that come with Typst."""
    timestamp: int
    """Seconds since 1970, for the metadata."""
    root: Path
    """With the template, and the pictures in a folder of their own."""


def as_pdf(press: Press, inputs: Mapping[str, str]) -> bytes:
    """Set a book.

    :param press: the book.
    :param inputs: what the template asks for.
    :return: the PDF.
    :raises PostillaError: with what Typst finds wrong.
    """
    try:
        pdf, warnings = _compiler(press, inputs).compile_with_warnings(
            pdf_standards=STANDARDS, timestamp=press.timestamp
        )
    except typst.TypstError as error:
        raise PostillaError(*findings(error.diagnostic, press.source)) from error
    if warnings:
        report = "\n".join(warning.diagnostic for warning in warnings)
        raise PostillaError(*findings(report, press.source))
    assert isinstance(pdf, bytes)
    return pdf


def answer(press: Press, inputs: Mapping[str, str], question: str) -> Any:
    """Set a book, and ask for something that is known only then.

    :param press: the book.
    :param inputs: what the template asks for.
    :param question: an expression of Typst's.
    :return: its value, as JSON has it.
    :raises PostillaError: with what Typst finds wrong.
    """
    try:
        return json.loads(_compiler(press, inputs).eval(question))
    except RuntimeError as error:  # of what it would tell, it has told the one thing already
        raise PostillaError(*findings(f"error: {error}", press.source)) from error


def _compiler(press: Press, inputs: Mapping[str, str]) -> typst.Compiler:
    return typst.Compiler(
        press.source.text.encode(),
        root=press.root,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[press.fonts]),
        sys_inputs=dict(inputs),
    )
