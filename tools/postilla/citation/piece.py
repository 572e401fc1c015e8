# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The pieces of a citation, and how they become text.

The site's script does the same with the same pieces (``theme/static/cite.js``); a test holds the
two against each other. So there is nothing here but: a slot without a value is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are always the same, or a slot for a value with the words around it."""

    before: str
    slot: str = ""
    """The name of a value, of those in :mod:`postilla.citation.place`; empty: no slot."""
    after: str = ""
    is_italic: bool = False


def italic(text: str) -> Piece:
    """Make a piece in italics.

    :param text: its words.
    :return: the piece.
    """
    return Piece(text, is_italic=True)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the citations that a format knows, such as its note."""

    caption: str
    """What it is called, in English; empty where a format knows one alone."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to cite."""

    name: str
    """Such as ``csl-json``."""
    title: str
    """As a reader knows it, such as ``CSL-JSON``."""
    parts: tuple[Part, ...]
    suffix: str
    """Of a file of it, with a full stop."""
    media_type: str = "text/plain"
    """Of such a file."""
    is_record: bool = False
    """Whether it is for programs, which read it as it stands."""
    spelling: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What stands in the place of characters of a value, but of an address."""

    @property
    def pattern(self) -> str:
        """What is replaced, as a regular expression that Python and JavaScript read alike."""
        return "|".join(map(re.escape, self.spelling))


UNSPELT = "address"
"""The slot whose value is never spelt otherwise."""


def runs(part: Part, form: Format, values: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Fill the slots of a citation.

    :param part: the citation.
    :param form: its format.
    :param values: name of a slot -> value; empty values are as none.
    :return: text, and whether it is in italics.
    """
    for piece in part.pieces:
        value = values.get(piece.slot, "")
        if value and form.spelling and piece.slot != UNSPELT:
            value = re.sub(form.pattern, lambda match: form.spelling[match[0]], value)
        if value or not piece.slot:
            yield f"{piece.before}{value}{piece.after}", piece.is_italic


def plain(part: Part, form: Format, values: Mapping[str, str]) -> str:
    """Give a citation as text, its italics not marked.

    :param part: the citation.
    :param form: its format.
    :param values: name of a slot -> value.
    :return: the text.
    """
    return "".join(text for text, _ in runs(part, form, values))


def marked(part: Part, form: Format, values: Mapping[str, str]) -> str:
    """Give a citation as text, its italics between asterisks, as in Markdown.

    :param part: the citation.
    :param form: its format.
    :param values: name of a slot -> value.
    :return: the text.
    """
    return "".join(f"*{text}*" if slanted else text for text, slanted in runs(part, form, values))


def written(form: Format, values: Mapping[str, str]) -> str:
    """Give a citation as a file of its format.

    :param form: the format.
    :param values: name of a slot -> value.
    :return: the text of the file: for people, each citation below what it is called.
    """
    texts = [plain(part, form, values) for part in form.parts]
    if form.is_record:
        return "".join(texts)
    pairs = zip(form.parts, texts, strict=True)
    return "\n".join(f"{part.caption}:\n{text}\n" for part, text in pairs)


def as_data(forms: Sequence[Format]) -> list[dict[str, object]]:
    """Give formats as values of JSON, for the script.

    :param forms: the formats.
    :return: an object a format.
    """
    return [
        {
            "name": form.name,
            "title": form.title,
            "pattern": form.pattern,
            "spelling": dict(form.spelling),
            "isRecord": form.is_record,
            "parts": [
                {
                    "caption": part.caption,
                    "pieces": [
                        [one.before, one.slot, one.after, one.is_italic] for one in part.pieces
                    ],
                }
                for part in form.parts
            ],
        }
        for form in forms
    ]
