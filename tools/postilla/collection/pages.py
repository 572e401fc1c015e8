# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The pages of a collection: the list of its editions, and the search in all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from postilla.collection.collection import Collection, Member

STYLES: Final = ("postilla.css", "search.css", "search-page.css")
"""Of the theme, which the pages have beside their own."""
SCRIPTS: Final = ("postilla.js", "catalogue.js", "interface.js", "search.js")
"""Of the theme, on the page of the search alone."""


def pages(
    collection: Collection, members: Sequence[Member], *, has_catalogue: bool
) -> Mapping[str, str]:
    """Make the pages; the list needs no script.

    :param collection: the collection.
    :param members: the editions that were built.
    :param has_catalogue: whether there is a catalogue of books.
    :return: name of the file -> HTML.
    """
    environment = Environment(
        loader=PackageLoader("postilla.collection", "frame"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    values = {
        "collection": collection,
        "members": members,
        "has_catalogue": has_catalogue,
        "styles": STYLES,
        "scripts": SCRIPTS,
    }
    return {
        name: environment.get_template(name).render(values)
        for name in ("index.html", "search.html")
    }
