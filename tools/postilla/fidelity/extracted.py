# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What was read out of a product: the one form in which all products are held against the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from postilla.model.block import Chapter
from postilla.model.diagnostic import Diagnostic
from postilla.model.edition import Edition
from postilla.model.parts import parts_of

Files = Mapping[str, bytes]
"""Path inside a product -> bytes; of a product that is one file, its name alone."""


class Aspect(Enum):
    """What a product may state of the text beside words, calls, page breaks and languages."""

    CHAPTERS = "chapters"
    """Which chapter a block stands in; else the text is one whole."""
    SENTENCES = "sentences"
    """Where each sentence of a paragraph or item begins."""
    LEVELS = "levels"
    """The levels of headings."""
    NUMBERS = "numbers"
    """The number with which a list begins."""
    EMPHASIS = "emphasis"
    """What is emphasised, weakly or strongly."""
    SUBTAGS = "subtags"
    """Script and region of a language; else only which language it is."""
    FILES = "files"
    """Which file a picture is; else only that there is one, and what is read in its place."""
    NOTE_ORDER = "note order"
    """The order of the notes of a chapter, one behind the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Words that a product shows in the place of the transmitted ones."""

    block: str
    """The id of their block."""
    start: int
    """0-based, in code points of the block's text as the product shows it."""
    end: int
    """Exclusive; the same as the start where the transmitted words are left out."""
    inside: tuple[tuple[int, int], ...] = ()
    """Of each call and page break that stands inside the transmitted words, as far as the product
    tells: its number in the block, from 0, and how many characters of these words precede it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductText:
    """The text that a product shows, in normal form; see :mod:`postilla.fidelity.collector`."""

    chapters: tuple[Chapter, ...]
    """In the order in which they are read; one without a name where there are none.

    The line of a block is its 1-based line in the file, or its 1-based page in a PDF."""
    variants: Mapping[str, tuple[Chapter, ...]] = field(default_factory=dict)
    """Condition, such as ``@media print`` -> the chapters where they read otherwise under it."""
    departures: Mapping[str, Departure] = field(default_factory=dict)
    """What names an emendation in the product -> its words as they are shown."""
    transmitted: Mapping[str, str] = field(default_factory=dict)
    """The same names -> the transmitted words, as the product's own apparatus gives them."""
    commentary: Mapping[str, str] = field(default_factory=dict)
    """Annotation -> all words that the product shows of it, as
    :func:`~postilla.fidelity.commentary.folded` gives them."""
    parallel: str = ""
    """All words that it shows in parallel, or that stand anywhere, where it does not tell."""
    units: frozenset[str] | None = None
    """The names of the units that stand in parallel, where the words stand anywhere."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Chapter -> the file inside the product, for chapters that are in files of their own."""
    pages: tuple[tuple[int, str], ...] = ()
    """Of a book in parts: of each file the 1-based number of its first page, as the lines of
    blocks count them, and the file."""
    digest: str = ""
    """The number of the source that the product was built from, as the product states it."""
    findings: tuple[Diagnostic, ...] = ()
    """What is wrong with the product itself; paths are those inside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductKind:
    """A kind of product: where it lies and how it is read."""

    name: str
    """Such as ``html``; also the first half of the codes of its findings."""
    title: str
    """As a sentence calls it, such as “the site”."""
    path: str
    """Relative to the folder ``build/``, with ``{id}`` for the edition's id; without a suffix it
    is a folder."""
    aspects: frozenset[Aspect]
    is_bare: bool = False
    """Whether it shows the base text, and no emendation, whatever the edition chose."""
    is_in_parts: bool = False
    """Whether it is several files where the edition says so; see :mod:`postilla.model.parts`."""
    counts_pages: bool = False
    """Whether the line of a block is the page on which it stands."""
    ignored: str
    """Characters that are no part of what it shows, such as soft hyphens."""
    keeps_pages: bool = False
    """Whether it has every page of the edition; books may leave some out."""
    keeps_translations: bool = False
    """Whether it has every translation, wherever the pages of the edition show it."""
    read: Callable[[Files, str], ProductText]
    """From its files and the edition's main language (BCP 47); raises
    :class:`~postilla.model.errors.PostillaError` when nothing can be read."""

    def paths(self, edition: Edition) -> tuple[str, ...]:
        """Say where it lies in an edition.

        :param edition: the edition.
        :return: its path below the folder ``build/``; several where it is in parts.
        """
        stem, dot, suffix = self.path.format(id=edition.id).rpartition(".")
        if not self.is_in_parts:
            return (f"{stem}{dot}{suffix}",)
        return tuple(f"{stem}{part.suffix}{dot}{suffix}" for part in parts_of(edition.pdf_parts))

    @property
    def is_file(self) -> bool:
        """True when it is a file, false when it is a folder."""
        return "." in self.path
