# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Files as such: from bytes to text, and what no source file may be or hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postilla.checks.rule import Rule
from postilla.model import unseen
from postilla.model.diagnostic import Diagnostic, Position

ENCODING = Rule(
    code="file/encoding",
    title="not UTF-8",
    explanation="Every source file is text in UTF-8. A file in another encoding can't be read, so "
    "nothing else of it is checked.",
    hint="Save the file as UTF-8.",
)
BOM = Rule(
    code="file/bom",
    title="a byte order mark",
    explanation="A byte order mark at the beginning of a file can't be seen and becomes part of "
    "its first word.",
    hint="Save the file as UTF-8 without a byte order mark (BOM).",
)
LINE_END = Rule(
    code="file/line-end",
    title="line ends of Windows or old Macintosh systems",
    explanation="Lines end with a line feed alone, so that the same text has the same bytes "
    "wherever it was written.",
    hint="Save the file with Unix line ends (LF).",
)
CONTROL = Rule(
    code="file/control",
    title="a control character",
    explanation="Characters that can't be seen and have no place in a text make a file look "
    "other than it is: control characters, spaces without width, characters for tags.",
    hint="Delete it; where the printed text has it, write it as a number, such as &#8203;.",
)
BIDI = Rule(
    code="file/bidi",
    title="a character that turns the direction of writing",
    explanation="Such characters (U+202A to U+202E, U+2066 to U+2069) make an editor show text in "
    "another order than the one in which it is read, so that a reviewer sees something else "
    "than what gets published. Languages written from right to left don't need them.",
    hint="Delete it; where the printed text has it, write it as a number, such as &#8235;.",
)
SYMLINK = Rule(
    code="file/symlink",
    title="a link that leads out of the sources",
    explanation="A symbolic link to a place outside of source/ would publish other files of the "
    "computer on which the edition is built.",
    hint="Put the file itself in its place.",
)
KIND = Rule(
    code="file/kind",
    title="something that has no place among the sources",
    explanation="The source consists of ordinary files: Markdown, catalogues (PO), TOML, BibTeX, "
    "fonts that edition.toml names and, each in its own folder, the witness and the images that "
    "the import has named. Anything else, a compiled catalogue (MO) for one, could reach the pages "
    "unread.",
    hint="Delete it.",
)
TOO_LARGE = Rule(
    code="file/too-large",
    title="a file that is too large",
    explanation="Source files are texts written by hand. A much larger one is a slip, or meant to "
    "stop the build.",
    hint="Split it, or leave it out.",
)
NAME = Rule(
    code="file/name",
    title="a file's name that can't be",
    explanation="Names of files become addresses, and stand in findings and reports. They are made "
    "of letters, digits, full stops, hyphens and low lines, and folders are not very deep.",
    hint="Give it another name.",
)
RULES = (ENCODING, BOM, LINE_END, CONTROL, BIDI, SYMLINK, KIND, TOO_LARGE, NAME)

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_UNSEEN = re.compile(rf"[{unseen.BIDI}{unseen.CONTROL}{unseen.FORMAT}]")
_BIDI = re.compile(rf"[{unseen.BIDI}]")


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read bytes as text.

    :param data: a file's bytes.
    :param path: its name in findings.
    :return: the text, with line feeds and without a byte order mark, or ``None`` when it is
        not UTF-8; and what is wrong, of each kind the first alone.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        byte = data[error.start]
        message = f"The byte 0x{byte:02X} here does not belong into a text in UTF-8."
        return None, (ENCODING.at(_position(path, before, len(before)), message),)
    findings = tuple(sorted(_find(text, path), key=lambda finding: finding.position))
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n"), findings


def _find(text: str, path: str) -> Iterator[Diagnostic]:
    if text.startswith(_BOM):
        yield BOM.at(Position(path, 1, 1), "The file begins with a byte order mark.")
    if (place := text.find("\r")) >= 0:
        message = "This line does not end with a line feed alone."
        yield LINE_END.at(_position(path, text, place), message)
    seen = set()
    for match in _UNSEEN.finditer(text, pos=int(text.startswith(_BOM))):
        rule = BIDI if _BIDI.match(match.group()) else CONTROL
        if rule not in seen:
            message = f"Here stands the character U+{ord(match.group()):04X}, which can't be seen."
            yield rule.at(_position(path, text, match.start()), message)
        seen.add(rule)


def _position(path: str, text: str, offset: int) -> Position:
    before = text[:offset].removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
