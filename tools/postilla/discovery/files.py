# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All files by which programs find an edition, and which of them can't be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def site_files(
    edition: Edition, pages: Sequence[str], downloads: Sequence[Download]
) -> Mapping[str, bytes]:
    """Make the files, but for the page :data:`MISSING`.

    :param edition: the edition.
    :param pages: paths from the root of the site, in their order.
    :param downloads: what the site offers.
    :return: name -> content; nothing where the edition has no site.
    """
    if not edition.site_url:
        return {}
    files = {
        ROBOTS: sitemap.robots(edition),
        sitemap.NAME: sitemap.sitemap(edition, pages),
        OPENSEARCH: opensearch(edition),
    }
    if edition.versions:
        files[atom.NAME] = atom.feed(edition)
        if any(one.of in opds.BOOKS for one in downloads):
            files[opds.NAME] = opds.catalogue(edition, downloads)
    return files


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
