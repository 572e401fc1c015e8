# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Works as BibTeX, written so that pybtex and sphinxcontrib-bibtex read the same words back.

A title stands in double braces, for else the styles turn it into small letters. A ``.bib`` file
is data: ``@string`` and ``@preamble`` are refused before they are evaluated. The format is
described in *BibTeXing* (Oren Patashnik, 1988).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro
from pybtex.scanner import PrematureEOF, PybtexSyntaxError

from postilla.model.bibliography import WORK_KEY, Work, WorkType
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError, stop
from postilla.syntax.bibtex_names import read_names, render_names
from postilla.syntax.latex import escape, unescape

_FIELDS: Final = MappingProxyType(
    {
        "title": "title",
        "volume": "volume",
        "number": "number",
        "pages": "pages",
        "publisher": "publisher",
        "place": "address",
        "year": "year",
        "doi": "doi",
        "url": "url",
        "accessed": "urldate",
        "language": "language",
        "note": "note",
    }
)
"""Field of a work -> field of BibTeX, for plain text."""

_CONTAINERS: Final[Mapping[WorkType, str]] = MappingProxyType(
    {
        **dict.fromkeys(WorkType, "howpublished"),
        **dict.fromkeys(
            (WorkType.INBOOK, WorkType.INCOLLECTION, WorkType.INPROCEEDINGS), "booktitle"
        ),
        **dict.fromkeys((WorkType.BOOK, WorkType.PROCEEDINGS), "series"),
        **dict.fromkeys((WorkType.MASTERSTHESIS, WorkType.PHDTHESIS), "school"),
        WorkType.ARTICLE: "journal",
        WorkType.MANUAL: "organization",
        WorkType.TECHREPORT: "institution",
    }
)
"""What a work is part of is a field of another name in every type."""

_VERBATIM: Final = frozenset({"doi", "eprint", "pubmed", "url"})
"""Fields in which pybtex decodes nothing."""

_COMMAND: Final = re.compile(r"^[ \t]*@", re.MULTILINE)
_LONGEST: Final = 10_000
"""Characters of an entry; pybtex takes quadratic time for some long ones."""
_FORMS: Final[Mapping[str, tuple[re.Pattern[str], str]]] = MappingProxyType(
    {
        "url": (
            re.compile(r"https?://[^\s\"<>](?:[^\"<>\x00-\x1f\x7f]*[^\s\"<>])?"),
            "An address begins with https:// or http://, and has no quotation marks.",
        ),
        "doi": (re.compile(r"10\.\d{4,9}/\S+"), "Write it without an address, such as 10.1234/5."),
        "urldate": (
            re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
            "Write the day as YYYY-MM-DD.",
        ),
        "language": (
            re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
            "Use a BCP 47 tag, such as tr or ru-Latn.",
        ),
    }
)
"""Field -> what its value must match, and a hint."""


def render_bibtex(works: Iterable[Work]) -> str:
    """Write works as BibTeX, a field a line.

    :param works: in the order in which they shall stand.
    :return: the text of a ``.bib`` file; white space in values is one blank each.
    """
    return "\n".join(_render_work(work) for work in works)


def _render_work(work: Work) -> str:
    rows = [
        ("author", render_names(work.authors)),
        ("editor", render_names(work.editors)),
        ("title", f"{{{escape(work.title)}}}" if work.title else ""),
        (_CONTAINERS[work.type], escape(work.container)),
    ]
    rows += [
        (name, _render_value(name, getattr(work, attribute)))
        for attribute, name in _FIELDS.items()
        if name != "title"
    ]
    rows.append(("keywords", ", ".join(map(escape, work.keywords))))
    rows += [(name, _render_value(name, value)) for name, value in work.other]
    lines = [f"  {name} = {{{value}}}," for name, value in rows if value]
    return "\n".join([f"@{work.type.value}{{{work.key},", *lines, "}\n"])


def _render_value(name: str, value: str) -> str:
    if name in _VERBATIM:
        return " ".join(value.split()).replace("{", "%7B").replace("}", "%7D")
    return escape(value)


