# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is done when all products are there: the site offers them, and itself as one file.

The site is built before the others are finished, so its pages name them by promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from postilla.builders.archive import zip_bytes
from postilla.builders.files import write_file
from postilla.model.downloads import SITE, downloads_of
from postilla.model.edition import Edition
from postilla.model.tree import PRODUCTS
from postilla.release.contents import SUMS, sums_of

OFFERED: Final = (*(name for name in PRODUCTS if name != "html"), SITE)
"""What the site offers when all products are built."""

_ITSELF: Final = re.compile(rb"\n<!--site-->.*?<!--/site-->", re.DOTALL)
"""In a page: the way to the file of the whole site, which can't be in that file."""
_OF_THE_BUILD: Final = ".buildinfo"
"""What Sphinx keeps in the site for its own use."""


def publish(build: Path, edition: Edition) -> None:
    """Put the products into the site, make one file of it, and sum all files.

    :param build: the folder ``build/``, with all products.
    :param edition: the edition.
    :raises OSError: when a product is missing, or the disk refuses.
    """
    site = build / "html"
    for one in downloads_of(edition, OFFERED):
        if one.of == SITE:
            write_file(site / one.path, zip_bytes(dict(_files_of_site(site, edition.id, one.path))))
        else:
            write_file(site / one.path, (build / one.of / one.name).read_bytes())
    write_file(build / SUMS, sums_of(dict(_published(build))))


def _files_of_site(site: Path, folder: str, itself: str) -> Iterator[tuple[str, bytes]]:
    """Give all files of the site, in a folder of their own."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in (itself, _OF_THE_BUILD):
            data = path.read_bytes()
            yield f"{folder}/{name}", _ITSELF.sub(b"", data) if path.suffix == ".html" else data


def _published(build: Path) -> Iterator[tuple[str, bytes]]:
    for product in PRODUCTS:
        for path in (build / product).rglob("*"):
            if path.is_file() and path.name != _OF_THE_BUILD:
                yield path.relative_to(build).as_posix(), path.read_bytes()
