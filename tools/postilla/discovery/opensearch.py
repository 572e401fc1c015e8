# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How a browser searches the edition from its own search field.

It is told in `OpenSearch 1.1 <https://github.com/dewitt/opensearch>`_.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from postilla.discovery.xml import document, element, page
from postilla.model.edition import Edition

_NAMESPACE: Final = "http://a9.com/-/spec/opensearch/1.1/"
_MOST: Final = 16
"""Characters of the short name."""


def opensearch(edition: Edition) -> bytes:
    """Make the description.

    :param edition: an edition with a site.
    :return: XML.
    """
    template = page(edition, "search.html?q={searchTerms}")
    return document(
        _named(
            "OpenSearchDescription",
            _named("ShortName", str(edition.journal)[:_MOST].strip()),
            _named("Description", edition.reference),
            _named("Url", type="text/html", method="get", template=template),
            _named("Language", edition.language),
            _named("InputEncoding", "UTF-8"),
            _named("OutputEncoding", "UTF-8"),
        )
    )


def _named(name: str, *content: etree._Element | str, **attributes: str) -> etree._Element:
    return element(name, *content, namespace=_NAMESPACE, **attributes)
