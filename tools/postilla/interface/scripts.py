# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words of the interface in scripts.

They are the strings given to ``text(…)`` and ``write(element, …)``, the two given to
``counted(number, …, …)``, and all strings that begin with a capital letter: scripts hold such only
for readers, but for what they tell each other in errors, and names of keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from postilla.interface.messages import Message

_TOKEN = re.compile(
    r"(?P<comment>/\*.*?\*/|//[^\n]*)"
    r'|(?P<string>"(?:[^"\\\n]|\\.)*")'
    r"|(?P<template>`(?:[^`\\]|\\.)*`)"
    r"|(?P<plain>'(?:[^'\\\n]|\\.)*')"
    r"|(?P<name>[\w$]+)"
    r"|(?P<sign>[^\s\w])",
    re.DOTALL,
)
_PATTERN = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
"""A regular expression; it begins where no value stands before it that could be divided."""
_BEFORE_PATTERN: Final = frozenset("(,=:[!&|?{};>")
_WITHIN_TEMPLATE = re.compile(r"\$\{([^}]*)\}")
_PROSE = re.compile(r"“?[A-ZÀ-Ý][a-zà-ÿ ’][^<>]*|\{[^<>]*\}[^<>]*\s\S.*")
_ESCAPE = re.compile(r"\\(.)")

Token = tuple[str, str]
"""Its sort and what it is; of a string what it says."""


def messages_of(script: str, place: str) -> Iterator[Message]:
    """Find the words of a script.

    :param script: its text.
    :param place: what it is called in the catalogues.
    :return: the words.
    """
    tokens = list(_tokens(script))
    for at, (sort, said) in enumerate(tokens):
        if sort == "string" and _PROSE.fullmatch(said) and not _is_for_programs(tokens, at):
            yield Message(words=said, places=(place,))
        if sort != "name" or said not in _READERS or tokens[at + 1 : at + 2] != [("sign", "(")]:
            continue
        arguments = list(_arguments(tokens[at + 2 :]))
        yield from _READERS[said](arguments, place)


def _tokens(script: str) -> Iterator[Token]:
    at, before = 0, ";"
    while match := _TOKEN.search(script, at):
        at = match.end()
        if match[0] == "/" and before in _BEFORE_PATTERN:
            pattern = _PATTERN.match(script, match.start())
            at = pattern.end() if pattern else at
        elif match["template"]:
            for inner in _WITHIN_TEMPLATE.finditer(match[0]):
                yield from _tokens(inner[1])
        elif match["string"]:
            yield "string", _ESCAPE.sub(r"\1", match[0][1:-1])
        elif not match["comment"]:
            yield match.lastgroup or "", match[0]
        before = before if match["comment"] else match[0]


def _is_for_programs(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a string is that of an error, or something is compared with it."""
    before = [said for _, said in tokens[max(at - 2, 0) : at]]
    return before in (["Error", "("], ["=", "="])


def _arguments(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Divide what stands after an opening bracket, up to the one that closes it."""
    depth = 0
    argument: list[Token] = []
    for token in tokens:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(
            token[1] if token[0] == "sign" else "", 0
        )
        if depth < 0:
            break
        if depth == 0 and token == ("sign", ","):
            yield argument
            argument = []
        else:
            argument.append(token)
    yield argument


def _said(argument: Sequence[Token]) -> list[str]:
    """Give the strings that an argument can be: those that it is not compared with."""
    return [
        said
        for at, (sort, said) in enumerate(argument)
        if sort == "string" and argument[at - 1 : at] != [("sign", "=")]
    ]


def _words(arguments: Sequence[Sequence[Token]], place: str) -> Iterator[Message]:
    for words in _said(arguments[0]):
        yield Message(words=words, places=(place,))


def _counted(arguments: Sequence[Sequence[Token]], place: str) -> Iterator[Message]:
    if len(arguments) > 2:
        for one, many in zip(_said(arguments[1]), _said(arguments[2]), strict=False):
            yield Message(words=one, plural=many, places=(place,))


def _written(arguments: Sequence[Sequence[Token]], place: str) -> Iterator[Message]:
    yield from _words(arguments[1:2] or [[]], place)


_READERS = {"text": _words, "counted": _counted, "write": _written}
