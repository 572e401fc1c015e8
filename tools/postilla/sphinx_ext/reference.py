# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Reference pages made from the tables themselves, so that they are never out of date."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from docutils import nodes
from docutils.nodes import Node
from sphinx.util.docutils import SphinxDirective

from postilla.checks.rule import Rule
from postilla.checks.table import RULES
from postilla.model.annotation import Argument, Body, Field, Kind, Value
from postilla.model.kinds import KINDS
from postilla.sphinx_ext.tables import Cell, table

_ARGUMENTS = {
    Argument.QUOTE: "words of the text",
    Argument.SOURCE: "the key of a work in refs.bib",
}
_BODIES = {
    Body.NONE: "It has no text of its own.",
    Body.OPTIONAL: "Its text, in Markdown, may be left out.",
    Body.REQUIRED: "Its text, in Markdown, can't be left out.",
}
_VALUES = {
    Value.TEXT: "a line of text",
    Value.SLUG: "small letters, digits and hyphens",
    Value.POINTER: "an id",
    Value.POINTERS: "ids with commas between them",
    Value.LANGUAGE: "a BCP 47 tag",
    Value.DATE: "YYYY-MM-DD",
    Value.NUMBER: "a number",
}

_READINGS = (
    "Its body begins with the readings, a line each, such as “- B C: other words”, “- D om.” "
    "(left out) or “- E lac.” (lost); a comment may follow."
)


class KindsReference(SphinxDirective):
    """``kinds-reference``: what each kind of annotation is, and its fields."""

    def run(self) -> list[Node]:
        """Make a section a kind.

        :return: the sections.
        """
        return [_kind_section(kind) for kind in KINDS.values()]


class RulesReference(SphinxDirective):
    """``rules-reference``: every finding of ``postilla check``, and how it is mended."""

    def run(self) -> list[Node]:
        """Make a section a family of rules.

        :return: the sections.
        """
        families = groupby(RULES.values(), key=lambda rule: rule.code.partition("/")[0])
        merged: dict[str, list[Rule]] = {}
        for family, rules in families:
            merged.setdefault(family, []).extend(rules)
        return [_family_section(family, rules) for family, rules in merged.items()]


def _kind_section(kind: Kind) -> nodes.section:
    lead = nodes.paragraph("", f"{kind.meaning} On its line stand {_ARGUMENTS[kind.argument]}. ")
    lead += nodes.Text(_READINGS if kind.has_readings else _BODIES[kind.body])
    if kind.either:
        lead += nodes.Text(f" It has one of {' and '.join(kind.either)}, never both.")
    rows = [_field_row(field) for field in kind.fields]
    return nodes.section(
        "",
        nodes.title("", "", nodes.literal("", kind.name)),
        lead,
        table(("field", "holds", "what it says"), rows, widths=(20, 35, 45)),
        ids=[f"kind-{kind.name}"],
    )


def _field_row(field: Field) -> tuple[Cell, ...]:
    holds = ", ".join(field.vocabulary) or _VALUES[field.value]
    if field.may_be_empty:
        holds += ", or nothing"
    meaning = f"{field.meaning} (required)" if field.required else field.meaning
    return [nodes.literal("", field.name)], [nodes.Text(holds)], [nodes.Text(meaning)]


def _family_section(family: str, rules: Iterable[Rule]) -> nodes.section:
    return nodes.section(
        "",
        nodes.title("", family),
        nodes.definition_list("", *map(_rule_item, rules)),
        ids=[f"rules-{family}"],
    )


def _rule_item(rule: Rule) -> nodes.definition_list_item:
    term = nodes.term("", "", nodes.literal("", rule.code), nodes.Text(f" {rule.title}"))
    words = [rule.explanation, rule.hint]
    if rule.suppressible:
        words.append("It can be suppressed, with a reason.")
    definition = nodes.definition("", nodes.paragraph("", " ".join(words)))
    return nodes.definition_list_item("", term, definition)
