# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Names of TEI and XML, and how an element of them is made."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

from lxml import etree

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"

XML_ID: Final = f"{{{XML}}}id"
XML_LANG: Final = f"{{{XML}}}lang"
UNDETERMINED: Final = "und"
"""BCP 47 for words whose language nobody states."""

NAMESPACES: Final = MappingProxyType({"tei": TEI, "xml": XML})
"""Prefix -> namespace, for XPath."""

_DEFAULT: Final[Any] = {None: TEI}  # the stubs of lxml know no namespace without a prefix


def tei(name: str) -> str:
    """Give the name of a TEI element in Clark notation.

    :param name: the element's name in the TEI Guidelines.
    :return: the name with its namespace.

    >>> tei("pb")
    '{http://www.tei-c.org/ns/1.0}pb'
    """
    return f"{{{TEI}}}{name}"


def element(
    name: str,
    /,
    *content: str | etree._Element,
    xml_id: str = "",
    xml_lang: str = "",
    **attributes: str,
) -> etree._Element:
    """Make a TEI element.

    :param name: the element's name in the TEI Guidelines.
    :param content: words and elements, in their order.
    :param xml_id: its ``xml:id``.
    :param xml_lang: its ``xml:lang``, BCP 47.
    :param attributes: in the order in which they shall stand, after those two; an empty one is
        left out.
    :return: the element.

    >>> etree.tostring(element("s", "One ", element("pb", n="2"), "two.", xml_id="p-1-1-s1"))
    b'<s xmlns="http://www.tei-c.org/ns/1.0" xml:id="p-1-1-s1">One <pb n="2"/>two.</s>'
    """
    named = {XML_ID: xml_id, XML_LANG: xml_lang, **attributes}
    given = {key: value for key, value in named.items() if value}
    made = etree.Element(tei(name), given, nsmap=_DEFAULT)
    for part in content:
        if isinstance(part, str):
            append_words(made, part)
        else:
            made.append(part)
    return made


def append_words(parent: etree._Element, words: str) -> None:
    """Append words to the content of an element.

    :param parent: the element, changed in place.
    :param words: the words; none leave it as it is.
    """
    if not words:
        return
    last = next(parent.iterchildren(reversed=True), None)
    if last is None:
        parent.text = (parent.text or "") + words
    else:
        last.tail = (last.tail or "") + words
