# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The directive ``parallel`` as pages have it, which shows blocks of the text side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from postilla.model.allowed import PARALLEL
from postilla.syntax import markdown
from postilla.syntax.directive import is_directive, read_directive


@dataclass(frozen=True, slots=True)
class Set:
    """A line of the directive: what stands side by side."""

    names: tuple[str, ...]
    """The ids of blocks, or the name of one chapter alone."""
    line: int
    """1-based."""


def parallel_sets(text: str) -> Iterator[tuple[Set, ...]]:
    """Find the directives of a page.

    :param text: its Markdown.
    :return: what each of them shows, in order.
    """
    if f"{{{PARALLEL}}}" not in text:
        return
    for token in markdown.parse(text):
        if token.type in ("fence", "colon_fence") and is_directive(token):
            directive = read_directive(token)
            if directive.name == PARALLEL:
                yield sets_of(directive.argument, directive.body, directive.line)


def sets_of(argument: str, body: str, line: int, body_line: int = 0) -> tuple[Set, ...]:
    """Read what a directive shows.

    :param argument: what stands on its own line.
    :param body: the lines below.
    :param line: 1-based, of its own line.
    :param body_line: that of the first one below, if not the next.
    :return: its lines that name something.
    """
    below = enumerate(body.split("\n"), body_line or line + 1)
    lines = ((line, argument), *below)
    return tuple(Set(tuple(words.split()), number) for number, words in lines if words.strip())
