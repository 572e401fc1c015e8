# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The files that the site offers beside its pages: every product, and itself as one file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from postilla.model.edition import Edition
from postilla.model.parts import parts_of

FOLDER: Final = "downloads"
"""Where they lie in the site."""

SITE: Final = "site"
"""What is offered when all else is: the site with all that it offers."""


EVERY: Final = (
    ("epub", ".epub", "EPUB", "for e-readers and telephones", "application/epub+zip"),
    ("epub", "-text.epub", "EPUB", "the bare text, without annotations", "application/epub+zip"),
    ("pdf", ".pdf", "PDF", "for paper, with line numbers", "application/pdf"),
    ("tei", ".xml", "TEI", "the text and its annotations as data", "application/tei+xml"),
    ("annotations", ".jsonld", "JSON-LD", "the annotations as data", "application/ld+json"),
    (SITE, ".zip", "ZIP", "this site, to be read without a network", "application/zip"),
)
"""Product, end of the name, title, purpose and media type of each, in the order of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that is offered."""

    of: str
    """Its product, of :data:`~postilla.model.tree.PRODUCTS`, or :data:`SITE`."""
    name: str
    """The file's name, here and in the folder of its product."""
    title: str
    """Such as ``EPUB``."""
    purpose: str
    """What it is good for, in a few words."""
    media_type: str

    @property
    def path(self) -> str:
        """Where it lies, from the root of the site."""
        return f"{FOLDER}/{self.name}"


def downloads_of(edition: Edition, offered: Collection[str]) -> tuple[Download, ...]:
    """Give what is offered, in the order in which it is listed.

    :param edition: the edition, whose id names the files.
    :param offered: the products that are, and :data:`SITE`.
    :return: the files.
    """
    return tuple(
        Download(
            of=of,
            name=f"{edition.id}{inserted}{end}",
            title=f"{title}{number}",
            purpose=purpose,
            media_type=media_type,
        )
        for of, end, title, purpose, media_type in EVERY
        if of in offered
        for inserted, number in (_parts(edition) if of == "pdf" else [("", "")])
    )


def _parts(edition: Edition) -> Iterator[tuple[str, str]]:
    """Give for each part of the PDF what its file's name and its title have more."""
    for part in parts_of(edition.pdf_parts):
        yield part.suffix, f" {part.number}/{part.count}" if part.suffix else ""
