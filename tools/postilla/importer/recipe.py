# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The recipe: what no general rule can decide about a witness, row by row, with its ground.

Its operations are a closed list, and none of them holds a letter of the text: they classify,
join, split and order what the witness has, place page breaks, and give languages and ids.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from postilla.importer.witness import Witness
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.syntax.toml import KeyPath, Table, TomlFile

CLASSES: Final = (
    *("title", "heading", "paragraph", "verse", "item", "entry", "note", "address"),
    *("page-mark", "running-head", "markup", "debris", "text", "call"),
)
"""What a line or words of it can be classified as."""
UNITS: Final = ("block", "sentence")

_KEY: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A field that holds text."""

    form: str
    """What its value must match, as a pattern."""
    must: str
    """The same in words, for the finding."""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A field that holds a number, from 1 on."""

    required: bool = False


_Field = _Text | _Number
_LANGUAGE: Final = _Text(
    form=r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
    must="Write a BCP 47 tag, such as tr or ru-Latn.",
    required=True,
)
_WORDS: Final = _Text(form=r".+", must="Quote words of the line.")
_UNIT: Final = _Text(form="|".join(UNITS), must=f"There are: {', '.join(UNITS)}.")
_QUOTED: Final[Mapping[str, _Field]] = {"words": _WORDS, "occurrence": _Number()}
_COMMON: Final[Mapping[str, _Field]] = {
    "line": _Number(required=True),
    "ground": _Text(form=r"(?s:.*\S.*)", must="Say what the decision rests on.", required=True),
}
OPERATIONS: Final[Mapping[str, Mapping[str, _Field]]] = MappingProxyType(
    {
        "classify": {
            "as": _Text(
                form="|".join(CLASSES), must=f"There are: {', '.join(CLASSES)}.", required=True
            ),
            "value": _Text(
                form=r"[a-z0-9]{1,8}|[*†‡]",
                must="Write a page's number, a note's mark or a heading's level.",
            ),
            **_QUOTED,
        },
        "join": {
            "unit": _UNIT,
            "to": _Text(form=rf"fn-{_KEY}", must="Name a note, such as fn-17."),
            **_QUOTED,
        },
        "split": {
            "unit": _UNIT,
            "words": _Text(form=r".+", must="Quote the words that begin anew.", required=True),
            "occurrence": _Number(),
        },
        "order": {"before": _Number(required=True)},
        "page-break": {
            "number": _Text(form=_KEY, must="Write the page's number as printed.", required=True),
            "words": _Text(form=r".+", must="Quote the page's first words.", required=True),
            "occurrence": _Number(),
        },
        "language": {"language": _LANGUAGE, **_QUOTED},
        "id": {
            "id": _Text(form=_KEY, must="Write an id, such as s-2 or p-2-7.", required=True),
            "chapter": _Text(form=_KEY, must="Write small letters, digits and hyphens."),
            **_QUOTED,
        },
    }
)
"""Operation -> the fields that it takes beside ``line`` and ``ground``."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_DEFAULT_LANGUAGES: Final = ("en",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One decision."""

    operation: str
    line: int
    """1-based line of the witness."""
    ground: str
    fields: Mapping[str, str | int]
    """The fields that are written, by their names."""
    position: Position
    """Where the row stands in the recipe."""

    def text(self, name: str) -> str:
        """Give a field that is text.

        :param name: the field's name.
        :return: its value, empty when it is not there.
        """
        return str(self.fields.get(name, ""))

    def number(self, name: str) -> int:
        """Give a field that is a number.

        :param name: the field's name.
        :return: its value, 0 when it is not there.
        """
        return int(self.fields.get(name, 0))

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
        :raises PostillaError: ``recipe/no-line``, ``recipe/no-words``, ``recipe/ambiguous``.
        """
        if self.line > len(witness.lines):
            raise self.fail(
                "no-line",
                f"The witness has no line {self.line}; its last is {len(witness.lines)}.",
                "Count the lines from 1, blank ones too.",
            )
        line = witness.lines[self.line - 1]
        words = self.text("words")
        if not words:
            return line.start, line.end
        found = [
            m.start() for m in re.finditer(re.escape(words), witness.text[line.start : line.end])
        ]
        nth = self.number("occurrence") or 1
        if nth > len(found):
            times = f"has “{words}” {len(found)} times, not {nth}" if found else f"has no “{words}”"
            raise self.fail(
                "no-words",
                f"Line {self.line} of the witness {times}.",
                "Copy the words from the witness, letter by letter.",
            )
        if len(found) > 1 and "occurrence" not in self.fields:
            raise self.fail(
                "ambiguous",
                f"“{words}” stands {len(found)} times in line {self.line}.",
                "Quote more words, or say which with occurrence.",
            )
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
    :raises PostillaError: with ``recipe/syntax``, ``recipe/unknown-key``,
        ``recipe/missing-key`` and ``recipe/value``, all findings of the file at once.
    """
    file = TomlFile(text, path, "recipe")
    top = file.root
    sha256 = top.text("sha256", _DIGEST, "Write 64 hexadecimal digits.", "")
    languages = top.texts("languages", re.compile(_LANGUAGE.form), _LANGUAGE.must)
    rows = []
    for operation in OPERATIONS:
        top.asked.add(operation)
        for table in top.tables(operation) if operation in top.names() else ():
            rows.append(_row(operation, table, Position(path, _line(file, table.at))))
    top.close()
    file.finish()
    return Recipe(
        path=path,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        sha256=sha256,
        languages=languages or _DEFAULT_LANGUAGES,
        rows=tuple(sorted(rows, key=lambda row: row.position)),
    )


def write_row(operation: str, **fields: str | int) -> str:
    """Write a row as a person would.

    :param operation: its operation.
    :param fields: its fields, in order; those that are empty are left out.
    :return: a table of TOML, without a final line feed; a ground that is missing is left open.
    """
    shown = {name: value for name, value in fields.items() if value}
    shown.setdefault("ground", "")
    lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in shown.items())
    return "\n".join([f"[[{operation}]]", *lines])


def _row(operation: str, table: Table, at: Position) -> Row:
    fields: dict[str, str | int] = {}
    for name, field in {**_COMMON, **OPERATIONS[operation]}.items():
        if isinstance(field, _Number):
            value: str | int = _number(table, name, field)
        else:
            default = None if field.required else ""
            value = table.text(name, re.compile(field.form), field.must, default)
        if value:
            fields[name] = value
    table.close()
    return Row(
        operation=operation,
        line=int(fields.get("line", 0)),
        ground=str(fields.get("ground", "")),
        fields=MappingProxyType(fields),
        position=at,
    )


def _number(table: Table, name: str, field: _Number) -> int:
    table.asked.add(name)
    value = table.values.get(name)
    if value is None and field.required:
        table.file.find("missing-key", f"“{name}” is missing.", table.at, "Write a number.")
    elif value is not None:
        if type(value) is int and value > 0:
            return value
        table.wrong(name, f"“{name}” is no number from 1 on.", "Write it without quotation marks.")
    return 0


def _line(file: TomlFile, at: KeyPath) -> int:
    """Give the line of a row; rows of an inline array have that of the array."""
    return file.lines.get(at) or file.lines.get(at[:1], 0)
