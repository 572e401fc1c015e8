# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pandoc's inlines, read (pandoc-types 1.23, ``Text.Pandoc.Definition``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, cast
from urllib.parse import unquote

from postilla.importer.document.formulas import formula
from postilla.importer.document.marks import MarkKind, split_marks
from postilla.importer.document.tree import (
    Anchor,
    Break,
    Call,
    Cited,
    Inline,
    Inlines,
    LineEnd,
    Linked,
    Lost,
    Shown,
    Styled,
    Words,
    plain,
)
from postilla.model.content import SpanKind

_STYLES: Final = {"Emph": SpanKind.EMPHASIS, "Strong": SpanKind.STRONG}
_SET_OTHERWISE: Final[Mapping[str, str]] = {
    "Underline": "underlining",
    "Strikeout": "strike-through",
    "Superscript": "superscript",
    "Subscript": "subscript",
    "SmallCaps": "small capitals",
}
"""What is kept as words without its style."""
_SPACES: Final = frozenset({"Space", "SoftBreak"})
_REGIONS: Final = frozenset({MarkKind.LANGUAGE, MarkKind.LINK})
"""Marks between which words stand."""
_QUOTES: Final = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}

MakeNote = Callable[[Sequence[Any], str, str], str]
"""Takes pandoc's blocks of a note, its printed mark and its key, if marks in the text gave them;
gives its key."""


class InlineReader:
    """Reads lines; what it can't keep stands in them as :class:`Lost`."""

    def __init__(self, make_note: MakeNote) -> None:
        """Prepare.

        :param make_note: what becomes of notes.
        """
        self.make_note = make_note
        self.note_mark = ""
        """The printed mark of the next note."""
        self.note_key = ""
        self.shown = ""
        """What the next picture shows, if a mark says it."""
        self.is_title = False
        """Whether the line that was read last says that it is the title."""

    def read(self, inlines: Sequence[Any]) -> Inlines:
        """Read a line.

        :param inlines: pandoc's.
        :return: what stands in it, words next to each other joined.
        """
        flat = (one for item in inlines for one in self._read(item))
        return tuple(_regions(_joined(flat)))

    def _read(self, item: Mapping[str, Any]) -> Iterator[Inline | tuple[MarkKind, str]]:
        kind, content = item["t"], cast("Any", item.get("c"))
        if kind == "Str":
            yield from self._words(content)
        elif kind in _SPACES:
            yield Words(" ")
        elif kind == "LineBreak":
            yield LineEnd()
        elif kind in _STYLES:
            yield Styled(_STYLES[kind], self.read(content))
        elif kind in _SET_OTHERWISE:
            inlines = self.read(content)
            if not all(isinstance(one, Call) for one in inlines):
                yield Lost(_SET_OTHERWISE[kind])
            yield from inlines
        elif kind == "Quoted":
            left, right = _QUOTES[content[0]["t"]]
            yield from (Words(left), *self.read(content[1]), Words(right))
        elif kind == "Note":
            mark, key = self.note_mark, self.note_key
            self.note_mark = self.note_key = ""
            yield Call(self.make_note(content, mark, key))
        else:
            yield from self._marked_up(kind, content)

    def _marked_up(self, kind: str, content: Any) -> Iterator[Inline]:
        if kind == "Span":
            (name, classes, pairs), inlines = content
            yield from [Anchor(name)] if name else []
            yield from self._span(classes, dict(pairs), inlines)
        elif kind == "Cite":
            items = tuple((one["citationId"], _locator(one)) for one in content[0])
            yield Cited(items, self.read(content[1]))
        elif kind == "Link":
            _, inlines, (target, _) = content
            words = self.read(inlines)
            if target.startswith("#"):
                yield Linked(unquote(target[1:]), words)
                return
            yield from words
            if target not in ("", plain(words)):
                yield Lost("target of a link", target)
        elif kind == "Image":
            (name, _, pairs), alternative, (target, _) = content
            yield from [Anchor(name)] if name else []
            said = dict(pairs).get("alt") or plain(self.read(alternative)) or self.shown
            self.shown = ""
            yield Shown(target, " ".join(said.split()))
        elif kind == "Code":
            yield Lost("style of code")
            yield Words(content[1])
        elif kind == "Math":
            yield from formula(content[1], is_displayed=content[0]["t"] == "DisplayMath")
        else:  # RawInline
            yield Lost("raw markup", content[1])

    def _span(
        self, classes: Sequence[str], pairs: Mapping[str, str], inlines: Sequence[Any]
    ) -> Iterator[Inline]:
        words = self.read(inlines)
        if language := pairs.get("lang", ""):
            yield Styled(SpanKind.LANGUAGE, words, language)
        elif "smallcaps" in classes or "underline" in classes:
            yield Lost("small capitals" if "smallcaps" in classes else "underlining")
            yield from words
        else:
            yield from words

    def _words(self, text: str) -> Iterator[Inline | tuple[MarkKind, str]]:
        for part in split_marks(text):
            if isinstance(part, str):
                yield Words(part)
            elif part[0] is MarkKind.PAGE:
                yield Break(part[1])
            elif part[0] is MarkKind.TITLE:
                self.is_title = True
            elif part[0] is MarkKind.CALL:
                yield Call(part[1])
            elif part[0] is MarkKind.SHOWN:
                self.shown = part[1]
            elif part[0] is MarkKind.ANCHOR:
                yield Anchor(part[1])
            elif part[0] is MarkKind.NOTE:
                self.note_mark = part[1]
            elif part[0] is MarkKind.FORMULA:
                yield from formula(part[1], is_displayed=part[1].startswith("$$"))
            elif part[0] is MarkKind.KEY:
                self.note_key = part[1]
            else:
                yield part


def _joined(
    inlines: Iterator[Inline | tuple[MarkKind, str]],
) -> Iterator[Inline | tuple[MarkKind, str]]:
    held: list[str] = []
    for one in inlines:
        if isinstance(one, Words):
            held.append(one.text)
            continue
        if held:
            yield Words("".join(held))
            held = []
        yield one
    if held:
        yield Words("".join(held))


def _regions(inlines: Iterator[Inline | tuple[MarkKind, str]]) -> Iterator[Inline]:
    """Put what stands between two marks, of languages or of links, into one."""
    state = dict.fromkeys(_REGIONS, "")
    held: list[Inline] = []
    for one in inlines:
        if not isinstance(one, tuple):
            held.append(one)
            continue
        yield from _region(held, state)
        state[one[0]], held = one[1], []
    yield from _region(held, state)


def _region(held: Sequence[Inline], state: Mapping[MarkKind, str]) -> Iterator[Inline]:
    inner = tuple(held)
    if inner and (target := state[MarkKind.LINK]):
        inner = (Linked(target, inner),)
    if inner and (language := state[MarkKind.LANGUAGE]):
        inner = (Styled(SpanKind.LANGUAGE, inner, language),)
    yield from inner


def _locator(citation: Mapping[str, Any]) -> str:
    """Give what stands after a citation's key, such as ``p. 63``."""
    words = "".join(
        " " if one["t"] in _SPACES else str(one.get("c", ""))
        for one in citation["citationSuffix"]
        if one["t"] == "Str" or one["t"] in _SPACES
    )
    return " ".join(words.strip(" ,;").split())
