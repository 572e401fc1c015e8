# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All files by which programs find an edition, and which of them can't be made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from postilla.discovery import atom, opds, sitemap
from postilla.discovery.opensearch import opensearch
from postilla.model.downloads import Download
from postilla.model.edition import Edition

OPENSEARCH: Final = "opensearch.xml"
ROBOTS: Final = "robots.txt"
MISSING: Final = "404.html"
"""The page that a server shows when it has no page; no address in it may be relative."""

_OF_THE_SITE: Final = (MISSING, ROBOTS, sitemap.NAME, OPENSEARCH)
_OF_A_VERSION: Final = (atom.NAME, opds.NAME)
FILES: Final = (*_OF_THE_SITE, *_OF_A_VERSION)


def file_names(edition: Edition, downloads: Sequence[Download]) -> tuple[str, ...]:
    """Say which files can be made.

    :param edition: the edition.
    :param downloads: what the site offers.
    :return: names of :data:`FILES`.
    """
    if not edition.site_url:
        return ()
    if not edition.versions:
        return _OF_THE_SITE
    has_books = any(one.of in opds.BOOKS for one in downloads)
    return tuple(name for name in FILES if name != opds.NAME or has_books)


def site_files(
    edition: Edition, pages: Sequence[str], downloads: Sequence[Download]
) -> Mapping[str, bytes]:
    """Make the files, but for the page :data:`MISSING`.

    :param edition: the edition.
    :param pages: paths from the root of the site, in their order.
    :param downloads: what the site offers.
    :return: name -> content; nothing where the edition has no site.
    """
    makers: Mapping[str, Callable[[], bytes]] = {
        ROBOTS: lambda: sitemap.robots(edition),
        sitemap.NAME: lambda: sitemap.sitemap(edition, pages),
        OPENSEARCH: lambda: opensearch(edition),
        atom.NAME: lambda: atom.feed(edition),
        opds.NAME: lambda: opds.catalogue(edition, downloads),
    }
    names = file_names(edition, downloads)
    return {name: make() for name, make in makers.items() if name in names}


def left_out(edition: Edition) -> str:
    """Say which files can't be made, and why.

    :param edition: the edition.
    :return: a sentence, or nothing.
    """
    if not edition.site_url:
        return f"edition.toml names no site: {', '.join(FILES)} are left out."
    if not edition.versions:
        return f"edition.toml states no version: {', '.join(_OF_A_VERSION)} are left out."
    return ""
