# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The values of CSS properties by which words are hidden or added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tinycss2.ast import Node
from tinycss2.color3 import parse_color

Values = Mapping[str, tuple[Node, ...]]
"""Property -> tokens of its value."""

UNKNOWN: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what a style sheet adds and what can't be told, such as a counter."""

_FAR: Final = MappingProxyType(
    {"px": 1000, "pt": 750, "cm": 25, "mm": 250, "in": 10, "em": 60, "rem": 60, "ch": 100}
    | {"ex": 100, "%": 100, "vw": 100, "vh": 100}
)
"""Unit -> the least length that leads out of what is seen."""
_TINY: Final = MappingProxyType({"px": 2, "pt": 1.5, "em": 0.1, "rem": 0.1, "%": 10})
"""Unit -> the size below which letters can't be seen."""
_FAINT: Final = 0.1
_SHIFTS = ("margin", "margin-left", "margin-top", "transform")
_OFFSETS = ("left", "right", "top", "bottom", "inset")
_SIZES = ("width", "height", "max-width", "max-height")


def hides_box(own: Values) -> bool:
    """Say whether an element and all that is in it is hidden.

    :param own: the values set for the element itself.
    :return: whether it is.
    """
    if not own:  # as most elements
        return False
    placed = _word(own, "position") in ("absolute", "fixed", "relative", "sticky")
    return (
        _word(own, "display") == "none"
        or _word(own, "content-visibility") == "hidden"
        or _word(own, "clip") not in ("", "auto")
        or _word(own, "clip-path") not in ("", "none")
        or any(
            number < _FAINT * (100 if unit == "%" else 1)
            for number, unit in _numbers(own.get("opacity", ()))
        )
        or any(_is_far(own, name) for name in _SHIFTS)
        or (placed and any(_is_far(own, name) for name in _OFFSETS))
        or (_cuts(own) and any(_is_nothing(own, name) for name in _SIZES))
    )


def hides_words(values: Values) -> bool:
    """Say whether the words of an element are hidden, elements in it aside.

    :param values: those set for the element, and those that it inherits.
    :return: whether they are.
    """
    color = values.get("color", ())
    parsed = parse_color(color[0]) if color else None
    return (
        _word(values, "visibility") in ("hidden", "collapse")
        or (parsed not in (None, "currentColor") and parsed.alpha < _FAINT)
        or any(
            number == 0 or number < _TINY.get(unit, 0)
            for number, unit in _numbers(values.get("font-size", ()))
        )
        or _is_far(values, "text-indent")
    )


def added(values: Values, attribute: Callable[[str], str]) -> str:
    """Give the words that a style sheet adds before or behind those of an element.

    :param values: those set for ``::before``, ``::after`` or ``::marker``.
    :param attribute: gives the value of an attribute of the element, empty for none.
    :return: the words.
    """
    if hides_box(values) or hides_words(values):
        return ""
    return "".join(_added(values.get("content", ()), attribute))


def _added(tokens: Sequence[Node], attribute: Callable[[str], str]) -> Iterator[str]:
    for token in tokens:
        if token.type == "string":
            yield token.value
        elif token.type == "literal" and token.value == "/":
            return  # what follows is read out, not shown
        elif token.type == "function" and token.lower_name == "attr":
            names = [one.value for one in token.arguments if one.type == "ident"]
            yield attribute(names[0]) if names else ""
        elif getattr(token, "lower_value", "") not in ("none", "normal"):
            yield UNKNOWN


def _word(values: Values, name: str) -> str:
    """Give the first word of a value, or of a function its name."""
    tokens = values.get(name, ())
    if not tokens:
        return ""
    return str(getattr(tokens[0], "lower_value", getattr(tokens[0], "lower_name", "?")))


def _cuts(values: Values) -> bool:
    names = ("overflow", "overflow-x", "overflow-y")
    return any(_word(values, name) in ("hidden", "clip") for name in names)


def _is_far(values: Values, name: str) -> bool:
    return any(
        abs(number) >= _FAR.get(unit, float("inf"))
        for number, unit in _numbers(values.get(name, ()))
    )


def _is_nothing(values: Values, name: str) -> bool:
    return any(
        number <= 1 and unit in ("", "px") for number, unit in _numbers(values.get(name, ()))
    )


def _numbers(tokens: Sequence[Node]) -> Iterator[tuple[float, str]]:
    """Give all numbers of a value with their units, those in functions too."""
    for token in tokens:
        if token.type in ("number", "dimension", "percentage"):
            unit = getattr(token, "lower_unit", "%" if token.type == "percentage" else "")
            yield token.value, unit
        elif token.type == "function":
            yield from _numbers(token.arguments)
