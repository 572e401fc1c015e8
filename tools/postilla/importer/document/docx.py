# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Word documents (ISO/IEC 29500-1, WordprocessingML), marked before pandoc reads them.

Pandoc drops page breaks and the languages of passages, and numbers notes anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from postilla.importer.document.archive import open_archive, packed
from postilla.importer.document.marks import MarkKind, mark
from postilla.importer.document.markup import local, parse_xml
from postilla.importer.document.note_numbers import NoteNumbers
from postilla.importer.document.pandoc import read_with_pandoc
from postilla.importer.document.source import Source
from postilla.importer.document.syntax_tree import read_syntax_tree
from postilla.importer.document.words import SourceWords

_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{_NS}}}"
_MAIN: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_SETTINGS: Final = "word/settings.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_AROUND_BLOCKS: Final = frozenset({"body", "tbl", "tr", "tc", "sdtContent", "footnote", "endnote"})
_REFERENCE: Final = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(?P<name>[^\s\\]+)")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_docx(data: bytes, path: str, bibliography: str) -> Source:
    """Read a Word document.

    :param data: its bytes.
    :param path: its name in errors.
    :param bibliography: BibTeX of works that it cites by key.
    :return: the document and its words.
    :raises PostillaError: when it can't be read.
    """
    files = open_archive(data, path)
    trees: dict[str, etree._Element] = {
        name: parse_xml(files[name], f"{path}/{name}")
        for name in (_MAIN, _STYLES, _SETTINGS, *_NOTES)
        if name in files
    }
    words = tuple(_words(trees))
    language = _default_language(trees.get(_STYLES))
    _mark(trees, language)
    for name, root in trees.items():
        files[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    tree = read_with_pandoc(packed(files), "docx+citations", path, bibliography=bibliography)
    pictures = {name.removeprefix("word/"): data for name, data in files.items() if _is_media(name)}
    return Source(read_syntax_tree(tree, path, language=language), words, packed=pictures)


def _is_media(name: str) -> bool:
    return name.startswith("word/media/")


def _mark(trees: Mapping[str, etree._Element], language: str) -> None:
    """Put marks into the text: pages, the numbers of notes, languages."""
    page = 1
    main = trees.get(_MAIN)
    sections = [] if main is None else list(main.iter(f"{_W}sectPr"))
    numbers = NoteNumbers(sections, trees.get(_SETTINGS))
    is_last = False
    """Whether a section ends with this paragraph, whose properties say so (17.6.18)."""
    for element in list(trees[_MAIN].iter(f"{_W}*")) if _MAIN in trees else ():
        name = local(element)
        if name == "lastRenderedPageBreak" or (name == "br" and _value(element, "type") == "page"):
            page += 1
            numbers.end_page()
            element.addprevious(_text(mark(MarkKind.PAGE, str(page))))
        elif name == "sectPr":
            is_last = True
        elif name == "p" and is_last:
            is_last = False
            numbers.end_section()
        elif name in numbers.next:
            own = _custom_mark(element)  # one with a mark of its own is not counted (17.11.14)
            own = own or numbers.count(name)
            run = next(element.iterancestors(f"{_W}r"), element)
            words = etree.Element(f"{_W}r")  # of a run with a call pandoc reads nothing else
            key = f"{name} {_value(element, 'id')}"
            words.append(_text(mark(MarkKind.NOTE, own) + mark(MarkKind.KEY, key)))
            run.addprevious(words)
    for tree in trees.values():
        _mark_links(tree)
        for run in tree.iter(f"{_W}r"):
            _mark_language(run, language)


def _mark_links(tree: etree._Element) -> None:
    """Mark the places that others lead to, and fields and links that lead there (17.16.5.51)."""
    for bookmark in list(tree.iter(f"{_W}bookmarkStart")):
        place = _run(mark(MarkKind.ANCHOR, _value(bookmark, "name")))
        parent = bookmark.getparent()
        if parent is not None and local(parent) in _AROUND_BLOCKS:
            after = (one for next_ in bookmark.itersiblings() for one in next_.iter(f"{_W}p"))
            if (paragraph := next(after, None)) is not None:
                has_properties = paragraph.find(f"{_W}pPr") is not None
                paragraph.insert(1 if has_properties else 0, place)
        else:
            bookmark.addnext(place)
    for link in list(tree.iter(f"{_W}hyperlink")):
        if name := link.attrib.pop(f"{_W}anchor", ""):
            link.insert(0, _run(mark(MarkKind.LINK, str(name))))
            link.append(_run(mark(MarkKind.LINK)))
            link.tag = f"{_W}smartTag"  # whose runs are read as they stand
    for field in list(tree.iter(f"{_W}fldSimple")):
        if found := _REFERENCE.match(_value(field, "instr")):
            field.insert(0, _run(mark(MarkKind.LINK, found["name"])))
            field.append(_run(mark(MarkKind.LINK)))
        field.tag = f"{_W}smartTag"  # else pandoc drops the words of all fields but some
    instruction, depth = "", 0
    for element in list(tree.iter(f"{_W}fldChar", f"{_W}instrText")):
        kind, run = _value(element, "fldCharType"), next(element.iterancestors(f"{_W}r"), element)
        if not kind:
            instruction += element.text or "" if depth == 1 else ""
            continue
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        found = _REFERENCE.match(instruction)
        if kind == "begin" and depth == 1:
            instruction = ""
        elif kind == "separate" and depth == 1 and found:
            run.addnext(_run(mark(MarkKind.LINK, found["name"])))
        elif kind == "end" and depth == 0 and found:
            run.addprevious(_run(mark(MarkKind.LINK)))


def _run(words: str) -> etree._Element:
    run = etree.Element(f"{_W}r")
    run.append(_text(words))
    return run


def _text(words: str) -> etree._Element:
    text = etree.Element(f"{_W}t")
    text.text = words
    return text


def _custom_mark(reference: etree._Element) -> str:
    """Give the mark that an author typed instead of a number."""
    if _value(reference, "customMarkFollows") not in ("1", "true", "on"):
        return ""
    texts = list(reference.itersiblings(f"{_W}t"))
    words = "".join(one.text or "" for one in texts)
    for one in texts:
        one.text = ""
    return words.strip()


def _mark_language(run: etree._Element, default: str) -> None:
    found = run.find(f"{_W}rPr/{_W}lang")
    tag = _value(found, "val") if found is not None else ""
    if not _TAG.fullmatch(tag) or _primary(tag) == _primary(default):
        return
    texts = [one for one in run.findall(f"{_W}t") if one.text and one.text.strip()]
    if texts:
        texts[0].text = mark(MarkKind.LANGUAGE, _primary(tag)) + (texts[0].text or "")
        texts[-1].text = (texts[-1].text or "") + mark(MarkKind.LANGUAGE)


def _default_language(styles: etree._Element | None) -> str:
    """Give the language of the document's defaults (17.7.5.1, ``docDefaults``)."""
    if styles is None:
        return ""
    for place in (
        "w:docDefaults/w:rPrDefault/w:rPr/w:lang",
        "w:style[@w:default='1']/w:rPr/w:lang",
    ):
        found = styles.find(place, {"w": _NS})
        if found is not None and _TAG.fullmatch(_value(found, "val")):
            return _primary(_value(found, "val"))
    return ""


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _value(element: etree._Element, name: str) -> str:
    return element.get(f"{_W}{name}", "")


def _words(trees: Mapping[str, etree._Element]) -> Iterator[SourceWords]:
    """Give the words of all paragraphs; their place is the number of the paragraph."""
    for name in (_MAIN, *_NOTES):
        if name not in trees:
            continue
        for number, paragraph in enumerate(trees[name].iter(f"{_W}p"), 1):
            note = next(paragraph.iterancestors(f"{_W}footnote", f"{_W}endnote"), None)
            if note is None or _value(note, "type") not in _SEPARATORS:
                yield SourceWords("".join(_of_paragraph(paragraph)), number)


def _of_paragraph(paragraph: etree._Element) -> Iterator[str]:
    for one in paragraph.iter(f"{_W}*"):
        name = local(one)
        if name == "t" and not any(True for _ in one.iterancestors(f"{_W}del")):
            yield one.text or ""
        elif name in ("tab", "br", "cr"):
            yield " "
    for one in paragraph.iter("{*}docPr"):
        yield f" {one.get('descr') or one.get('title') or ''} "
