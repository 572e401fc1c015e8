# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The witness: bytes that must be text, and its lines."""

from __future__ import annotations

import codecs
import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass

from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop

MAX_BYTES = 64 * 2**20
"""The largest witness that is read: some fifteen thousand printed pages."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_OTHER_ENCODINGS = (
    (codecs.BOM_UTF8, "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LONGEST_LINE = 50_000
"""Characters of a line in which it is worth while to count words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the witness, the white space around it left out."""

    number: int
    """1-based."""
    first: int
    """0-based offset in code points of its first character."""
    start: int
    """0-based offset in code points of its first character that is not white space."""
    end: int
    """Exclusive; equal to ``start`` for a blank line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A transcript as it was received, or the reading of a document."""

    path: str
    sha256: str
    """Of its bytes, hexadecimal."""
    text: str
    lines: tuple[Line, ...]

    def position(self, offset: int) -> Position:
        """Find a character's line and column.

        :param offset: 0-based, in code points.
        :return: its place.
        """
        line = self.lines[bisect_right(self.lines, offset, key=lambda row: row.first) - 1]
        return Position(self.path, line.number, offset - line.first + 1)

    def quote(self, start: int, end: int) -> dict[str, str | int]:
        """Say where words stand, as a row of a recipe does.

        :param start: 0-based offset in code points of the words, within a line.
        :param end: exclusive.
        :return: the fields ``line`` and ``words``, and ``occurrence`` (1-based) where the line
            has the words more than once; of a line beyond measure this is not said.
        """
        number = self.position(start).line
        line, words = self.lines[number - 1], self.text[start:end]
        fields: dict[str, str | int] = {"line": number, "words": words}
        is_measured = line.end - line.start <= _LONGEST_LINE
        if is_measured and self.text.count(words, line.start, line.end) > 1:
            fields["occurrence"] = self.text.count(words, line.start, start) + 1
        return fields


def read_witness(data: bytes, path: str) -> Witness:
    """Decode a witness and take it apart into lines.

    :param data: the file's bytes; UTF-8.
    :param path: its name in errors.
    :return: the witness.
    :raises PostillaError: ``witness/empty``, ``witness/too-large``, ``witness/encoding``,
        ``witness/binary``: nothing is guessed about bytes that are not plain UTF-8 text.
    """
    if len(data) > MAX_BYTES:
        raise _refuse(
            path,
            "too-large",
            f"The file has {len(data):,} bytes; {MAX_BYTES:,} are the most that is read.",
            "Import a long work volume by volume.",
        )
    text = _decode(data, path)
    if not text.strip():
        raise _refuse(path, "empty", "There is no text in this file.", "Is it the right file?")
    if bad := _CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        raise stop(
            "witness/binary",
            f"A control character (U+{ord(bad.group()):04X}) stands in the text, so this is "
            "no plain text.",
            at=Position(path, line, column),
            hint="Import the text layer, not the scan or the word processor's file.",
        )
    return Witness(
        path=path, sha256=hashlib.sha256(data).hexdigest(), text=text, lines=_lines(text)
    )


def witness_of(text: str, path: str, sha256: str) -> Witness:
    """Make a witness of a text that was read from a file of another form.

    :param text: the reading.
    :param path: the file's name in errors.
    :param sha256: of the file's bytes, hexadecimal.
    :return: the witness.
    """
    return Witness(path=path, sha256=sha256, text=text, lines=_lines(text))


def _decode(data: bytes, path: str) -> str:
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            raise _refuse(path, "encoding", f"The file is {name}.", _RECODE)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        raise stop(
            "witness/encoding",
            f"The byte 0x{data[error.start]:02X} is not UTF-8.",
            at=Position(path, line, column),
            hint=_RECODE,
        ) from error


_RECODE = "Save it as UTF-8 without a byte order mark; check a few letters with diacritics after."


def _refuse(path: str, code: str, message: str, hint: str) -> PostillaError:
    return stop(f"witness/{code}", message, at=Position(path), hint=hint)


def _lines(text: str) -> tuple[Line, ...]:
    rows, offset = [], 0
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip(" \t\r\f")
        start = offset + (len(raw) - len(raw.lstrip(" \t\r\f")) if stripped else 0)
        rows.append(Line(number=number, first=offset, start=start, end=start + len(stripped)))
        offset += len(raw) + 1
    return tuple(rows)
