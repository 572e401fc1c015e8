# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The books of an edition as a catalogue for reading programs.

It is one of `OPDS 1.2 <https://specs.opds.io/opds-1.2>`_, whose documents are feeds of Atom.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from postilla.discovery.atom import atom
from postilla.discovery.xml import document, element, moment, page
from postilla.model.downloads import Download
from postilla.model.edition import Edition

NAME: Final = "opds.xml"
MEDIA_TYPE: Final = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_OPEN: Final = "http://opds-spec.org/acquisition/open-access"
_DC: Final = "http://purl.org/dc/terms/"
BOOKS: Final = frozenset({"epub", "pdf"})
"""The products that are books."""


def catalogue(edition: Edition, downloads: Sequence[Download]) -> bytes:
    """Make the catalogue.

    :param edition: an edition with a site and at least one version, whose day it has.
    :param downloads: what the site offers, with at least one of the books.
    :return: XML.
    """
    updated = moment(edition.versions[0].date)
    self = {"type": MEDIA_TYPE, "href": page(edition, NAME)}
    root = atom(
        "feed",
        atom("id", page(edition, NAME)),
        atom("title", edition.publisher),
        atom("updated", updated),
        atom("author", atom("name", edition.publisher)),
        atom("link", rel="self", **self),
        atom("link", rel="start", **self),
        book(edition, downloads, updated),
    )
    return document(root)


def book(edition: Edition, downloads: Sequence[Download], updated: str) -> etree._Element:
    """Describe an edition.

    :param edition: with a site.
    :param downloads: what the site offers.
    :param updated: when it changed, RFC 3339.
    :return: an entry of a catalogue.
    """
    return atom(
        "entry",
        atom("id", f"urn:uuid:{edition.uuid}"),
        atom("title", edition.title),
        *(atom("author", atom("name", author.name)) for author in edition.authors),
        atom("updated", updated),
        _dc("language", edition.language),
        _dc("publisher", edition.publisher),
        _dc("source", str(edition.journal)),
        atom("rights", edition.rights.statement),
        *(
            atom(
                "link",
                rel=_OPEN,
                type=one.media_type,
                href=page(edition, one.path),
                title=f"{one.title}, {one.purpose}",
            )
            for one in downloads
            if one.of in BOOKS
        ),
    )


def _dc(name: str, content: str) -> etree._Element:
    return element(name, content, namespace=_DC, prefix="dc")
