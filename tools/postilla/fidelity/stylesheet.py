# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Style sheets, as far as they decide what words are shown.

See `CSS Syntax <https://www.w3.org/TR/css-syntax-3/>`_ and `Media Queries
<https://www.w3.org/TR/mediaqueries-4/>`_.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cssselect2
import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from postilla.fidelity.hiding import hides_box, hides_words
from postilla.model.diagnostic import Diagnostic, Position

PROPERTIES: Final = frozenset(
    {
        *("display", "visibility", "opacity", "color", "font-size", "clip", "clip-path"),
        *("content", "content-visibility", "text-transform", "text-indent", "transform"),
        *("position", "left", "right", "top", "bottom", "inset", "margin"),
        *("margin-left", "margin-top"),
        *("overflow", "overflow-x", "overflow-y", "width", "height", "max-width", "max-height"),
    }
)
"""What can hide words, add some, or change their letters."""

Condition = tuple[str, ...]
"""Conditions one inside the other, such as ``("@media print",)``; empty for what always holds."""

_KEPT: Final = 64
"""Style sheets."""

_CONDITIONAL = frozenset({"media", "supports", "container"})
_TRANSPARENT = frozenset({"layer", "scope"})
_WITHOUT_WORDS = frozenset(
    {"charset", "counter-style", "font-face", "font-feature-values", "keyframes", "namespace"}
    | {"page", "property", "-webkit-keyframes"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One declaration of a rule."""

    name: str
    value: tuple[Node, ...]
    """Its tokens, without white space."""
    important: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule, for one of its selectors."""

    selector: cssselect2.compiler.CompiledSelector
    declarations: tuple[Declaration, ...]
    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Stylesheet:
    """The rules that matter, in their order."""

    rules: tuple[Rule, ...]
    findings: tuple[Diagnostic, ...]
    """Rules that can't be read though they matter."""


@lru_cache(maxsize=_KEPT)
def read_stylesheet(css: str, path: str) -> Stylesheet:
    """Read a style sheet; those read lately are known still.

    :param css: its text.
    :param path: its name in findings.
    :return: its rules.
    """
    reader = _Reader(path)
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    rules = tuple(reader.rules(nodes, ()))
    return Stylesheet(rules=rules, findings=tuple(reader.findings))


def read_declarations(css: str | Sequence[Node]) -> tuple[Declaration, ...]:
    """Read declarations, such as those of an attribute ``style``.

    :param css: their text or tokens.
    :return: those that matter; what is wrong is left out, as browsers do.
    """
    nodes = tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True)
    found = []
    for node in nodes:
        if node.type == "declaration":
            value = tuple(token for token in node.value if token.type not in _BLANK)
            name = node.lower_name
            if name == "font":  # of this shorthand only the size matters
                name, value = "font-size", tuple(filter(_is_size, value))[:1]
            if name in PROPERTIES:
                found.append(Declaration(name=name, value=value, important=node.important))
    return tuple(found)


_BLANK = frozenset({"whitespace", "comment"})


def _is_size(token: Node) -> bool:
    is_zero = token.type == "number" and token.value == 0
    return is_zero or token.type in ("dimension", "percentage")


_OF_THE_READER = re.compile(r"[^,]*::details-content|::highlight\([a-z-]+\)")
"""Selectors of what is not there before a reader does something: opens it, or has a script mark
words (`CSS Custom Highlight API <https://www.w3.org/TR/css-highlight-api-1/>`_)."""


def _waits_for_reader(rule: QualifiedRule, declarations: Sequence[Declaration]) -> bool:
    """Say whether a rule does no more than show what a reader opens or has marked.

    Until then it is not read as text that is shown; so the rule changes nothing.
    """
    selector = tinycss2.serialize(rule.prelude).strip()
    values = {one.name: one.value for one in declarations}
    is_of_reader = bool(_OF_THE_READER.fullmatch(selector))
    return is_of_reader and not (hides_box(values) or hides_words(values))


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Diagnostic] = []

    def rules(self, nodes: Sequence[Node], condition: Condition) -> Iterator[Rule]:
        for node in nodes:
            if node.type == "qualified-rule":
                yield from self._qualified(node, condition)
            elif node.type == "at-rule":
                yield from self._at_rule(node, condition)
            elif node.type == "error":
                self._find(node, f"Here is a fault: {node.message}.")

    def _at_rule(self, node: AtRule, condition: Condition) -> Iterator[Rule]:
        name = node.lower_at_keyword
        if name in _CONDITIONAL | _TRANSPARENT and node.content is not None:
            prelude = tinycss2.serialize(node.prelude).strip()
            inner = (*condition, f"@{name} {prelude}") if name in _CONDITIONAL else condition
            content = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            yield from self.rules(content, inner)
        elif name not in _WITHOUT_WORDS | _TRANSPARENT:
            self._find(node, f"What “@{name}” does to the words can't be told.")

    def _qualified(self, node: QualifiedRule, condition: Condition) -> Iterator[Rule]:
        content = tinycss2.parse_blocks_contents(
            node.content, skip_comments=True, skip_whitespace=True
        )
        if any(inner.type in ("qualified-rule", "at-rule") for inner in content):
            self._find(node, "What a rule inside a rule does to the words can't be told.")
        declarations = read_declarations(node.content)
        if not declarations or _waits_for_reader(node, declarations):
            return
        try:
            selectors = cssselect2.compile_selector_list(node.prelude)
        except cssselect2.SelectorError:
            selector = tinycss2.serialize(node.prelude).strip()
            self._find(node, f"Which words “{selector}” is about can't be told.")
            return
        for selector in selectors:
            if not selector.never_matches:  # such as :hover: no state in which one begins to read
                yield Rule(selector=selector, declarations=declarations, condition=condition)

    def _find(self, node: Node, message: str) -> None:
        at = Position(self.path, node.source_line, node.source_column)
        hint = "Say it in another way, so that the proof can follow it."
        self.findings.append(
            Diagnostic(code="product/style", message=message, hint=hint, position=at)
        )
