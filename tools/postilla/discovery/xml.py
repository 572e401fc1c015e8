# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""XML that holds data and no running text, so that it can be indented."""

from __future__ import annotations

from lxml import etree

from postilla.model.edition import Edition

_INDENTED = "  "


def element(
    name: str,
    *content: etree._Element | str,
    namespace: str,
    prefix: str | None = None,
    **attributes: str,
) -> etree._Element:
    """Make an element.

    :param name: its local name.
    :param content: one text, or elements.
    :param namespace: of the element.
    :param prefix: by which it is written, if any.
    :param attributes: name -> value.
    :return: the element.
    """
    # The stubs know no default namespace.
    nsmap: dict[str, str] = {prefix: namespace}  # type: ignore[dict-item]
    made = etree.Element(f"{{{namespace}}}{name}", attributes, nsmap)
    for one in content:
        if isinstance(one, str):
            made.text = one
        else:
            made.append(one)
    return made


def document(root: etree._Element) -> bytes:
    """Write a document.

    :param root: its outermost element.
    :return: XML in UTF-8, indented.
    """
    etree.indent(root, _INDENTED)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def moment(day: str) -> str:
    """Give a day as RFC 3339 wants a time: its beginning.

    :param day: ``YYYY-MM-DD``.
    :return: such as ``2026-01-31T00:00:00Z``.
    """
    return f"{day}T00:00:00Z"


def page(edition: Edition, path: str) -> str:
    """Give the address of a file of the site.

    :param edition: an edition with a site.
    :param path: from the root of the site.
    :return: the address.
    """
    return f"{edition.site_url}/{path}"
