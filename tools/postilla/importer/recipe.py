# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The recipe: what no general rule can decide about a witness, row by row, with its ground.

Its operations are a closed list, and none of them holds a letter of the text: they classify,
join, split and order what the witness has, place page breaks, and give languages and ids.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from postilla.importer.witness import Witness
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop

_WORDS: Final = {"words": str, "occurrence": int}
OPERATIONS: Final[Mapping[str, Mapping[str, type]]] = MappingProxyType(
    {
        "classify": {"as": str, "value": str, **_WORDS},
        "join": {"unit": str, "to": str, **_WORDS},
        "split": {"unit": str, **_WORDS},
        "order": {"before": int},
        "page-break": {"number": str, **_WORDS},
        "language": {"language": str, **_WORDS},
        "id": {"id": str, "chapter": str},
    }
)
"""Operation -> the fields that it takes beside ``line`` and ``ground``, and their types."""

_REQUIRED: Final = {
    "classify": ("as",),
    "order": ("before",),
    "split": ("words",),
    "page-break": ("number", "words"),
    "language": ("language",),
    "id": ("id",),
}
CLASSES: Final = (
    *("title", "heading", "paragraph", "item", "entry", "note", "address"),
    *("page-mark", "running-head", "markup", "debris", "text"),
)
"""What a line or words of it can be classified as."""
UNITS: Final = ("block", "sentence")
_SETTINGS: Final = {"sha256": str, "languages": list}
_DEFAULT_LANGUAGES: Final = ("en",)
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(?P<name>[^\]]+?)[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One decision."""

    operation: str
    line: int
    """1-based line of the witness."""
    ground: str
    fields: Mapping[str, Any]
    position: Position
    """Where the row stands in the recipe."""

    def text(self, name: str) -> str:
        """Give a field that is text.

        :param name: the field's name.
        :return: its value, empty when it is not there.
        """
        return str(self.fields.get(name, ""))

    def fail(self, code: str, message: str, hint: str = "") -> PostillaError:
        """Make the error of a row that can't be carried out.

        :param code: the part of the code after ``recipe/``.
        :param message: what is wrong.
        :param hint: the likely mend.
        :return: the error.
        """
        return stop(f"recipe/{code}", message, at=self.position, hint=hint)

    def range_in(self, witness: Witness) -> tuple[int, int]:
        """Find what the row is about.

        :param witness: the witness.
        :return: start and end (exclusive) in it, of the words or of the whole line.
        :raises PostillaError: when the line or the words are not there, or not there once.
        """
        if not 1 <= self.line <= len(witness.lines):
            last = len(witness.lines)
            raise self.fail("no-line", f"The witness has no line {self.line}; its last is {last}.")
        line = witness.lines[self.line - 1]
        words = self.text("words")
        if not words:
            return line.start, line.end
        found = [m.start() for m in re.finditer(re.escape(words), witness.text[line.start : line.end])]
        nth = int(self.fields.get("occurrence", 1))
        if not found:
            raise self.fail("no-words", f"Line {self.line} of the witness has no “{words}”.",
                            "Copy the words from the witness, letter by letter.")  # fmt: skip
        if len(found) > 1 and "occurrence" not in self.fields:
            raise self.fail("ambiguous", f"“{words}” stands {len(found)} times in line {self.line}.",
                            "Quote more words, or say which with occurrence.")  # fmt: skip
        if not 1 <= nth <= len(found):
            raise self.fail("no-words", f"“{words}” stands {len(found)} times, not {nth} times.")
        start = line.start + found[nth - 1]
        return start, start + len(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All decisions about a witness."""

    path: str
    digest: str
    """SHA-256 of the recipe's bytes, hexadecimal."""
    sha256: str
    """SHA-256 of the witness that it was made for; empty when it does not say."""
    languages: tuple[str, ...]
    """The languages that the witness is known to use, BCP 47, the main one first."""
    rows: tuple[Row, ...]

    @property
    def language(self) -> str:
        """The main language, BCP 47."""
        return self.languages[0]

    def of(self, operation: str) -> Iterator[Row]:
        """Give the rows of one operation.

        :param operation: its name.
        :return: its rows, in the order of the file.
        """
        return (row for row in self.rows if row.operation == operation)


def read_recipe(text: str, path: str) -> Recipe:
    """Read a recipe.

    :param text: TOML; may be empty.
    :param path: its name in errors.
    :return: the recipe.
    :raises PostillaError: ``recipe/malformed``, ``recipe/unknown`` (an operation, field or
        value that does not exist), ``recipe/missing``, ``recipe/type``.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        line, column = (int(n) for n in place.groups()) if place else (0, 0)
        raise stop("recipe/malformed", f"This is no TOML: {error}.",
                   at=Position(path, line, column)) from error  # fmt: skip
    lines: dict[str, list[int]] = defaultdict(list)
    for match in _HEADER.finditer(text):
        lines[match["name"].strip("\"'")].append(text.count("\n", 0, match.start()) + 1)
    rows: list[Row] = []
    for name, value in data.items():
        if name in OPERATIONS and isinstance(value, list):
            rows += [_row(name, row, Position(path, line))
                     for row, line in zip(value, lines[name], strict=False)]  # fmt: skip
        elif name not in _SETTINGS or not isinstance(value, _SETTINGS[name]):
            raise _unknown("setting or operation", name, (*_SETTINGS, *OPERATIONS),
                           Position(path, (lines[name] or [0])[0]))  # fmt: skip
    languages = data.get("languages", _DEFAULT_LANGUAGES)
    if not languages or not all(isinstance(tag, str) for tag in languages):
        raise stop("recipe/type", "“languages” wants a list of language tags, the main one first.",
                   at=Position(path))  # fmt: skip
    return Recipe(
        path=path,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        sha256=data.get("sha256", ""),
        languages=tuple(languages),
        rows=tuple(sorted(rows, key=lambda row: row.position)),
    )


def _row(operation: str, data: Mapping[str, Any], at: Position) -> Row:
    types = {"line": int, "ground": str, **OPERATIONS[operation]}
    for name, value in data.items():
        if name not in types:
            raise _unknown(f"field of {operation}", name, tuple(types), at)
        if not isinstance(value, types[name]) or isinstance(value, bool):
            kind = "a number" if types[name] is int else "text"
            raise stop("recipe/type", f"“{name}” wants {kind}, not {value!r}.", at=at)
    for name in ("line", "ground", *_REQUIRED.get(operation, ())):
        if not data.get(name):
            raise stop("recipe/missing", f"This row of {operation} has no “{name}”.", at=at,
                       hint="Each decision states its line and its ground.")  # fmt: skip
    for name, vocabulary in (("as", CLASSES), ("unit", UNITS)):
        if name in data and data[name] not in vocabulary:
            raise _unknown(f"value of {name}", data[name], vocabulary, at)
    return Row(operation=operation, line=data["line"], ground=data["ground"],
               fields=MappingProxyType(dict(data)), position=at)  # fmt: skip


def _unknown(what: str, name: str, known: tuple[str, ...], at: Position) -> PostillaError:
    return stop("recipe/unknown", f"There is no {what} “{name}”.", at=at,
                hint=f"There are: {', '.join(known)}.")  # fmt: skip
