# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The files by which programs find the editions of a collection: OPDS, sitemaps, robots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from postilla.collection.collection import Collection, Member
from postilla.discovery import opds, sitemap
from postilla.discovery.atom import atom
from postilla.discovery.xml import document, element, moment


def catalogues(
    collection: Collection, members: Sequence[Member], pages: Mapping[str, Sequence[str]]
) -> Mapping[str, bytes]:
    """Make the files.

    :param collection: the collection.
    :param members: the editions that were built.
    :param pages: name of a member -> paths of its pages, from the root of its site.
    :return: name -> content; nothing where the collection has no address. An edition that states no
        version has no day, so that the catalogue of books leaves it out.
    """
    if not collection.url:
        return {}
    released = [one for one in members if one.edition.versions]
    return {
        "robots.txt": sitemap.robots_at(f"{collection.url}/{sitemap.NAME}"),
        "sitemap.xml": _index(collection, members),
        **{_sitemap(one): sitemap.sitemap(one.edition, pages.get(one.name, ())) for one in members},
        **({opds.NAME: _books(collection, released)} if released else {}),
    }


def _sitemap(one: Member) -> str:
    return f"sitemap-{one.name}.xml"


def _index(collection: Collection, members: Sequence[Member]) -> bytes:
    """List the sitemaps, by the `protocol <https://www.sitemaps.org/protocol.html#index>`_."""
    space = sitemap.NAMESPACE
    rows = (
        element(
            "sitemap",
            element("loc", f"{collection.url}/{_sitemap(one)}", namespace=space),
            namespace=space,
        )
        for one in members
    )
    return document(element("sitemapindex", *rows, namespace=space))


def _books(collection: Collection, members: Sequence[Member]) -> bytes:
    """Make a catalogue of all books, `OPDS 1.2 <https://specs.opds.io/opds-1.2>`_."""
    address = f"{collection.url}/{opds.NAME}"
    self = {"type": opds.MEDIA_TYPE, "href": address}
    root = atom(
        "feed",
        atom("id", address),
        atom("title", collection.title),
        atom("updated", moment(max(one.edition.versions[0].date for one in members))),
        atom("author", atom("name", collection.publisher)),
        atom("link", rel="self", **self),
        atom("link", rel="start", **self),
        *(
            opds.book(one.edition, one.downloads, moment(one.edition.versions[0].date))
            for one in members
        ),
    )
    return document(root)
