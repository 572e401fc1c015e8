# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The versions of an edition as a feed: Atom, RFC 4287."""

from __future__ import annotations

from typing import Final
from uuid import UUID, uuid5

from lxml import etree

from postilla.discovery.xml import document, element, moment, page
from postilla.model.addresses import version_path
from postilla.model.edition import Edition, Version

NAME: Final = "atom.xml"
MEDIA_TYPE: Final = "application/atom+xml"
_NAMESPACE: Final = "http://www.w3.org/2005/Atom"


def atom(tag: str, *content: etree._Element | str, **attributes: str) -> etree._Element:
    """Make an element of Atom.

    :param tag: its local name.
    :param content: one text, or elements.
    :param attributes: name -> value.
    :return: the element.
    """
    return element(tag, *content, namespace=_NAMESPACE, **attributes)


def feed(edition: Edition) -> bytes:
    """Make the feed.

    :param edition: an edition with a site and at least one version.
    :return: XML.
    """
    root = atom(
        "feed",
        atom("id", f"urn:uuid:{edition.uuid}"),
        atom("title", edition.title),
        atom("subtitle", edition.publisher),
        atom("updated", moment(edition.versions[0].date)),
        atom("link", rel="self", type=MEDIA_TYPE, href=page(edition, NAME)),
        atom("link", rel="alternate", type="text/html", href=page(edition, "index.html")),
        atom("author", atom("name", edition.publisher)),
        atom("rights", edition.rights.statement),
        *(_entry(edition, version) for version in edition.versions),
    )
    root.set("{http://www.w3.org/XML/1998/namespace}lang", edition.language)
    return document(root)


def _entry(edition: Edition, version: Version) -> etree._Element:
    return atom(
        "entry",
        atom("id", f"urn:uuid:{uuid5(UUID(edition.uuid), version.number)}"),
        atom("title", f"Version {version.number}"),
        atom("updated", moment(version.date)),
        atom("link", rel="alternate", type="text/html", href=_home(edition, version)),
        atom("content", version.changes, type="text"),
    )


def _home(edition: Edition, version: Version) -> str:
    """Give the address at which a version stays as it is."""
    return page(edition, f"{version_path(version.number)}/")
