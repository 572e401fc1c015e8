# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words of the interface in Jinja templates: what elements with ``data-ui`` say.

That is the text right inside such an element, and its attributes :data:`ATTRIBUTES`. Where the
text is a variable that a loop takes from a list in the template, it is each word of that list;
other variables come from Python, which has its own list of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final, TypeGuard, cast

from jinja2 import Environment
from jinja2 import nodes as jinja

from postilla.interface.messages import Message

ATTRIBUTES: Final = ("aria-label", "title", "placeholder")
"""The attributes whose values are words."""

MARK: Final = "data-ui"
"""The attribute of the elements that say words of the interface."""

_EMPTY: Final = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "wbr"})
_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OUTPUT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"\s*(\w+)(\s*\|\s*e)?\s*")


def messages_of(template: str, place: str) -> Iterator[Message]:
    """Find the words of a template.

    :param template: its text.
    :param place: what it is called in the catalogues.
    :return: the words, in their order.
    """
    parser = _Parser()
    parser.feed(_STATEMENT.sub("", _OUTPUT.sub(_hidden, template)))
    parser.close()
    lists: dict[str, list[str]] = {}
    for name, said in _lists(template):
        lists.setdefault(name, []).extend(said)
    for words in parser.found:
        if variable := re.fullmatch(r"⟦(.*)⟧", words, re.DOTALL):
            named = _NAME.fullmatch(variable[1])
            said = lists.get(named[1], []) if named else []
            yield from (Message(words=one, places=(place,)) for one in said)
        elif "⟦" not in words:
            yield Message(words=words, places=(place,))


def _hidden(output: re.Match[str]) -> str:
    """Hide what is put out from the parser of HTML: its quotation marks are none of HTML."""
    return f"⟦{output[1].replace(chr(34), '')}⟧"


def _lists(template: str) -> Iterator[tuple[str, list[str]]]:
    """Find the variables of loops over lists that stand in the template, and what they become."""
    for loop in Environment().parse(template).find_all(jinja.For):
        if isinstance(loop.iter, (jinja.Tuple, jinja.List)):
            is_one = isinstance(loop.target, jinja.Name)
            names = [cast(jinja.Name, loop.target)] if is_one else loop.target.find_all(jinja.Name)
            rows = [[row] if is_one else list(row.iter_child_nodes()) for row in loop.iter.items]
            for name, column in zip(names, zip(*rows, strict=True), strict=True):
                yield name.name, [cell.value for cell in column if _is_words(cell)]


def _is_words(cell: jinja.Node) -> TypeGuard[jinja.Const]:
    return isinstance(cell, jinja.Const) and isinstance(cell.value, str)


class _Parser(HTMLParser):
    """Collects the words of marked elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take its attributes."""
        named = dict(attrs)
        is_marked = MARK in named
        if is_marked:
            self.found += filter(None, (named.get(name) for name in ATTRIBUTES))
        if tag not in _EMPTY:
            self._open.append((tag, is_marked))

    def handle_endtag(self, tag: str) -> None:
        """Leave it, and what was not closed within it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take its text."""
        if self._open and self._open[-1][1] and data.strip():
            self.found.append(" ".join(data.split()))
