# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where the site of each version lies: the newest at the root, each below ``v/`` for good.

A page of a version names its own address as the canonical one, and leads to the newest with the
relation ``latest-version`` of RFC 5829; its bytes are otherwise those that were released.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from postilla.model.addresses import version_path
from postilla.model.edition import Edition

_OF_THE_ROOT: Final = frozenset({"404.html", "robots.txt", "sitemap.xml"})
"""Files that tell of the site as a whole."""
_CANONICAL: Final = re.compile(rb'<link rel="canonical" href="(?P<address>[^"]*)">')


def files_of_version(edition: Edition, site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Make what a version is to be for good.

    :param edition: with the version, its newest.
    :param site: path -> content of the site as it was released.
    :return: path, below the version's folder -> content.
    """
    root = html.escape(edition.site_url)
    folder = version_path(edition.versions[0].number)
    return {
        path: _named(data, root, folder) if root and path.endswith(".html") else data
        for path, data in site.items()
        if path not in _OF_THE_ROOT
    }


def _named(page: bytes, root: str, folder: str) -> bytes:
    """Have a page name its own address, and that of the newest version."""

    def name(match: re.Match[bytes]) -> bytes:
        latest = match["address"].decode()
        own = f"{root}/{folder}{latest.removeprefix(root)}"
        return (
            f'<link rel="canonical" href="{own}">\n<link rel="latest-version" href="{latest}">'
        ).encode()

    return _CANONICAL.sub(name, page, count=1)


def differing(there: Mapping[str, bytes], made: Mapping[str, bytes]) -> str:
    """Find a file that is not the same.

    :param there: path -> content of a version that was placed before.
    :param made: the same of what is to be placed.
    :return: the first path that differs, or nothing.
    """
    paths = sorted(there.keys() | made.keys())
    return next((path for path in paths if there.get(path) != made.get(path)), "")


def newer_versions(edition: Edition, placed: Iterable[str]) -> tuple[str, ...]:
    """Find versions that came out after an edition's newest.

    :param edition: it.
    :param placed: the numbers of those in the folder.
    :return: those that the edition does not know, in their order.
    """
    known = {version.number for version in edition.versions}
    return tuple(number for number in placed if number not in known)


def outlived(
    site: Collection[str], placed: Iterable[Collection[str]], root: Collection[str]
) -> Iterator[str]:
    """Find files of older versions that the newest has no more; other files are not touched.

    :param site: the paths of the newest.
    :param placed: the paths of each version before.
    :param root: what lies at the root.
    :return: the paths that are to go from there.
    """
    before = frozenset(_OF_THE_ROOT).union(*placed)
    return (path for path in sorted(root) if path in before and path not in site)
