# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The addresses (IRIs) of an edition's pages, places and annotations; none is made up.

Where the edition has no site, ids are fragments of its UUID.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from postilla.model.block import Chapter
from postilla.model.content import PointKind
from postilla.model.edition import Edition
from postilla.model.identifiers import call_id, page_id, sentence_id
from postilla.model.tree import CHAPTERS, SOURCE

CHAPTER_FOLDER = CHAPTERS.removeprefix(f"{SOURCE}/")
"""Where chapters lie, relative to ``source/``."""


VERSIONS: Final = "v"
"""The folder of a site that holds all its versions, each as it came out."""


def version_path(number: str) -> str:
    """Say where a version of the site stays, below the site's address."""
    return f"{VERSIONS}/{number}"


def docname_of(chapter: str) -> str:
    """Give Sphinx's name of a chapter's page."""
    return f"{CHAPTER_FOLDER}/{chapter}"


class Addresses:
    """Gives the addresses of one edition."""

    def __init__(self, edition: Edition, homes: Mapping[str, str]) -> None:
        """Prepare them.

        :param edition: the edition.
        :param homes: id -> the docname of its page.
        """
        self.edition = f"urn:uuid:{edition.uuid}"
        self.has_site = bool(edition.site_url)
        self._site = edition.site_url
        self._homes = homes

    def page(self, docname: str) -> str:
        """Give the address of a page; that of the edition where it has no site."""
        return f"{self._site}/{docname}.html" if self.has_site else self.edition

    def home(self, identifier: str) -> str:
        """Give the address of the page that an id is on."""
        docname = self._homes.get(identifier)
        return self.page(docname) if docname else self.edition

    def of(self, identifier: str) -> str:
        """Give the address of a place or an annotation."""
        return f"{self.home(identifier)}#{identifier}"


def ids_of(chapter: Chapter) -> Iterator[str]:
    """Give the ids of a chapter's text: blocks, sentences, calls, printed pages."""
    calls: Counter[str] = Counter()
    for block in chapter.walk():
        yield block.id
        for number, _ in enumerate(block.content.sentence_bounds(), 1):
            yield sentence_id(block.id, number)
        for point in block.content.points:
            if point.kind is PointKind.PAGE_BREAK:
                yield page_id(point.value)
            else:
                calls[point.value] += 1
                yield call_id(point.value, calls[point.value])


def homes_of(chapters: Iterable[tuple[Chapter, Iterable[str]]]) -> dict[str, str]:
    """Say which page each id is on.

    :param chapters: each with the ids of its annotations.
    :return: id -> docname; of an id that stands twice, the first.
    """
    homes: dict[str, str] = {}
    for chapter, own in chapters:
        for identifier in (*ids_of(chapter), *own):
            homes.setdefault(identifier, docname_of(chapter.name))
    return homes
