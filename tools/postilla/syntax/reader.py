# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Read a chapter: Markdown in, blocks of base text and annotations out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from postilla.model.allowed import VERSE, Profile
from postilla.model.annotation import Annotation, FieldValue
from postilla.model.block import Block, BlockKind, Chapter, Joined
from postilla.model.content import Content
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import cell_id, item_id, note_id
from postilla.model.kinds import KINDS
from postilla.model.note_marks import own_mark
from postilla.model.picture import Picture
from postilla.syntax import markdown
from postilla.syntax.allowlist import check_text, check_tokens
from postilla.syntax.directive import read_directive
from postilla.syntax.inline import InlineReader, Places, language_of
from postilla.syntax.mentions import Mention, mentions_in
from postilla.syntax.readings import split_body
from postilla.syntax.suppression import read_suppressions

_JOINED: Final = {one.value: one for one in Joined}
_KEPT: Final = 256
"""Chapters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadChapter:
    """A chapter as it stands in its file."""

    chapter: Chapter
    annotations: tuple[Annotation, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    """What is mentioned in the body of each of them."""
    places: Mapping[str, Places]
    """Block id -> where its characters stand; of two blocks with one id, the first."""
    lines: Mapping[str, tuple[int, int]]
    """Block id -> its first line and the line after its last, 1-based."""
    findings: tuple[Diagnostic, ...]
    """What kept parts of the file from being read as base text or as annotations."""


def read_chapter(
    text: str, name: str, path: str, profile: Profile = Profile.CHAPTER
) -> ReadChapter:
    """Read the source of a chapter.

    What was read lately is known still: checks, exports and the live preview ask for the same.

    :param text: the file's text.
    :param name: the chapter's name.
    :param path: the file's name in findings.
    :param profile: what the file may have.
    :return: the chapter with its annotations; text that is not well-formed is left out of
        it and named in the findings.
    """
    return _read(text, name, path, profile)


@lru_cache(maxsize=_KEPT)
def _read(text: str, name: str, path: str, profile: Profile) -> ReadChapter:
    reader = _Reader(text, path, profile)
    reader.read()
    return ReadChapter(
        chapter=Chapter(name=name, blocks=tuple(reader.blocks), notes=tuple(reader.notes)),
        annotations=tuple(reader.annotations),
        mentions=tuple(reader.mentions),
        places=reader.places,
        lines=reader.line_ranges,
        findings=tuple(sorted(reader.findings, key=lambda finding: finding.position)),
    )


class _Reader:
    def __init__(self, text: str, path: str, profile: Profile) -> None:
        self.path = path
        self.lines: Sequence[str] = text.split("\n")
        self.tokens = markdown.parse(text)
        self.findings = list(
            check_tokens(self.tokens, text, path, profile)
            if self.tokens
            else check_text(text, path, profile)  # which says why there are none
        )
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self.annotations: list[Annotation] = []
        self.mentions: list[tuple[Mention, ...]] = []
        self.places: dict[str, Places] = {}
        self.line_ranges: dict[str, tuple[int, int]] = {}

    def read(self) -> None:
        comment: SyntaxTreeNode | None = None
        for node in SyntaxTreeNode(self.tokens).children:
            if comment and not _is_right_below(comment, node):
                self._find(comment, "comment", "This comment stands above no annotation.")
            if node.type == "heading":
                self.blocks.append(self._words(node, BlockKind.HEADING, level=int(node.tag[1:])))
            elif node.type == "paragraph":
                self.blocks.append(self._paragraph(node))
            elif node.type == "blockquote":
                self.blocks.append(self._quotation(node))
            elif node.type in ("bullet_list", "ordered_list"):
                self.blocks.append(self._list(node, self._id(node)))
            elif node.type == "table":
                self.blocks.append(self._table(node, self._id(node)))
            elif node.type == "footnote_reference":
                self.notes.append(self._note(node))
            elif node.type in ("colon_fence", "fence") and node.token:
                self._annotation(node.token, comment)
            comment = node if node.type == "myst_line_comment" else None
        if comment:
            self._find(comment, "comment", "This comment stands above no annotation.")

    def _paragraph(self, node: SyntaxTreeNode) -> Block:
        inline = node.children[0].children if node.children else []
        if inline and inline[0].type == "image":
            return replace(self._words(node, BlockKind.IMAGE), picture=_picture(inline[0]))
        is_verse = VERSE in str(node.attrs.get("class", "")).split()
        return self._words(node, BlockKind.VERSE if is_verse else BlockKind.PARAGRAPH)

    def _words(self, node: SyntaxTreeNode, kind: BlockKind, level: int = 0) -> Block:
        identifier = self._id(node)
        return Block(
            id=identifier,
            kind=kind,
            level=level,
            line=_line(node),
            language=_language(node),
            content=self._content(node, identifier),
        )

    def _quotation(self, node: SyntaxTreeNode) -> Block:
        identifier = self._id(node)
        content = Content("")
        if [child.type for child in node.children] == ["paragraph"]:
            content = self._content(node.children[0], identifier)
        else:
            message = f"The quotation {identifier} is not a single paragraph."
            self._find(node, "structure", message)
        return Block(
            id=identifier,
            kind=BlockKind.QUOTATION,
            line=_line(node),
            language=_language(node),
            content=content,
        )

    def _list(self, node: SyntaxTreeNode, identifier: str) -> Block:
        self._note_lines(node, identifier)
        start = int(str(node.attrs.get("start", 1))) if node.type == "ordered_list" else None
        return Block(
            id=identifier,
            kind=BlockKind.LIST,
            start=start,
            line=_line(node),
            language=_language(node),
            children=tuple(
                self._item(item, item_id(identifier, number))
                for number, item in enumerate(node.children, 1)
            ),
        )

    def _item(self, node: SyntaxTreeNode, identifier: str) -> Block:
        words, children = Content(""), []
        for number, child in enumerate(node.children):
            if child.type == "paragraph" and number == 0:
                words = self._content(child, identifier)
            elif child.type in ("bullet_list", "ordered_list"):
                children.append(self._list(child, identifier))
            else:
                self._find(child, "structure", "A list item holds more than one paragraph.")
        return Block(
            id=identifier,
            kind=BlockKind.ITEM,
            content=words,
            children=tuple(children),
            line=_line(node),
        )

    def _table(self, node: SyntaxTreeNode, identifier: str) -> Block:
        rows = [row for part in node.children for row in part.children]
        return Block(
            id=identifier,
            kind=BlockKind.TABLE,
            level=len(rows[0].children),
            line=_line(node),
            language=_language(node),
            children=tuple(
                self._cell(cell, row, cell_id(identifier, number, column))
                for number, row in enumerate(rows, 1)
                for column, cell in enumerate(row.children, 1)
            ),
        )

    def _cell(self, node: SyntaxTreeNode, row: SyntaxTreeNode, identifier: str) -> Block:
        content = self._content(node, identifier)
        joined = _JOINED.get(node.children[0].content) if node.children else None
        return Block(
            id=identifier,
            kind=BlockKind.CELL,
            line=_line(row),
            content=Content("") if joined else content,
            joined=joined,
        )

    def _note(self, node: SyntaxTreeNode) -> Block:
        label = str(node.meta["label"])
        identifier, mark = note_id(label), own_mark(label)
        if len(node.children) != 1 or node.children[0].type != "paragraph":
            self._find(node, "structure", f"The note {identifier} is not a single paragraph.")
            return Block(id=identifier, kind=BlockKind.NOTE, mark=mark, line=_line(node))
        content = self._content(node.children[0], identifier)
        return Block(
            id=identifier, kind=BlockKind.NOTE, content=content, mark=mark, line=_line(node)
        )

    def _content(self, node: SyntaxTreeNode, identifier: str) -> Content:
        self._note_lines(node, identifier)
        token = next((child.token for child in node.children if child.token), None)
        if token is None:
            return Content("")
        content, places = InlineReader(token, self.lines).read()
        self.places.setdefault(identifier, places)
        return content

    def _annotation(self, token: Token, comment: SyntaxTreeNode | None) -> None:
        directive = read_directive(token)
        if (kind := KINDS.get(directive.name)) is None:
            return
        fields = tuple(
            FieldValue(name=option.name, value=option.value, line=option.line)
            for option in directive.options
        )
        target = next((field.value for field in fields if field.name == "target"), "")
        block = self.blocks[-1].id if self.blocks else ""
        first = _line(comment) if comment else directive.line
        body = split_body(directive.body, kind, directive.body_line)
        body_line = directive.body_line + body.lines
        words = comment.content if comment else ""
        self.mentions.append(tuple(mentions_in(body.comment, body_line)))
        self.annotations.append(
            Annotation(
                kind=kind,
                argument=directive.argument,
                fields=fields,
                body=body.comment,
                readings=body.readings,
                anchor=target or block,
                line=directive.line,
                body_line=body_line,
                above=self.notes[-1].id if self.notes else block,
                source="\n".join(self.lines[first - 1 : directive.end_line - 1]),
                suppressions=tuple(read_suppressions(words, first)),
            )
        )

    def _id(self, node: SyntaxTreeNode) -> str:
        identifier = str(node.attrs.get("id", ""))
        if not identifier:
            self._find(node, "id-missing", "This block has no id, so it is no base text.")
        self._note_lines(node, identifier)
        return identifier

    def _note_lines(self, node: SyntaxTreeNode, identifier: str) -> None:
        start, end = node.map or (0, 0)
        self.line_ranges.setdefault(identifier, (start + 1, end + 1))

    def _find(self, node: SyntaxTreeNode, name: str, message: str) -> None:
        at = Position(self.path, _line(node), 1)
        hint = "The editors' own words belong into an annotation below the block."
        self.findings.append(
            Diagnostic(code=f"base/{name}", message=message, hint=hint, position=at)
        )


def _is_right_below(comment: SyntaxTreeNode, node: SyntaxTreeNode) -> bool:
    is_directive = node.type in ("colon_fence", "fence")
    return is_directive and (comment.map or (0, 0))[1] == (node.map or (0, 0))[0]


def _line(node: SyntaxTreeNode) -> int:
    return (node.map or (0, 0))[0] + 1


def _picture(node: SyntaxTreeNode) -> Picture:
    """Read an image; its words are plain ones, whatever markup is in them."""
    words = "".join(" " if one.type == "softbreak" else one.content for one in node.walk()
                    if one.type in ("text", "text_special", "softbreak"))  # fmt: skip
    return Picture(
        file=str(node.attrs.get("src", "")).rpartition("/")[2],
        alternative=words,
        description=str(node.attrs.get("title", "")).replace("\n", " "),
    )


def _language(node: SyntaxTreeNode) -> str:
    return language_of(str(node.attrs.get("class", "")))
