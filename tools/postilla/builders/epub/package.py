# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The package document, and the publication as the files of one container.

See `EPUB 3.3, section 5 <https://www.w3.org/TR/epub-33/#sec-package-doc>`_.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.builders.epub.content import STYLESHEET, ContentDocument
from postilla.builders.epub.contents import Listing
from postilla.builders.epub.metadata import metadata
from postilla.builders.epub.navigation import NAVIGATION, navigation
from postilla.builders.epub.xml import LANG, container, opf, serialise_xml
from postilla.interface.words import words_in
from postilla.model.edition import Edition
from postilla.model.parallel import direction

MEDIA_TYPE: Final = "application/epub+zip"
_MEDIA_TYPES: Final = MappingProxyType(
    {
        ".css": "text/css",
        ".jpg": "image/jpeg",
        ".png": "image/png",
        ".xhtml": "application/xhtml+xml",
    }
)
"""Extension of a file -> its type."""
COVER: Final = "cover.png"

_FOLDER: Final = "EPUB"
_PACKAGE: Final = "package.opf"
_PROPERTIES: Final = MappingProxyType({NAVIGATION: "nav", COVER: "cover-image"})
"""Path of a file -> what the manifest says it is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a container is packed from."""

    edition: Edition
    contents: tuple[Listing, ...]
    """The title page comes first."""
    documents: Mapping[str, ContentDocument]
    """Docname -> document, in reading order."""
    style: bytes
    """The stylesheet."""
    cover: bytes
    """A picture, PNG."""
    modified: datetime
    """In UTC."""
    source: str
    """Digest of the source that it was made of."""
    identifier: str
    """Of this publication, an IRI."""
    part: str = ""
    """What it has of the edition; empty where it has all."""
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Path as seen from the package document -> bytes."""

    def files(self) -> Mapping[str, bytes]:
        """Give all files of the container, but the first; path -> content."""
        language = self.edition.language
        documents = tuple(self.documents.values())
        say = words_in(language)
        files = {
            STYLESHEET: self.style,
            COVER: self.cover,
            **self.pictures,
            NAVIGATION: navigation(self.contents, self.documents, language, say),
            **{document.path: document.serialise(language, say) for document in documents},
        }
        package = self._package(sorted(files), documents)
        return {
            "META-INF/container.xml": _container(),
            **{f"{_FOLDER}/{path}": content for path, content in files.items()},
            f"{_FOLDER}/{_PACKAGE}": serialise_xml(package),
        }

    def _package(
        self, paths: Sequence[str], documents: Sequence[ContentDocument]
    ) -> etree._Element:
        title_page, *others = documents
        spine = (title_page.path, NAVIGATION, *(document.path for document in others))
        about = metadata(
            self.edition,
            documents,
            identifier=self.identifier,
            modified=self.modified,
            source=self.source,
            part=self.part,
        )
        drawn = {document.path for document in documents if document.has_drawings}
        items = (_item(path, "svg" if path in drawn else _PROPERTIES.get(path)) for path in paths)
        return opf(
            "package",
            about,
            opf("manifest", *items),
            opf(
                "spine",
                *(opf("itemref", idref=_identifier(path)) for path in spine),
                **{"page-progression-direction": direction(self.edition.language)},
            ),
            **{"version": "3.0", "unique-identifier": "uid", LANG: self.edition.language},
        )


def _item(path: str, properties: str | None) -> etree._Element:
    media_type = _MEDIA_TYPES[posixpath.splitext(path)[1]]
    item = opf("item", id=_identifier(path), href=path, **{"media-type": media_type})
    if properties:
        item.set("properties", properties)
    return item


def _identifier(path: str) -> str:
    """Name a file in the manifest; paths differ, and so do their names."""
    return posixpath.splitext(path)[0].replace("/", ".")


def _container() -> bytes:
    place = {"full-path": f"{_FOLDER}/{_PACKAGE}", "media-type": "application/oebps-package+xml"}
    rootfiles = container("rootfiles", container("rootfile", **place))
    return serialise_xml(container("container", rootfiles, version="1.0"))
