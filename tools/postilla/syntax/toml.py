# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""TOML with a closed set of keys: each value is asked for by name and type.

What is missing, unknown or of another type becomes a finding at its line; all findings of a
file are collected, so that an editor sees them at once. TOML 1.0, see <https://toml.io>.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError, stop
from postilla.model.unseen import BIDI, CONTROL, FORMAT

KeyPath = tuple[str | int, ...]
"""Keys from the top down; a number is a 0-based place in an array of tables."""

_HEADER = re.compile(r"\s*(?P<array>\[)?\[(?P<keys>[^\[\]]+)\]\]?\s*(?:#.*)?")
_PAIR = re.compile(r"\s*(?P<keys>(?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*[\w\"'-]+)*)\s*=")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY_MUST: Final = "Write a day as “2026-01-31”."
_UNSEEN: Final = re.compile(f"[{BIDI}{CONTROL}{FORMAT}]")
"""In a file they are found as such; here they are written with their numbers."""
_DEEPEST: Final = 100
"""Parts of a key; to read them takes a time that grows with their square."""
_LONGEST: Final = 60
"""Characters of a value that a finding quotes."""
_ERROR = re.compile(r"(?P<message>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end.*)\)")


class TomlFile:
    """A parsed file with the lines of its keys and what was found wrong with it."""

    def __init__(self, text: str, path: str, family: str) -> None:
        """Parse a file.

        :param text: its text.
        :param path: its name in findings.
        :param family: the first half of the findings' codes, such as ``edition``.
        :raises PostillaError: with ``<family>/syntax`` when it is not TOML.
        """
        self.path = path
        self.family = family
        self.findings: list[Diagnostic] = []
        self._check_keys(text)
        try:
            values = tomllib.loads(text)
        except ValueError as error:  # of a number with thousands of digits, too
            raise self._syntax_error(str(error), text) from error
        except RecursionError as error:
            raise self._syntax_error("Too many brackets stand inside each other", text) from error
        self.lines = key_lines(text)
        self.root = Table(self, (), values)

    def find(self, name: str, message: str, at: KeyPath, hint: str) -> None:
        """Note something wrong.

        :param name: the second half of the code.
        :param message: what is wrong.
        :param at: the key that it is about, or the table in which one is missing.
        :param hint: the likely mend.
        """
        while at and at not in self.lines:
            at = at[:-1]
        position = Position(self.path, self.lines.get(at, 1), 1)
        self.findings.append(
            Diagnostic(code=f"{self.family}/{name}", message=message, hint=hint, position=position)
        )

    def finish(self) -> None:
        """End reading.

        :raises PostillaError: with all findings, when there are any.
        """
        if self.findings:
            raise PostillaError(*sorted(self.findings, key=lambda finding: finding.position))

    def _check_keys(self, text: str) -> None:
        for number, line in enumerate(text.split("\n"), 1):
            if line.count(".") > _DEEPEST and _parts(line) > _DEEPEST:
                message = f"A key with more than {_DEEPEST} parts"
                raise self._syntax_error(f"{message} (at line {number}, column 1)", text)

    def _syntax_error(self, error: str, text: str) -> PostillaError:
        match = _ERROR.fullmatch(error)
        message = match["message"] if match else error
        line = int((match and match["line"]) or text.count("\n") + 1)
        column = int((match and match["column"]) or 1)
        return stop(
            f"{self.family}/syntax",
            f"This is not well-formed TOML: {message[0].lower()}{message[1:]}.",
            at=Position(self.path, line, column),
            hint="Text stands between quotation marks: key = “text” with straight ones.",
        )


