# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Ways to tamper with pages of HTML, XHTML and TEI."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, Final

import lxml.html
from lxml import etree

from postilla.fidelity.extracted import Files

Pages = dict[str, bytes]
Change = Callable[[Pages], None]
"""Changes the pages of a product: those of the site, of the EPUB, or the one of the TEI."""
Edit = Callable[[Any], None]
"""Changes an element."""

ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def change_pages(files: Mapping[str, bytes], change: Change) -> Files:
    """Give a product whose pages were changed."""
    ((path, data), *others) = files.items()
    if others or not path.endswith(".epub"):
        pages = dict(files)
        change(pages)
        return pages
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pages = {entry: archive.read(entry) for entry in archive.namelist()}
    change(pages)
    return {path: pack(pages)}


def pack(pages: Pages) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in pages.items():
            archive.writestr(entry, content)
    return buffer.getvalue()


def words(old: str, new: str) -> Change:
    """Change words that stand in one place of one page."""

    def change(pages: Pages) -> None:
        found = [path for path, page in pages.items() if old.encode() in page]
        assert len(found) == 1, (old, found)
        assert pages[found[0]].count(old.encode()) == 1, old
        pages[found[0]] = pages[found[0]].replace(old.encode(), new.encode())

    return change


def style(css: str) -> Change:
    """Add rules to the style sheet."""

    def change(pages: Pages) -> None:
        (path,) = (path for path in pages if path.endswith(("postilla.css", "style.css")))
        pages[path] += css.encode()

    return change


def elements(edit: Callable[..., None], *ids: str) -> Change:
    """Change elements of one page, which are given to a function."""

    def change(pages: Pages) -> None:
        for path, page in pages.items():
            if path.endswith(("html", ".xml")) and f'id="{ids[0]}"'.encode() in page:
                root, write = _parsed(path, page)
                named = {one.get("id") or one.get(ID): one for one in root.iter(etree.Element)}
                edit(*(named[name] for name in ids))
                pages[path] = write(root)
                return
        raise AssertionError(ids)

    return change


def _parsed(path: str, page: bytes) -> tuple[Any, Callable[[Any], bytes]]:
    if not path.endswith(".html"):
        return etree.fromstring(page), lambda root: etree.tostring(root, encoding="utf-8")
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.document_fromstring(page, parser=parser)
    return root, lambda root: lxml.html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")


def set_attribute(name: str, value: str | None) -> Edit:
    """Set an attribute of an element, or take it away."""

    def edit(element: Any) -> None:
        if value is None:
            del element.attrib[name]
        else:
            element.set(name, value)

    return edit


def remove(element: Any) -> None:
    """Remove an element, but not what follows it."""
    place, parent, tail = element.getprevious(), element.getparent(), element.tail or ""
    if place is None:
        parent.text = (parent.text or "") + tail
    else:
        place.tail = (place.tail or "") + tail
    element.tail = None
    parent.remove(element)


def double(element: Any) -> None:
    """Put an element behind itself once more."""
    element.addnext(deepcopy(element))


def move_behind(element: Any, other: Any) -> None:
    """Move an element, but not what follows it, behind another one."""
    remove(element)
    other.addnext(element)


def exchange_words(one: Any, other: Any) -> None:
    """Give each of two elements what is in the other."""
    one.text, other.text = other.text, one.text
    first, second = list(one), list(other)
    one[:], other[:] = second, first


def exchange(one: Any, other: Any) -> None:
    """Put each of two elements where the other was."""
    exchange_words(one, other)
    first, second = dict(one.attrib), dict(other.attrib)
    for element, attributes in ((one, second), (other, first)):
        element.attrib.clear()
        element.attrib.update(attributes)


def shift_page_break(element: Any) -> None:
    """Let a page begin one word later."""
    last = element if element.tail else element.getnext()  # on the site a link follows
    word, last.tail = last.tail.split(" ", 1)
    place = element.getprevious()
    if place is None:
        element.getparent().text += f"{word} "
    else:
        place.tail += f"{word} "


def add_paragraph(element: Any) -> None:
    """Put words that belong to no block behind an element."""
    added = element.makeelement(_like(element, "p"), {})
    added.text = "Added."
    element.addnext(added)


def set_words(text: str) -> Edit:
    """Give an element other words before those of its children."""

    def edit(element: Any) -> None:
        element.text = text

    return edit


def set_id(value: str) -> Edit:
    """Give an element another id."""

    def edit(element: Any) -> None:
        element.set("id" if "id" in element.attrib else ID, value)

    return edit


def without_language(element: Any) -> None:
    """Let an element state no language."""
    for name in ("lang", LANG):
        element.attrib.pop(name, None)


def first_child(edit: Edit) -> Edit:
    """Change the first child of an element."""
    return lambda element: edit(element[0])


def put_into(tag: str, **attributes: str) -> Edit:
    """Put an element into a new one."""

    def edit(element: Any) -> None:
        around = element.makeelement(_like(element, tag), attributes)
        around.tail, element.tail = element.tail, None
        element.getparent().replace(element, around)
        around.append(element)

    return edit


def rename(tag: str) -> Edit:
    """Give an element another name."""

    def edit(element: Any) -> None:
        element.tag = _like(element, tag)

    return edit


def _like(element: Any, tag: str) -> str:
    namespace = etree.QName(element).namespace
    return f"{{{namespace}}}{tag}" if namespace else tag
