# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A directive as it is written: name, argument, options, body.

MyST reads option lines with a tokenizer of its own, which drops what follows `` #`` and keeps
the last of two equal names; here both are findings. A value between single quotation marks is
taken as it stands, as in YAML (1.2.2, section 7.3.2), with ``''`` for one such mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markdown_it.token import Token

_INFO = re.compile(r"\{(?P<name>[^}\s]*)\}(?:[ \t]+(?P<argument>.*))?", re.DOTALL)
_OPTION = re.compile(r"[ \t]*:(?P<name>[^:\s]+):(?:[ \t]+(?P<value>.*))?")
_QUOTED = re.compile(r"'(?P<value>(?:[^']|'')*)'")
_UNSAFE_VALUE = re.compile(r"[#\"'|>\[{&*!%@`]|.*(?:\s#|:\s|:$)")
_KEPT: Final = 4096
"""Directives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option line."""

    name: str
    value: str
    line: int
    """1-based."""
    is_safe: bool
    """Whether MyST reads the value as it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A directive; options that can't be read as such are left in the body."""

    name: str
    argument: str
    options: tuple[Option, ...]
    body: str
    line: int
    """1-based, of the opening line."""
    body_line: int
    """1-based, of the body's first line."""
    end_line: int
    """1-based, of the line after the directive."""


def is_directive(token: Token) -> bool:
    """Say whether a fence is a directive and not a piece of code.

    :param token: a ``fence`` or ``colon_fence`` token.
    :return: whether its info string begins with a brace.
    """
    return token.info.strip().startswith("{")


def read_directive(token: Token, first_line: int = 0) -> Directive:
    """Take a fence apart.

    What was read lately is known still: the allow-lists and the reader ask for the same.

    :param token: a ``fence`` or ``colon_fence`` token.
    :param first_line: 0-based line of the file at which the parsed text began.
    :return: the directive; its name is empty when the info string is no directive's.
    """
    start, end = token.map or (0, 0)
    return _read(token.info, token.content, start + first_line, end + first_line)


@lru_cache(maxsize=_KEPT)
def _read(info: str, content: str, start: int, end: int) -> Directive:
    match = _INFO.fullmatch(info.strip())
    lines = content.split("\n")
    options: list[Option] = []
    while lines and (option := _OPTION.fullmatch(lines[0])):
        value = (option["value"] or "").rstrip(" \t")
        quoted = _QUOTED.fullmatch(value)
        options.append(
            Option(
                name=option["name"],
                value=quoted["value"].replace("''", "'") if quoted else value,
                line=start + 2 + len(options),
                is_safe=bool(quoted) or not _UNSAFE_VALUE.match(value),
            )
        )
        lines.pop(0)
    return Directive(
        name=match["name"] if match else "",
        argument=(match["argument"] or "").strip() if match else "",
        options=tuple(options),
        body="\n".join(lines),
        line=start + 1,
        body_line=start + 2 + len(options),
        end_line=end + 1,
    )


def write_directive(
    name: str, argument: str, fields: Iterable[tuple[str, str]], body: str = ""
) -> str:
    """Write a directive.

    :param name: its name.
    :param argument: what stands on its first line.
    :param fields: name and value of each option.
    :param body: Markdown without a line of colons; may be empty.
    :return: the directive without a final line feed.
    """
    lines = [f":::{{{name}}} {argument}", *(_option(key, value) for key, value in fields)]
    return "\n".join([*lines, *([body] if body else []), ":::"])


def _option(name: str, value: str) -> str:
    if _UNSAFE_VALUE.match(value) or value != value.strip():
        value = "'{}'".format(value.replace("'", "''"))
    return f":{name}: {value}".rstrip()
