# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What source files contain, against the allow-lists of :mod:`postilla.model.allowed`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, SourceFile
from postilla.model.allowed import DIRECTIVES, Profile
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.tree import catalogue_place
from postilla.syntax.allowlist import HINTS, check_text


def _allowed(name: str, title: str, explanation: str) -> Rule:
    return Rule(code=f"allowed/{name}", title=title, explanation=explanation, hint=HINTS[name])


_HEADER = re.compile(
    r"(?P<name>Plural-Forms|Content-Type):\s*(?P<value>[^\n]*?)\s*(?:\\n)?\"", re.IGNORECASE
)
_VALUES = {
    # No language has more forms; the reader makes a place for each in every message.
    "plural-forms": re.compile(r"nplurals\s*=\s*[1-6]\s*;\s*plural\s*=[n0-9 ()!=<>%&|?:]{1,300};?"),
    "content-type": re.compile(r"text/plain;\s*charset=UTF-8", re.IGNORECASE),
}
"""Field of the header -> what its value must match."""
_LINE = re.compile(
    r"\s*(?:#.*|(?:msg(?:ctxt|id|id_plural|str(?:\[[0-5]\])?)\s+)?\"(?:[^\"\\]|\\.)*\"\s*)?"
)
_CARELESS = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What parts of the reader raise on what they don't expect."""


def _directives(profile: Profile) -> str:
    own = (name for name, rule in DIRECTIVES.items() if profile in rule.profiles)
    return ", ".join(f"{{{name}}}" for name in own)


CATALOGUE = Rule(
    code="catalogue/malformed",
    title="a catalogue that can't be read",
    explanation="A catalogue is a gettext file (PO): a msgid and a msgstr a message, each text "
    "between quotation marks. Its messages are held against the allow-lists, too.",
    hint="Open the file in a PO editor and save it again.",
)
RULES = (
    _allowed(
        "line",
        "a line that is too long",
        "Some lines of ten thousand characters and more take minutes to read, and nobody writes "
        "such a line. Nothing else of the file is checked, or built.",
    ),
    _allowed(
        "table",
        "tables of too many cells",
        "A few signs can make thousands of cells. Nothing else of the file is checked.",
    ),
    _allowed(
        "nesting",
        "markup inside markup inside markup",
        "Lists, quotations, emphasis and directives may stand inside each other, but not without "
        "end. What is inside is not read.",
    ),
    _allowed(
        "markup",
        "markup that this kind of file may not have",
        "Chapters hold headings, paragraphs, quotations, lists, tables, images, notes, emphasis, "
        "languages, page breaks and links within the text; pages also links and code. HTML and "
        "everything else that a page could be made to load or to run is left out.",
    ),
    _allowed(
        "image",
        "an image that can't stand here",
        "The images of the text are those of the document, PNG or JPEG, in source/images/, and "
        "each is named by its content. They are blocks: an image stands first in its paragraph, "
        "and what follows is its caption.",
    ),
    _allowed(
        "front-matter",
        "front matter",
        "Settings at the head of a file can switch on features of the build that run code.",
    ),
    _allowed(
        "role",
        "a role that can't stand here",
        "Chapters have the role {pb}; pages and translations those that point to an address or a "
        "work.",
    ),
    _allowed(
        "directive",
        "a directive that can't stand here",
        f"Chapters have {_directives(Profile.CHAPTER)}; pages {_directives(Profile.PAGE)}. Those "
        "that read files, run code or write raw HTML exist nowhere.",
    ),
    _allowed(
        "argument",
        "an argument that does not fit",
        "What stands on a directive's own line is what it is about: a key of refs.bib for cites, "
        "and it can't be left out.",
    ),
    _allowed(
        "option",
        "a field that the directive does not have",
        "Each annotation has a closed set of fields, so that a slip of the pen is not lost.",
    ),
    _allowed(
        "value",
        "a value that the directive's field can't have",
        "A table of contents has a caption of plain words and a depth; a list of sources is chosen "
        'by a keyword: “"edition" in keywords”.',
    ),
    _allowed(
        "option-repeated",
        "a field that stands twice",
        "Only one of the two values would be read, and nothing would say so.",
    ),
    _allowed(
        "option-cut",
        "a value that would be read otherwise than it is written",
        "A value that begins with a quotation mark or another sign of YAML, or that holds “ #” or "
        "“: ”, loses a part of it in the build.",
    ),
    _allowed(
        "body",
        "lines that the directive can't hold",
        "Some directives have no text of their own, and a table of contents lists documents only.",
    ),
    _allowed(
        "link",
        "a link to somewhere else",
        "Links lead to the web (https, http), to an e-mail address, to an address of the edition "
        "(#p-2-3) or to a page (about/colophon.md).",
    ),
    _allowed(
        "comment",
        "a comment in a chapter",
        "What stands in a chapter is the text or an annotation. The only comments are those that "
        "suppress a finding of the annotation below them, with a reason.",
    ),
    _allowed(
        "note-mark",
        "a note's mark of another form",
        "Marks are small letters, digits and hyphens, for they become part of an address.",
    ),
    _allowed(
        "attribute",
        "an attribute that can't stand here",
        "In braces, a block has its id and its language; words within a block their language. "
        "What is inside a list or a note has no id of its own.",
    ),
    _allowed(
        "id",
        "an id outside the scheme",
        "Ids follow one scheme: s-1, p-2-3, fn-17, b-5.",
    ),
    _allowed(
        "class",
        "a class that is no language",
        "The one class is a language, once: .language-tr.",
    ),
    Rule(
        code="base/structure",
        title="blocks inside a list item or a note",
        explanation="A note is one paragraph, and so is a list item, with lists inside it at most.",
        hint="The editors' own words belong into an annotation below the block.",
    ),
    Rule(
        code="base/comment",
        title="a comment that belongs to no annotation",
        explanation="A comment suppresses a finding of the annotation right below it.",
        hint="Move it right above the annotation's first line, or delete it.",
    ),
    Rule(
        code="base/id-missing",
        title="a block without an id",
        explanation="All text in a chapter is base text, and each block of it has an id. Words "
        "without one are not part of the text that is proven.",
        hint="Write the id of the lock, {#p-2-3}, on the line above; the editors' own words belong "
        "into an annotation.",
    ),
    CATALOGUE,
)


