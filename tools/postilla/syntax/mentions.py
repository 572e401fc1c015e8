# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a piece of Markdown mentions: addresses of the edition, and works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from markdown_it.token import Token

from postilla.model.allowed import ANNOTATION_ROLES, DIRECTIVES, REFERENCE_ROLES
from postilla.syntax import markdown
from postilla.syntax.bounds import DEEPEST
from postilla.syntax.directive import is_directive, read_directive


class MentionKind(Enum):
    """How something is mentioned."""

    LINK = "link"
    """``[words](#id)``."""
    ROLE = "role"
    """``{block}`id` ``."""
    WORK = "work"
    """``{cite:p}`key` ``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention."""

    kind: MentionKind
    target: str
    """An id, or the key of a work."""
    role: str = ""
    """The role's name."""
    line: int
    """1-based."""
    column: int
    """1-based, of the mention's first character, or 1 where it is not known."""


_EXPLICIT = re.compile(r".+?\s*<(?P<target>.*)>", re.DOTALL)  # as Sphinx has it
_TEXTS = re.compile(r"\{[^{}]*\}")
"""What sphinxcontrib-bibtex sets before and after a citation."""


def mentions_in(text: str, line: int, depth: int = DEEPEST) -> Iterator[Mention]:
    """Find what a text mentions.

    :param text: Markdown: a page, or the body of an annotation.
    :param line: 1-based, of the text's first line in its file.
    :param depth: how many directives to follow that stand inside each other.
    :return: the mentions, in order.
    """
    if "#" not in text and "{" not in text:
        return
    lines = text.split("\n")
    for token in markdown.parse(text):
        start, end = token.map or (0, 0)
        if token.type in ("fence", "colon_fence") and is_directive(token):
            directive = read_directive(token)
            rule = DIRECTIVES.get(directive.name)
            if rule and rule.line is None and depth:
                yield from mentions_in(directive.body, line + directive.body_line - 1, depth - 1)
        for child in token.children or ():
            for kind, target, role, words in _of_token(child):
                at, column = _find(lines, start, end, words)
                yield Mention(kind=kind, target=target, role=role, line=line + at, column=column)


def _of_token(token: Token) -> Iterator[tuple[MentionKind, str, str, str]]:
    if token.type == "link_open":
        page, hash_, target = str(token.attrs.get("href", "")).partition("#")
        if hash_ and not page:
            yield MentionKind.LINK, target, "", f"#{target}"
    elif token.type == "myst_role":
        name = str(token.meta["name"])
        if name.startswith("cite:"):
            for key in _TEXTS.sub("", token.content).split(","):
                yield MentionKind.WORK, key.strip(), name, f"{{{name}}}"
        elif name in (*REFERENCE_ROLES, *ANNOTATION_ROLES):
            explicit = _EXPLICIT.fullmatch(token.content)
            target = explicit["target"] if explicit else token.content
            yield MentionKind.ROLE, target.strip(), name, f"{{{name}}}"


def _find(lines: list[str], start: int, end: int, words: str) -> tuple[int, int]:
    for number in range(start, min(end, len(lines))):
        if (column := lines[number].find(words)) >= 0:
            return number, column + 1
    return start, 1
