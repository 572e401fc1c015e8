# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""OpenDocument texts (ISO/IEC 26300-3), marked before pandoc reads them.

Pandoc drops page breaks and the languages of passages, and numbers notes anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from postilla.importer.document.archive import open_archive, packed
from postilla.importer.document.formulas import mathml_in_tex
from postilla.importer.document.marks import MarkKind, mark
from postilla.importer.document.markup import local, parse_xml, texts, words_in
from postilla.importer.document.pandoc import read_with_pandoc
from postilla.importer.document.source import Source
from postilla.importer.document.syntax_tree import read_syntax_tree

_NS: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
_CONTENT: Final = "content.xml"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_STYLES: Final = "styles.xml"
_INLINE: Final = frozenset({"span", "a", "s", "soft-page-break", "note-ref", "bookmark"})
_PLACES: Final = frozenset({"bookmark", "bookmark-start", "reference-mark", "reference-mark-start"})
_SILENT: Final = frozenset({"tracked-changes", "note-citation", "sequence-decls", "annotation"})


def read_odt(data: bytes, path: str, bibliography: str) -> Source:
    """Read an OpenDocument text.

    :param data: its bytes.
    :param path: its name in errors.
    :param bibliography: BibTeX of works that it cites by key.
    :return: the document and its words.
    :raises PostillaError: when it can't be read.
    """
    files = open_archive(data, path)
    content = parse_xml(files.get(_CONTENT, b""), f"{path}/{_CONTENT}")
    styles = parse_xml(files[_STYLES], f"{path}/{_STYLES}") if _STYLES in files else None
    body = content.find(".//office:text", _NS)
    words = (
        tuple(texts(body, _INLINE, lambda one: local(one) in _SILENT)) if body is not None else ()
    )
    language = _default_language(styles)
    _mark_formulas(content, files, path)
    _mark(content, language)
    files[_CONTENT] = etree.tostring(content, xml_declaration=True, encoding="UTF-8")
    tree = read_with_pandoc(packed(files), "odt", path, bibliography=bibliography)
    document = read_syntax_tree(tree, path, language=language)
    return Source(document, words, packed=files)


def _mark(content: etree._Element, language: str) -> None:
    """Put marks into the text: pages, the numbers of notes, languages."""
    for number, element in enumerate(content.iterfind(".//text:soft-page-break", _NS), 2):
        element.tail = mark(MarkKind.PAGE, str(number)) + (element.tail or "")
    for note in content.iterfind(".//text:note", _NS):
        citation = note.find("text:note-citation", _NS)
        if own := words_in(citation).strip():
            _put_before(note, mark(MarkKind.NOTE, own))
    for title in content.iterfind(".//text:p[@text:style-name='Title']", _NS):
        title.text = mark(MarkKind.TITLE) + (title.text or "")
    _mark_links(content)
    for frame in list(content.iterfind(".//draw:frame", _NS)):
        said = [words_in(one) for one in frame if local(one) in ("title", "desc")]
        if words := " ".join(" ".join(said).split()):
            _put_before(frame, mark(MarkKind.SHOWN, words))
    languages = dict(_languages(content, language))
    for span in content.iterfind(".//text:span", _NS):
        if tag := languages.get(span.get(_name("text", "style-name"), "")):
            span.text = mark(MarkKind.LANGUAGE, tag) + (span.text or "")
            if len(span):
                span[-1].tail = (span[-1].tail or "") + mark(MarkKind.LANGUAGE)
            else:
                span.text += mark(MarkKind.LANGUAGE)


def _mark_formulas(content: etree._Element, files: Mapping[str, bytes], path: str) -> None:
    """Put formulas, which are files of their own, into the text (ODF 1.3, 10.4.6 and 14)."""
    found = []
    for frame in content.iterfind(".//draw:frame", _NS):
        place = frame.find("draw:object", _NS)
        folder = "" if place is None else place.get(_HREF, "").removeprefix("./").strip("/")
        name = f"{folder}/{_CONTENT}"
        root = parse_xml(files[name], f"{path}/{name}") if folder and name in files else None
        if root is not None and local(root) == "math":
            found.append((frame, root))
    for (frame, root), tex in zip(
        found, mathml_in_tex([root for _, root in found], path), strict=True
    ):
        dollars = "$$" if root.get("display") == "block" else "$"
        own = f"{dollars}{tex or ' '.join(words_in(root).split())}{dollars}"
        _put_before(frame, mark(MarkKind.FORMULA, own) + (frame.tail or ""))
        if (parent := frame.getparent()) is not None:
            parent.remove(frame)


def _mark_links(content: etree._Element) -> None:
    """Mark the places that others lead to, and what leads there (ODF 1.3, 6.2 and 7.7)."""
    for element in list(content.iter(etree.Element)):
        name = local(element)
        if element.tag.startswith(f"{{{_NS['text']}}}") and name in _PLACES:
            own = element.get(_name("text", "name"), "")
            element.tail = mark(MarkKind.ANCHOR, own) + (element.tail or "")
        elif name in ("bookmark-ref", "reference-ref", "sequence-ref"):
            own = element.get(_name("text", "ref-name"), "")
            element.tag = _name("text", "span")
            element.text = mark(MarkKind.LINK, own) + (element.text or "")
            element.tail = mark(MarkKind.LINK) + (element.tail or "")


def _put_before(element: etree._Element, words: str) -> None:
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words


def _languages(content: etree._Element, default: str) -> Iterator[tuple[str, str]]:
    """Give the styles of passages whose language is not the document's."""
    for style in content.iterfind(".//style:style", _NS):
        for properties in style.iterfind("style:text-properties", _NS):
            tag = properties.get(_name("fo", "language"), "")
            if tag not in ("", "none", "zxx", default):
                yield style.get(_name("style", "name"), ""), tag


def _default_language(styles: etree._Element | None) -> str:
    """Give the language of the default style of paragraphs (ODF 1.3, 16.4)."""
    if styles is None:
        return ""
    found = styles.find(
        ".//style:default-style[@style:family='paragraph']/style:text-properties", _NS
    )
    tag = found.get(_name("fo", "language"), "") if found is not None else ""
    return "" if tag in ("none", "zxx") else tag


def _name(prefix: str, name: str) -> str:
    return f"{{{_NS[prefix]}}}{name}"
