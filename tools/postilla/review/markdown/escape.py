# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Untrusted text as words of a comment, and nothing but words.

Two readers have to be kept from seeing more. The parser of Markdown sees no structure in character
references (CommonMark 0.31.2, section 2.5). What a host looks for afterwards in the finished text,
mentions, numbers of issues, names of emoji, addresses without a mark-up, is broken by a character
that has no width (U+200B) after the sign on which it hangs.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ZERO: Final = "\N{ZERO WIDTH SPACE}"
_STRUCTURE: Final = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]<>)#+-!|~&\"'$=@^%:."}
_PLAIN: Final = re.compile(r"(?<=[^\W_])[-.'](?=[^\W_])|(?<=[^\W\d_])[.)](?=\s|\Z)")
"""Signs inside words and at their ends, which begin no structure there; after a number they would
make a list of it."""
_HANGING: Final = re.compile(
    r"[@#!$%&~^](?=[\w/@#!&\[]|\Z)|:(?=\S|\Z)|\bwww(?=\.|\Z)", re.IGNORECASE
)
_HEXADECIMAL: Final = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{7,64}(?![0-9A-Za-z])", re.IGNORECASE)
"""What could be the name of a commit."""
_SIX: Final = re.compile(r".{6}(?=.)")
_NUMBERED: Final = re.compile(r"\b(?:GH|[A-Z][A-Z0-9]+)-(?=[0-9])")
"""What could be the number of an issue elsewhere."""
_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
_LONG: Final = 2_500
_MARKS: Final = 4
"""How many marks may sit on one letter."""


def words(text: str, limit: int = 2_000) -> str:
    """Escape text for a line of Markdown, and for HTML within it.

    :param text: anything.
    :param limit: how many characters of it are kept.
    :return: one line that shows these characters, unseen ones as their numbers, and does nothing.
    """
    cut = cut_off(" ".join(text[: 4 * limit].split()), limit)
    return _escape(_break(_seen(cut)))


def spaced(text: str) -> str:
    """Escape text that stands between other text.

    :param text: anything.
    :return: as :func:`words` gives it, blanks at its ends kept, as one.
    """
    before = " " if text[:1].isspace() else ""
    after = " " if text.strip() and text[-1:].isspace() else ""
    return f"{before}{words(text, _LONG)}{after}"


def cut_off(text: str, limit: int) -> str:
    """Keep the beginning of a text, at a word's end if there is one.

    :param text: the text.
    :param limit: how many characters to keep.
    :return: it, or its beginning with an ellipsis.
    """
    if len(text) <= limit:
        return text
    return f"{text[:limit].rpartition(' ')[0] or text[:limit]} …"


def code(text: str, limit: int = 200) -> str:
    """Show text as a name that people type: a path, an id, a code.

    :param text: anything.
    :param limit: how many characters of it are kept.
    :return: an HTML element.
    """
    return f"<code>{words(text, limit)}</code>"


def _seen(text: str) -> str:
    found: list[str] = []
    marks = 0
    for sign in text:
        category = unicodedata.category(sign)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if (category in _UNSEEN and sign not in _JOINERS) or marks > _MARKS:
            found.append(f"[U+{ord(sign):04X}]")
        else:
            found.append(sign)
    return "".join(found)


def _break(text: str) -> str:
    text = _HANGING.sub(rf"\g<0>{_ZERO}", text)
    text = _NUMBERED.sub(rf"\g<0>{_ZERO}", text)
    return _HEXADECIMAL.sub(lambda match: _SIX.sub(rf"\g<0>{_ZERO}", match[0]), text)


def _escape(text: str) -> str:
    start, found = 0, []
    for plain in _PLAIN.finditer(text):
        found += [text[start : plain.start()].translate(_STRUCTURE), plain[0]]
        start = plain.end()
    return "".join([*found, text[start:].translate(_STRUCTURE)])
