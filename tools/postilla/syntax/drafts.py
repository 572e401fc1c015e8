# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations that are to be put into chapters: a file of directives, without the text.

A line such as ``{#p-2-3}`` names the block for the directives that follow; without one, words are
looked for in the whole edition. Lines ``<!-- … -->`` are the writer's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from postilla.model.annotation import Annotation, FieldValue
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.kinds import KINDS
from postilla.syntax import markdown
from postilla.syntax.directive import is_directive, read_directive
from postilla.syntax.readings import split_body

_BLOCK = re.compile(r"\{#(?P<id>[a-z0-9-]+)\}\s*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An annotation that has no place yet."""

    annotation: Annotation
    """Its anchor is the block that it names, or nothing."""
    at: Position
    """Where it is drafted."""


def read_drafts(text: str, path: str) -> tuple[tuple[Draft, ...], tuple[Diagnostic, ...]]:
    """Read a file of drafts.

    :param text: its text.
    :param path: its name in findings.
    :return: the drafts in their order, and what could not be read.
    """
    blanked = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)
    lines = blanked.split("\n")
    blocks = {
        number: match["id"]
        for number, line in enumerate(lines, 1)
        if (match := _BLOCK.fullmatch(line))
    }
    plain = "\n".join("" if number in blocks else line for number, line in enumerate(lines, 1))
    heads = sorted(blocks)
    drafts: list[Draft] = []
    findings: list[Diagnostic] = []
    for token in markdown.parse(plain):
        start = (token.map or [0, 0])[0] + 1
        if token.type in ("fence", "colon_fence") and is_directive(token):
            directive = read_directive(token)
            if kind := KINDS.get(directive.name):
                fields = tuple(
                    FieldValue(name=option.name, value=option.value, line=option.line)
                    for option in directive.options
                )
                body = split_body(directive.body, kind, directive.body_line)
                target = next((field.value for field in fields if field.name == "target"), "")
                annotation = Annotation(
                    kind=kind,
                    argument=directive.argument,
                    fields=fields,
                    body=body.comment.strip("\n"),
                    readings=body.readings,
                    anchor=target or _block_at(blocks, heads, start),
                    line=start,
                    above="",
                    source="\n".join(lines[start - 1 : directive.end_line - 1]),
                )
                drafts.append(Draft(annotation=annotation, at=Position(path, start, 1)))
                continue
        if token.level == 0 and token.map and not token.type.endswith("_close"):
            findings.append(_stray(Position(path, start, 1)))
    return tuple(drafts), tuple(findings)


def _block_at(blocks: dict[int, str], heads: list[int], line: int) -> str:
    number = bisect_left(heads, line)
    return blocks[heads[number - 1]] if number else ""


def _stray(at: Position) -> Diagnostic:
    return Diagnostic(
        code="annotate/stray",
        message="This belongs to no annotation.",
        hint="The file holds annotations, lines such as {#p-2-3}, and comments <!-- … -->.",
        position=at,
    )