def check_chapters(source: EditionSource) -> Iterator[Diagnostic]:
    """Give what the chapters may not contain, as it was found when they were read.

    :param source: the edition's source.
    :return: the findings.
    """
    for chapter in source.chapters:
        yield from chapter.findings


def check_pages(source: EditionSource) -> Iterator[Diagnostic]:
    """Find what the editors' own pages may not contain.

    :param source: the edition's source.
    :return: the findings.
    """
    for page in source.pages:
        yield from check_text(page.text, page.path, Profile.PAGE)


def check_catalogues(source: EditionSource) -> Iterator[Diagnostic]:
    """Find what the messages of translation catalogues may not contain.

    :param source: the edition's source.
    :return: the findings, at the line of the message's ``msgid``.
    """
    for catalogue in source.catalogues:
        if catalogue_place(catalogue.path):  # read, and checked, as what they translate
            yield from _header_faults(catalogue)
        else:
            yield from _check_catalogue(catalogue)


def _faults(file: SourceFile) -> Iterator[Diagnostic]:
    """Look at the lines before they are read, for the reader is lenient."""
    for number, line in enumerate(file.text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            yield CATALOGUE.at(Position(file.path, number), "This line is not well-formed.")
            return
    yield from _header_faults(file)


def _header_faults(file: SourceFile) -> Iterator[Diagnostic]:
    """Look for what a header may not say, such as that there are a million plural forms."""
    for number, line in enumerate(file.text.split("\n"), 1):
        header = None if line.lstrip().startswith("#") else _HEADER.search(line)
        if header and not _VALUES[header["name"].lower()].fullmatch(header["value"]):
            message = f"The field {header['name']} can't have this value."
            yield CATALOGUE.at(Position(file.path, number), message)


def _check_catalogue(file: SourceFile) -> Iterator[Diagnostic]:
    faults = tuple(_faults(file))
    yield from faults
    if faults:
        return
    # Only here, so that an edition without catalogues does not wait for it.
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(file.text.split("\n"), abort_invalid=True)
    except PoFileError as error:
        message = str(error).removesuffix(f" on {error.lineno}")
        yield CATALOGUE.at(Position(file.path, error.lineno + 1), f"Not well-formed: {message}.")
        return
    except _CARELESS:
        yield CATALOGUE.at(Position(file.path, 1), "This is not well-formed.")
        return
    for entry in catalogue:
        at = Position(file.path, entry.lineno or 1)
        texts = (entry.string,) if isinstance(entry.string, str) else entry.string or ()
        for text in texts if entry.id else ():
            for finding in check_text(text, file.path, Profile.MESSAGE):
                yield replace(finding, position=at)
