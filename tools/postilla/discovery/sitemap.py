# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A list of all pages, and the file by which robots find it.

They follow the `Sitemaps protocol <https://www.sitemaps.org/protocol.html>`_ and RFC 9309.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from postilla.discovery.xml import document, element, page
from postilla.model.edition import Edition

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
NAME: Final = "sitemap.xml"


def sitemap(edition: Edition, pages: Iterable[str]) -> bytes:
    """Make the list.

    :param edition: an edition with a site.
    :param pages: paths from the root of the site, in their order.
    :return: XML; no dates, for nobody states when a page was changed.
    """
    urls = (
        element(
            "url", element("loc", page(edition, path), namespace=NAMESPACE), namespace=NAMESPACE
        )
        for path in pages
    )
    return document(element("urlset", *urls, namespace=NAMESPACE))


def robots(edition: Edition) -> bytes:
    """Let all robots read all pages, and tell where these are listed.

    :param edition: an edition with a site.
    :return: the text of ``robots.txt``.
    """
    return robots_at(page(edition, NAME))


def robots_at(address: str) -> bytes:
    """Do so where the list is at an address.

    :param address: of the list.
    :return: the text of ``robots.txt``.
    """
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}\n".encode()
