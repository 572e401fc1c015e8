# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Typst source, spelled in code mode only.

In code mode white space means nothing and words stand nowhere but in string literals, so that
no text can become markup, whatever is in it. One call a line: each line remembers the place of
the manuscript from which it comes. See the `reference <https://typst.app/docs/reference/>`_.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from postilla.model.diagnostic import Position

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]
"""What an argument can be; keys of mappings are names, with ``_`` for ``-``."""

_INDENT: Final = "  "
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Unicode's general categories of what a person who reads the source would not see."""


@dataclass(frozen=True, slots=True)
class Source:
    """A Typst source."""

    text: str
    places: tuple[Position | None, ...]
    """For each of its lines, the place from which it comes, if it comes from one."""

    def place_of(self, line: int) -> Position | None:
        """Say from where a line comes.

        :param line: 1-based.
        :return: the place, if there is one.
        """
        return self.places[line - 1] if 0 < line <= len(self.places) else None

    def find(self, code: str) -> Position | None:
        """Say from where the first line comes that comes from somewhere and has a piece of code.

        :param code: the piece.
        :return: the place, if there is one.
        """
        lines = zip(self.text.splitlines(), self.places, strict=True)
        return next((place for line, place in lines if place and code in line), None)


class SourceWriter:
    """Writes source line by line."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lines: list[str] = []
        self._places: list[Position | None] = []
        self._depth = 0
        self.length = 0
        """Characters that have been written."""

    def line(self, code: str, place: Position | None = None) -> None:
        """Write a line.

        :param code: the code, without a line feed.
        :param place: from where it comes.
        """
        self._lines.append(f"{_INDENT * self._depth}{code}\n")
        self.length += len(self._lines[-1])
        self._places.append(place)

    def call(self, name: str, *values: Value, place: Position | None = None, end: str = "") -> None:
        """Write a call as one line.

        :param name: of the function.
        :param values: its arguments.
        :param place: from where it comes.
        :param end: what follows the call, such as a comma.
        """
        self.line(f"{name}({', '.join(map(expression, values))}){end}", place)

    def append(self, other: SourceWriter) -> None:
        """Write what another one has written."""
        self._lines += (f"{_INDENT * self._depth}{line}" for line in other._lines)
        self._places += other._places

    @contextmanager
    def block(
        self, name: str, *values: Value, place: Position | None = None, end: str = ""
    ) -> Iterator[None]:
        """Write a call whose last argument is what is written meanwhile.

        :param name: of the function.
        :param values: its other arguments.
        :param place: from where it comes.
        :param end: what follows the call, such as a comma.
        """
        arguments = "".join(f"{expression(value)}, " for value in values)
        with self.lines(f"{name}({arguments}{{", f"}}){end}", place):
            yield

    @contextmanager
    def lines(self, first: str, last: str, place: Position | None = None) -> Iterator[None]:
        """Write two lines around what is written meanwhile.

        :param first: the line before.
        :param last: the line after.
        :param place: from where both come.
        """
        self.line(first, place)
        self._depth += 1
        yield
        self._depth -= 1
        self.line(last, place)

    def source(self) -> Source:
        """Give what was written."""
        return Source("".join(self._lines), tuple(self._places))


def expression(value: Value) -> str:
    """Spell a value.

    :param value: the value.
    :return: a Typst expression without line feeds.
    """
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return string(value)
        case Mapping():
            items = (f"{name(key)}: {expression(item)}" for key, item in value.items())
            return f"({', '.join(items) or ':'})"
        case _:
            return f"({''.join(f'{expression(item)}, ' for item in value).rstrip(' ')})"


def string(text: str) -> str:
    r"""Spell a text as a string literal.

    >>> print(string('#panic("\\")'))
    "#panic(\"\\\")"

    :param text: any text.
    :return: the literal; what is not seen in it is escaped.
    """
    return f'"{"".join(map(_character, text))}"'


def _character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if unicodedata.category(character) in _UNSEEN:
        return f"\\u{{{ord(character):x}}}"
    return character


def name(words: str) -> str:
    """Spell a name.

    :param words: the name as Python spells it.
    :return: the name with hyphens.
    """
    return words.replace("_", "-")
