# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The elements of a picture, by the `SVG 2 specification <https://www.w3.org/TR/SVG2/>`_.

A picture is drawn in the colour of the text around it, so that it is legible on any ground. It
holds no script, no style sheet and no address but those of links.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

SVG_NS: Final = "http://www.w3.org/2000/svg"

_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold (XML 1.0, section 2.2)."""

Attribute = str | float


def picture(
    width: float, height: float, title: str, description: str, *content: etree._Element
) -> etree._Element:
    """Make a picture.

    :param width: its size.
    :param height: its size.
    :param title: what it is called.
    :param description: what is to be seen on it, in words.
    :param content: its elements.
    :return: the element ``svg``.
    """
    root = etree.Element(f"{{{SVG_NS}}}svg", nsmap={None: SVG_NS})  # type: ignore[dict-item]
    root.set("viewBox", f"0 0 {_written(width)} {_written(height)}")
    root.set("width", _written(width))
    root.set("height", _written(height))
    root.set("font-family", "sans-serif")
    root.set("fill", "currentColor")
    root.append(_worded("title", title))
    root.append(_worded("desc", description))
    root.extend(content)
    return root


def serialised(root: etree._Element) -> str:
    """Write a picture.

    :param root: the element ``svg``.
    :return: its markup, well-formed XML without a declaration, to stand in HTML as well.
    """
    return etree.tostring(root, encoding="unicode")


def element(name: str, *content: etree._Element, **attributes: Attribute) -> etree._Element:
    """Make an element.

    :param name: its name.
    :param content: its children.
    :param attributes: by name, with a low line for a hyphen and another one at the end where
        Python has the name for itself.
    :return: it.
    """
    made = etree.Element(f"{{{SVG_NS}}}{name}")
    for key, value in attributes.items():
        made.set(key.rstrip("_").replace("_", "-"), _written(value))
    made.extend(content)
    return made


def text(words: str, x: float, y: float, size: float, **attributes: Attribute) -> etree._Element:
    """Make a line of words.

    :param words: the words.
    :param x: where it begins, or ends, or has its middle, as ``text_anchor`` says.
    :param y: its baseline.
    :param size: of the font.
    :param attributes: others.
    :return: the element ``text``.
    """
    made = element("text", x=x, y=y, font_size=size, **attributes)
    made.text = _clean(words)
    return made


def link(address: str, name: str, *content: etree._Element) -> etree._Element:
    """Make a link, or a mere group where there is no address.

    :param address: relative or absolute.
    :param name: what it leads to, in words.
    :param content: what is to be clicked at.
    :return: the element ``a`` or ``g``.
    """
    made = element("a", href=address) if address else element("g")
    made.append(_worded("title", name))
    made.extend(content)
    return made


def _worded(name: str, words: str) -> etree._Element:
    made = element(name)
    made.text = _clean(words)
    return made


def _clean(words: str) -> str:
    return _REFUSED.sub("\N{REPLACEMENT CHARACTER}", words)


def _written(value: Attribute) -> str:
    return _clean(value) if isinstance(value, str) else f"{round(value, 1):g}"
