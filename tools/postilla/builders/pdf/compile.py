# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the source of a book to the PDF, with every note and emendation on its page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final

from postilla.builders.pdf.findings import OFF_PAGE, UNSETTLED
from postilla.builders.pdf.fonts import ScriptFont, folder_of
from postilla.builders.pdf.run import Press, Runner, answer, as_pdf, here
from postilla.builders.pdf.source import Source
from postilla.model.errors import PostillaError

_PLACES: Final = (
    "query(<at-line>).map(it => {"
    " let (page, y) = it.location().position(); (..it.value, page, y.pt()) })"
)
"""Asks for each note and emendation, where its call or words are."""

PICTURES: Final = "images"
"""The folder of the pictures beside the template."""
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
    print: str = "regular"
    """Or ``large``, for readers who see badly."""
    fonts: Sequence[ScriptFont] = ()
    """Beside those that come with Typst."""
    timestamp: int
    """Seconds since 1970, for the metadata."""
    apparatus: Apparatus = Apparatus.PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A book that has been set."""

    pdf: bytes
    apparatus: Apparatus
    """Where the emendations have come to stand."""


def compile_pdf(
    source: Source,
    inputs: Mapping[str, str],
    wish: Wish,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
    run: Runner = here,
) -> Setting:
    """Set a book.

    Typst keeps a note on the page of its call, but not always the second one of a line, nor where
    it has to keep the first and last lines of a paragraph with others of it. Then room is asked
    for with the first note of each line for all of them; and if that is not enough, lines may
    stand alone. Nor does it surely find pages on which nothing moves any more; if not, the
    emendations stand at the end of their chapters.

    :param source: which imports ``/template.typ``.
    :param inputs: name -> content of the files to be attached.
    :param wish: how it shall be set.
    :param pictures: name of a file -> bytes, of the pictures that the source shows.
    :param run: has Typst run, each time; it keeps what memory a process has taken.
    :return: the book.
    :raises PostillaError: with ``pdf/missing-letter``, ``pdf/note-off-page``,
        ``pdf/apparatus-off-page`` or, for all else that Typst finds wrong, ``pdf/typst``.
    """
    asked = {**inputs, "paper": wish.paper, "print": wish.print, "apparatus": wish.apparatus.value}
    with folder_of(wish.fonts) as folder, _root_with(pictures) as root:
        press = Press(source=source, fonts=folder, timestamp=wish.timestamp, root=root)
        try:
            return Setting(pdf=_kept_together(press, asked, run), apparatus=wish.apparatus)
        except PostillaError as error:
            if wish.apparatus is Apparatus.CHAPTER or _codes(error) != {UNSETTLED}:
                raise
        asked["apparatus"] = Apparatus.CHAPTER.value
        return Setting(pdf=_kept_together(press, asked, run), apparatus=Apparatus.CHAPTER)


@contextmanager
def _root_with(pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """Put pictures beside the template, for Typst reads no file from elsewhere."""
    if not pictures:
        yield TEMPLATE
        return
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(TEMPLATE, root, dirs_exist_ok=True)
        place = root / PICTURES
        place.mkdir()
        for name, data in pictures.items():
            (place / name).write_bytes(data)
        yield root


def _kept_together(press: Press, inputs: Mapping[str, str], run: Runner) -> bytes:
    """Set a book in one way after the other, until all notes are on the pages of their calls."""
    asked = dict(inputs)
    for last in (False, False, True):
        try:
            pdf: bytes = run(as_pdf, press, asked)
            return pdf
        except PostillaError as error:
            if last or not _codes(error) <= OFF_PAGE:
                raise
        if "lines" not in asked:
            places = run(answer, press, {**asked, "check": "no"}, _PLACES)
            asked["lines"] = json.dumps(_lines(places))
        else:
            asked["single-lines"] = "allowed"
    raise AssertionError


def _codes(error: PostillaError) -> set[str]:
    return {finding.code for finding in error.diagnostics}


def _lines(places: Iterable[tuple[str, bool, int, float]]) -> Mapping[str, Mapping[str, Any]]:
    """Give the first note or emendation of each line that has several, and what the others are.

    Lines do not depend on what stands at the foot of their pages.

    :param places: as :data:`_PLACES` asks for them.
    """
    lines: dict[tuple[int, float], list[tuple[str, bool]]] = {}
    for identifier, is_note, page, y in places:
        lines.setdefault((page, round(y, 1)), []).append((identifier, is_note))
    return {
        first: {
            "emendations": [identifier for identifier, is_note in others if not is_note],
            "notes": sum(is_note for _, is_note in others),
        }
        for (first, _), *others in lines.values()
        if others
    }
