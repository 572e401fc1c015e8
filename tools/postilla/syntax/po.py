# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Catalogues of GNU gettext, as far as an edition has them: an entry a unit, named by its context.

See the manual of gettext, `The Format of PO Files
<https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>`_. Babel's reader loses what
an entry was before it changed (``#|``), one of two entries of a name, and in which lines the words
stand, on all of which an edition relies; the tests hold this reader against Babel's. There are no
plural forms: a text has none, so what a header says of them is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from postilla.model.diagnostic import Diagnostic, Position

FUZZY: Final = "fuzzy"
"""The flag of an entry that a translator has to look over."""
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_LINE: Final = re.compile(r'(?:(?P<keyword>[a-z_]+(?:\[[0-9]+\])?)[ \t]+)?(?P<string>".*")')
_ESCAPED: Final = re.compile(r"\\(.)")
_MEANT: Final = {"n": "\n", "t": "\t", "r": "\r"}
_WRITTEN: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_KEYWORDS: Final = ("msgctxt", "msgid", "msgstr")
_HINT: Final = "Open the file in a PO editor and save it again, or run “postilla catalogue”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A unit of a catalogue."""

    context: str
    """Which unit it is."""
    words: str
    """What is to be translated (``msgid``)."""
    said: str = ""
    """The translation, or nothing (``msgstr``)."""
    notes: tuple[str, ...] = ()
    """What translators wrote to each other, a line each."""
    explanations: tuple[str, ...] = ()
    """What the edition says to translators, a line each."""
    places: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str = ""
    """What the words were when they were translated, if they have changed."""
    is_obsolete: bool = False
    line: int = field(default=0, compare=False)
    """1-based, where it begins."""
    lines: tuple[int, ...] = field(default=(), compare=False)
    """For each line of the translation the 1-based line of the file in which it begins."""

    @property
    def is_fuzzy(self) -> bool:
        """True when a translator has to look it over."""
        return FUZZY in self.flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A file."""

    header: str
    """Its first entry with the comments above it, as it is written."""
    entries: tuple[Entry, ...]


def read_po(text: str, path: str) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """Read a catalogue.

    :param text: of the file.
    :param path: its name in findings.
    :return: the catalogue, of two entries for one unit the first; and ``catalogue/malformed`` for
        what can't be read.
    """
    header = ""
    found: dict[tuple[str, bool], Entry] = {}
    findings: list[Diagnostic] = []
    for number, lines in _paragraphs(text):
        try:
            entry = _entry(number, lines)
        except _FaultError as fault:
            findings.append(_finding(fault.message, Position(path, fault.line, 1)))
            continue
        key = (entry.context, entry.is_obsolete)
        if not entry.words and not entry.context:
            header = header or "\n".join(lines)
        elif not entry.is_obsolete and key in found:
            message = f"There are two entries for “{entry.context}”."
            findings.append(_finding(message, Position(path, entry.line, 1)))
        else:
            found.setdefault(key, entry)
    return Catalogue(header=header, entries=tuple(found.values())), tuple(findings)


def write_po(catalogue: Catalogue) -> str:
    """Write a catalogue.

    :param catalogue: it.
    :return: the file; :func:`read_po` gives the same back.
    """
    parts = (catalogue.header, *("\n".join(_lines(entry)) for entry in catalogue.entries))
    return "\n\n".join(parts) + "\n"


class _FaultError(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the entries as lines, and the number of the first of each.

    A new one begins with a comment, a context or an id after a translation.
    """
    own: list[str] = []
    start, is_said = 1, False
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line:
            continue
        bare = line.removeprefix("#~").lstrip()
        begins = bare.startswith(("#", "|", "msgctxt", "msgid "))
        if is_said and begins:
            yield start, own
            own, is_said = [], False
        start = start if own else number
        own += [""] * (number - start - len(own))  # so that lines are counted
        own.append(line)
        is_said = is_said or bare.startswith("msgstr")
    if is_said or any(line and not line.startswith("#") for line in own):
        yield start, own


def _entry(start: int, lines: list[str]) -> Entry:
    entry = Entry(context="", words="", line=start)
    said: dict[str, list[tuple[int, str]]] = {}
    previous: dict[str, list[tuple[int, str]]] = {}
    last = ""
    for number, line in enumerate(lines, start):
        bare = line
        if line.startswith("#~"):
            entry = replace(entry, is_obsolete=True)
            bare = line[2:].lstrip()
        if bare.startswith(("#|", "|")):
            last = _take(bare.lstrip("#|").strip(), number, previous, last)
        elif bare.startswith("#"):
            entry = _commented(entry, bare)
        elif bare:
            last = _take(bare, number, said, last)
    if "msgid" not in said or "msgstr" not in said:
        raise _FaultError("An entry has no msgid or no msgstr.", start)
    words = {keyword: "".join(words for _, words in parts) for keyword, parts in said.items()}
    return replace(
        entry,
        context=words.get("msgctxt", ""),
        words=words["msgid"],
        said=words["msgstr"],
        previous="".join(words for _, words in previous.get("msgid", ())),
        lines=tuple(_starts(said["msgstr"])),
    )


def _take(line: str, number: int, said: dict[str, list[tuple[int, str]]], last: str) -> str:
    """Take a string, or a further part of the last one; give its keyword."""
    match = _LINE.fullmatch(line)
    string = _STRING.fullmatch(match["string"]) if match else None
    if match is None or string is None:
        raise _FaultError("This line is not well-formed.", number)
    keyword = match["keyword"] or last
    if keyword.startswith(("msgid_plural", "msgstr[")):
        raise _FaultError("A text has no plural forms.", number)
    if keyword not in _KEYWORDS or (match["keyword"] and keyword in said):
        raise _FaultError("This line is not well-formed.", number)
    words = _ESCAPED.sub(lambda one: _MEANT.get(one[1], one[1]), string[1])
    said.setdefault(keyword, []).append((number, words))
    return keyword


def _commented(entry: Entry, line: str) -> Entry:
    words = line[2:].strip()
    if line.startswith("#,"):
        flags = (flag.strip() for flag in words.split(","))
        return replace(entry, flags=(*entry.flags, *filter(None, flags)))
    if line.startswith("#:"):
        return replace(entry, places=(*entry.places, words))
    if line.startswith("#."):
        return replace(entry, explanations=(*entry.explanations, words))
    return replace(entry, notes=(*entry.notes, line[1:].strip()))


def _starts(parts: Iterable[tuple[int, str]]) -> Iterator[int]:
    """Give for each line of words the line of the file in which it begins."""
    is_new = True
    for number, words in parts:
        for piece in words.splitlines(keepends=True):
            if is_new:
                yield number
            is_new = piece.endswith("\n")


def _lines(entry: Entry) -> Iterator[str]:
    yield from (f"# {note}".rstrip() for note in entry.notes)
    yield from (f"#. {one}" for one in entry.explanations)
    yield from (f"#: {place}" for place in entry.places)
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    before = "#~ " if entry.is_obsolete else ""
    if entry.previous:
        mark = "#~| " if entry.is_obsolete else "#| "
        yield from (mark + line for line in _string("msgid", entry.previous))
    for keyword, words in zip(_KEYWORDS, (entry.context, entry.words, entry.said), strict=True):
        yield from (before + line for line in _string(keyword, words))


def _string(keyword: str, words: str) -> Iterator[str]:
    """Write a string, a line of the words a line of the file."""
    parts = [part.translate(_WRITTEN) for part in words.splitlines(keepends=True)]
    if len(parts) > 1:
        parts.insert(0, "")
    yield f'{keyword} "{parts[0] if parts else ""}"'
    yield from (f'"{part}"' for part in parts[1:])


def _finding(message: str, at: Position) -> Diagnostic:
    return Diagnostic(code="catalogue/malformed", message=message, hint=_HINT, position=at)