class Table:
    """A table whose keys are taken out one by one; what is left over is unknown."""

    def __init__(self, file: TomlFile, at: KeyPath, values: Mapping[str, Any] | None) -> None:
        """Wrap a table.

        :param file: the file in which it stands.
        :param at: its own path.
        :param values: its keys and values, ``None`` when the table itself is missing; that has
            been told then, and nothing more is.
        """
        self.file, self.at, self.values = file, at, values or {}
        self.is_told = values is None
        self.asked: set[str] = set()

    def text(
        self,
        key: str,
        pattern: re.Pattern[str] | None = None,
        must: str = "",
        default: str | None = None,
    ) -> str:
        """Take a string.

        :param key: its key.
        :param pattern: what the string must match as a whole; without one, it must not be empty.
        :param must: for the finding, how the string must look.
        :param default: what to give when the key is missing; without one, it is required.
        :return: the string, empty when it is missing or wrong.
        """
        value = self._take(key, str, "a text between quotation marks", default)
        if value is None:
            return ""
        if _UNSEEN.search(value):
            self.wrong(key, "A character in it can't be seen.", "Delete it, or its number.")
            return default or ""
        if pattern.fullmatch(value) if pattern else value.strip():
            return str(value)
        if key in self.values:
            self.wrong(key, _cannot(value), must or "Write at least one word.")
        return default or ""

    def day(self, key: str) -> str:
        """Take a day, as a string or as a local date of TOML.

        :param key: its key.
        :return: ``YYYY-MM-DD``, or nothing when it is missing or wrong.
        """
        value = self.values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            self.asked.add(key)
            return value.isoformat()
        return self.text(key, _DAY, DAY_MUST)

    def texts(self, key: str, pattern: re.Pattern[str], must: str) -> tuple[str, ...]:
        """Take a list of strings, which may be missing.

        :param key: its key.
        :param pattern: what each string must match as a whole.
        :param must: for the finding, how a string must look.
        :return: the strings that are right.
        """
        values = self._take(key, list, "a list of texts", [])
        good = []
        for value in values or ():
            is_seen = isinstance(value, str) and not _UNSEEN.search(value)
            if is_seen and pattern.fullmatch(value):
                good.append(value)
            else:
                self.wrong(key, _cannot(value), must)
        return tuple(good)

    def flag(self, key: str) -> bool:
        """Take a truth value.

        :param key: its key.
        :return: the value; false when it is missing or wrong.
        """
        return bool(self._take(key, bool, "true or false, without quotation marks", False))

    def table(self, key: str, *, required: bool = True) -> Table:
        """Take a table.

        :param key: its key.
        :param required: whether its absence is a finding.
        :return: the table, empty when it is missing or wrong.
        """
        value = self._take(key, dict, f"a table [{key}]", None if required else {})
        return Table(self.file, (*self.at, key), value)

    def tables(self, key: str, *, required: bool = True) -> tuple[Table, ...]:
        """Take an array of tables.

        :param key: its key.
        :param required: whether its absence is a finding.
        :return: the tables.
        """
        values = self._take(key, list, f"a table [[{key}]]", None if required else []) or []
        if not all(isinstance(value, dict) for value in values):
            self.wrong(key, f"“{key}” is of the wrong type.", f"Write tables [[{key}]].")
            return ()
        return tuple(
            Table(self.file, (*self.at, key, number), value) for number, value in enumerate(values)
        )

    def wrong(self, key: str, message: str, hint: str) -> None:
        """Note a value that can't be.

        :param key: its key.
        :param message: what is wrong.
        :param hint: the likely mend.
        """
        self.file.find("value", message, (*self.at, key), hint)

    def names(self) -> tuple[str, ...]:
        """Give the keys in the order in which they are written."""
        return tuple(self.values)

    def close(self) -> None:
        """Note the keys that nobody asked for."""
        known = ", ".join(sorted(self.asked))
        for key in self.values:
            if key not in self.asked:
                self.file.find(
                    "unknown-key",
                    f"There is no key “{key}”.",
                    (*self.at, key),
                    f"Keys that can stand here: {known}.",
                )

    def _take(self, key: str, wanted: type, shape: str, default: object) -> Any:
        self.asked.add(key)
        value = self.values.get(key, default)
        if self.is_told:
            return default
        if key not in self.values and default is None:
            self.file.find("missing-key", f"“{key}” is missing.", self.at, f"Write {shape}.")
        elif not isinstance(value, wanted):
            self.wrong(key, f"“{key}” is of the wrong type.", f"Write {shape}.")
            return default
        return value


def _cannot(value: object) -> str:
    shown = str(value)
    return f"“{shown if len(shown) <= _LONGEST else f'{shown[:_LONGEST]}…'}” can't stand here."


def _parts(line: str) -> int:
    """Count the full stops before, between and behind the signs that end a key."""
    return max(part.count(".") for part in line.split("="))


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """Find the lines of all keys and table headers.

    Keys inside inline tables are left out, their findings fall back on the key around them.

    :param text: well-formed TOML.
    :return: path -> 1-based line.
    """
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.fullmatch(line):
            table = _split(header["keys"])
            if header["array"]:
                counts[table] = counts.get(table, -1) + 1
                lines.setdefault(table, number)
                table = (*table, counts[table])
            lines[table] = number
        elif pair := _PAIR.match(line):
            path = (*table, *_split(pair["keys"]))
            for end in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:end], number)
    return lines


def _split(keys: str) -> KeyPath:
    return tuple(key.strip().strip("\"'") for key in keys.split("."))
