# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pictures on pages: drawn with names in the place of addresses, which are resolved later."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from lxml import etree

from postilla.diagrams.svg import SVG_NS, serialised
from postilla.model.identifiers import kind_of
from postilla.sphinx_ext.labels import ROLES
from postilla.sphinx_ext.nodes import diagram
from postilla.sphinx_ext.pages.material import Chapter
from postilla.sphinx_ext.phrases import reference

_SEPARATOR = "/"


def target(role: str, identifier: str) -> str:
    """Name in a picture what a link leads to.

    :param role: the role that refers to it.
    :param identifier: its id, or the key of a work.
    :return: the name.
    """
    return f"{role}{_SEPARATOR}{identifier}"


def target_of_chapter(chapter: Chapter) -> str:
    """Name in a picture a link to a chapter.

    :param chapter: the chapter.
    :return: the name, or nothing where it has no heading.
    """
    kind = kind_of(chapter.heading)
    return target(ROLES[kind], chapter.heading) if kind else ""


def diagram_of(picture: etree._Element, title: str, description: str) -> diagram:
    """Put a picture on a page.

    :param picture: whose links lead to names as :func:`target` gives them.
    :param title: what it is called.
    :param description: what is to be seen on it, in words.
    :return: the node, its references to be resolved.
    """
    targets = list(dict.fromkeys(_targets(picture)))
    children = (reference(nodes.inline("", name), *name.split(_SEPARATOR, 1)) for name in targets)
    return diagram(
        "",
        *children,
        svg=serialised(picture),
        title=title,
        description=description,
        targets=targets,
        classes=["diagram"],
    )


def with_addresses(node: diagram) -> str:
    """Give the markup of a picture with the addresses to which its references were resolved.

    :param node: the picture, all references resolved.
    :return: its markup; a link that leads nowhere is none any more.
    """
    addresses = dict(zip(node["targets"], map(_address, node.children), strict=True))
    picture = etree.fromstring(node["svg"])
    for link in picture.iter(f"{{{SVG_NS}}}a"):
        if address := addresses.get(link.get("href", "")):
            link.set("href", address)
        else:
            del link.attrib["href"]
    return serialised(picture)


def _targets(picture: etree._Element) -> Iterable[str]:
    return (link.get("href", "") for link in picture.iter(f"{{{SVG_NS}}}a"))


def _address(resolved: nodes.Node) -> str:
    if not isinstance(resolved, nodes.reference):
        return ""
    return f"#{resolved['refid']}" if "refid" in resolved else str(resolved.get("refuri", ""))
