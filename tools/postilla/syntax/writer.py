# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Write base text: blocks in, Markdown out, such that the reader gives the same blocks back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from postilla.model.block import Block, BlockKind, Chapter, Joined
from postilla.model.content import Content, PointKind, Span, SpanKind
from postilla.model.picture import Picture
from postilla.model.spans import links_innermost
from postilla.model.unseen import BIDI, FORMAT

_SPECIAL = re.compile(rf"[\\`*\[\]<{{]|_|&(?=#?\w+;)|[^\S ]|[{BIDI}{FORMAT}]")
_LINE_START = re.compile(
    r"(?P<before>\d{1,9}(?=[.)](?:\s|$)))"
    r"|(?P<first>[#>%~|]|[-+=](?=[-+=\s]|$)|:::|\((?=[^)\n]*\)=))"
)
_AMBIGUOUS = ("](", "]:", "[^")  # a link's target, a definition, a note's mark
_WORD = re.compile(r"\w", re.ASCII)


def write_chapter(
    chapter: Chapter, annotations: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> str:
    """Write a chapter.

    :param chapter: its base text.
    :param annotations: id of a block or note -> the directives below it, as they are written.
    :return: its Markdown, ending with a line feed.
    """
    parts: list[str] = []
    for block in (*chapter.blocks, *chapter.notes):
        parts += [write_block(block), *annotations.get(block.id, ())]
    return "\n\n".join(parts) + "\n" if parts else ""


def write_block(block: Block) -> str:
    """Write one block of a chapter: a heading, a paragraph, a list, a note.

    :param block: the block; an item is written with its list.
    :return: its Markdown, without a final line feed.
    """
    if block.kind is BlockKind.NOTE:
        mark = block.id.removeprefix("fn-")
        return f"[^{mark}]: {write_content(block.content)}"
    language = " .verse" if block.kind is BlockKind.VERSE else ""
    language += f" .language-{block.language}" if block.language else ""
    head = f"{{#{block.id}{language}}}\n"
    if block.kind is BlockKind.LIST:
        return head + "\n".join(_list_lines(block))
    words = write_content(block.content)
    if block.picture:
        return head + _image(block.picture) + (f"\n{words}" if words else "")
    if block.kind is BlockKind.QUOTATION:
        return head + "\n".join(f"> {line}" for line in words.split("\n"))
    if block.kind is BlockKind.TABLE:
        return head + "\n".join(_table_lines(block))
    marker = "#" * block.level + " " if block.kind is BlockKind.HEADING else ""
    if marker:
        words = re.sub(r"#+$", lambda match: "\\#" * len(match.group()), words)
    return head + marker + words


def _image(picture: Picture) -> str:
    words = _SPECIAL.sub(lambda match: _escape(match, "", ""), picture.alternative)
    said = re.sub(r'(["\\\\])', r"\\\1", picture.description)
    return f"![{words}](../images/{picture.file}" + (f' "{said}")' if said else ")")


def _table_lines(block: Block) -> Iterator[str]:
    cells = [*map(_cell, block.children)]
    for start in range(0, len(cells), block.level):
        yield f"| {' | '.join(cells[start : start + block.level])} |"
        if start == 0:
            yield "|" + " --- |" * block.level


def _cell(cell: Block) -> str:
    """Write a cell; one that is covered is a sign, which as a word of the text is escaped."""
    if cell.joined:
        return cell.joined.value
    words = write_content(cell.content).replace("|", "\\|")
    return f"\\{words}" if words == Joined.ABOVE.value else words


def _list_lines(block: Block) -> Iterator[str]:
    for number, item in enumerate(block.children):
        marker = "- " if block.start is None else f"{block.start + number}. "
        indent = " " * len(marker)
        words = write_content(item.content).split("\n")
        yield marker + words[0]
        yield from (indent + line for line in words[1:])
        for child in item.children:
            if child.start not in (None, 1):
                yield ""  # else its first line would go on with the words above
            yield from (indent + line if line else "" for line in _list_lines(child))


def write_content(content: Content) -> str:
    """Write the words of a block, one sentence a line.

    :param content: the words.
    :return: inline Markdown.
    """
    return _InlineWriter(content).write()


class _InlineWriter:
    """Goes through the text once, opening and closing what lies over it."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.out: list[str] = []
        self.open: list[tuple[SpanKind, str]] = []
        self.at_line_start = True

    def write(self) -> str:
        text, breaks = self.content.text, {start - 1 for start in self.content.sentences}
        starts: dict[int, list[Span]] = {}
        ends: Counter[int] = Counter()
        for span in links_innermost(self.content):
            ends[span.end] += 1
            starts.setdefault(span.start, []).append(span)
        points: dict[int, list[str]] = {}
        for point in self.content.points:
            points.setdefault(point.offset, []).append(_POINTS[point.kind].format(point.value))
        edges = {0, len(text), *starts, *ends, *points}
        edges |= {*breaks, *(start + 1 for start in breaks)}
        ordered = sorted(edges)
        for offset, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
            for _ in range(ends[offset]):
                self._put(self.open.pop()[1])
            for written in points.get(offset, ()):
                self._put(written)
            for span in starts.get(offset, ()):
                self._open(span)
            if offset in breaks:
                self.out.append("\n")
                self.at_line_start = True
            else:
                self._text(text[offset:end], text[offset - 1 : offset], text[end : end + 1])
        return "".join(self.out)

    def _open(self, span: Span) -> None:
        before, after = (self.content.text[at : at + 1] for at in (span.start - 1, span.end))
        mark = _MARKS[span.kind]
        if any(kind not in _BRACKETED for kind, _ in self.open):
            # Stars inside stars run together; underscores can't stand inside a word.
            mark = mark if before.isalnum() or after.isalnum() else mark.replace("*", "_")
        self._put(mark)
        form = _BRACKETED.get(span.kind)
        closing = form.format(span.value) if form else mark
        self.open.append((span.kind, closing))

    def _put(self, written: str) -> None:
        self.out.append(written)
        self.at_line_start = False

    def _text(self, text: str, before: str, after: str) -> None:
        if not text:
            return
        escaped = _SPECIAL.sub(lambda match: _escape(match, before, after), text)
        if self.at_line_start and (match := _LINE_START.match(escaped)):
            escaped = _escape_line_start(match) + escaped[match.end() :]
        elif self.out and self.out[-1][-1] + escaped[0] in _AMBIGUOUS:
            escaped = "\\" + escaped
        self._put(escaped)


_POINTS = {PointKind.CALL: "[^{}]", PointKind.PAGE_BREAK: "{{pb}}`{}`"}
_MARKS = {
    SpanKind.EMPHASIS: "*",
    SpanKind.STRONG: "**",
    SpanKind.LANGUAGE: "[",
    SpanKind.REFERENCE: "[",
}
_BRACKETED = {SpanKind.LANGUAGE: "]{{.language-{}}}", SpanKind.REFERENCE: "](#{})"}


def _escape(match: re.Match[str], before: str, after: str) -> str:
    character = match.group()
    if character.isspace() or character > "\u2000":
        return f"&#{ord(character)};"  # what can't be seen shows in the source
    if character == "_":
        text, place = match.string, match.start()
        left = text[place - 1 : place] or before
        right = text[place + 1 : place + 2] or after
        if _WORD.match(left) and _WORD.match(right):
            return character  # inside a word an underscore never opens emphasis
    return "\\" + character


def _escape_line_start(match: re.Match[str]) -> str:
    if match["before"]:
        return match["before"] + "\\"
    return "\\" + match["first"]