def read_bibtex(text: str, path: str = "source/refs.bib") -> tuple[Work, ...]:
    """Read a ``.bib`` file.

    :param text: the file's text.
    :param path: the file, for the findings.
    :return: the works, in file order.
    :raises PostillaError: with all findings of the file: ``bibtex/syntax``, ``bibtex/macro``,
        ``bibtex/type``, ``bibtex/key``, ``bibtex/field``, ``bibtex/name``, ``bibtex/too-long``.
    """
    works: dict[str, Work] = {}
    findings: list[Diagnostic] = []
    for line, chunk in _chunks(text):
        try:
            for entry in _entries(chunk, Position(path, line)):
                work = _work(entry)
                if work.key in works:
                    raise _finding(
                        entry.at,
                        "key",
                        f"The key '{work.key}' stands twice.",
                        "Give one of the two entries another key.",
                    )
                works[work.key] = work
        except PostillaError as error:
            findings += error.diagnostics
    if findings:
        raise PostillaError(*findings)
    return tuple(works.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An entry as it stands in the file."""

    type: str
    key: str
    rows: tuple[tuple[str, str], ...]
    """Field, in small letters, and value, white space folded."""
    at: Position


def _finding(at: Position, code: str, message: str, hint: str) -> PostillaError:
    return stop(f"bibtex/{code}", message, at=at, hint=hint)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a file before each line that begins an entry, so that an open brace spoils one only."""
    starts = sorted({0, *(match.start() for match in _COMMAND.finditer(text))})
    line = 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield line, text[start:end]
        line += text.count("\n", start, end)


def _entries(chunk: str, at: Position) -> Iterator[_Entry]:
    """Read the entries of a chunk, one as a rule; its first line is given by ``at``."""
    if len(chunk) > _LONGEST:
        raise _finding(
            at,
            "too-long",
            f"The entry is longer than {_LONGEST} characters.",
            "Shorten it; an abstract belongs elsewhere.",
        )
    parser = LowLevelParser(chunk, macros={})
    try:
        for command, content in parser:
            here = _command_at(parser, chunk, at)
            if command.lower() in ("string", "preamble"):
                raise _finding(
                    here,
                    "macro",
                    f"'@{command}' is not allowed.",
                    "Write the words themselves into each field.",
                )
            key, fields = content
            rows = tuple((name.lower(), " ".join("".join(value).split())) for name, value in fields)
            yield _Entry(type=command.lower(), key=key, rows=rows, at=here)
    except PrematureEOF as error:
        hint = "Every opening brace needs a closing one; '@' begins a line only before an entry."
        here = _command_at(parser, chunk, at)
        raise _finding(here, "syntax", "The entry is not closed.", hint) from error
    except UndefinedMacro as error:
        here = Position(at.path, at.line + error.lineno - 1)
        hint = "Write values between braces: name = {value}."
        raise _finding(here, "macro", f"'{error.args[0]}' stands for nothing.", hint) from error
    except PybtexSyntaxError as error:
        here = Position(at.path, at.line + error.lineno - 1)
        hint = "Every field is written as name = {value}, with a comma after it."
        raise _finding(here, "syntax", f"{error.args[0]}.", hint) from error


def _command_at(parser: LowLevelParser, chunk: str, at: Position) -> Position:
    """Say where the command begins that the parser is in."""
    return Position(at.path, at.line + chunk.count("\n", 0, parser.command_start))


def _work(entry: _Entry) -> Work:
    """Make the work of an entry, every value as plain text."""
    if entry.type not in {type_.value for type_ in WorkType}:
        known = ", ".join(type_.value for type_ in WorkType)
        raise _finding(entry.at, "type", f"'@{entry.type}' is no known type.", f"Use {known}.")
    if not WORK_KEY.fullmatch(entry.key):
        raise _finding(
            entry.at,
            "key",
            f"The key '{entry.key}' is not well-formed.",
            "Use small letters a to z, digits and hyphens, a letter first.",
        )
    rows = dict(entry.rows)
    if len(rows) < len(entry.rows):
        names = [name for name, _ in entry.rows]
        twice = next(name for name in names if names.count(name) > 1)
        raise _finding(entry.at, "field", f"The field '{twice}' stands twice.", "Delete one.")
    type_ = WorkType(entry.type)
    try:
        authors, editors = (read_names(rows.pop(role, "")) for role in ("author", "editor"))
    except ValueError as error:
        hint = "Write 'Family, Given and Family, Given', and a body as {Name of the Body}."
        raise _finding(entry.at, "name", f"{error}.", hint) from error
    values = {name: _value(name, value, entry.at) for name, value in rows.items()}
    keywords = values.pop("keywords", "").split(",")
    container = values.pop(_CONTAINERS[type_], "")
    plain = {attribute: values.pop(name, "") for attribute, name in _FIELDS.items()}
    return Work(
        key=entry.key,
        type=type_,
        authors=authors,
        editors=editors,
        container=container,
        keywords=tuple(word.strip() for word in keywords if word.strip()),
        **plain,
        other=tuple(values.items()),
    )


def _value(name: str, value: str, at: Position) -> str:
    try:
        plain = value if name in _VERBATIM else " ".join(unescape(value).split())
    except ValueError as error:
        hint = r"Write a backslash as \textbackslash{}."
        raise _finding(at, "field", f"In '{name}', {error}.", hint) from error
    form, hint = _FORMS.get(name, (None, ""))
    if plain and form and not form.fullmatch(plain):
        raise _finding(at, "field", f"'{plain}' is no value for the field '{name}'.", hint)
    return plain
