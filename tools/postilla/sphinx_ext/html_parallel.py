# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How texts in parallel are written as HTML.

Rows stand below each other, and in a row the text first, then its versions: so they are read where
there are no styles and no scripts, and a screen reader goes from sentence to sentence.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from postilla.model.parallel import direction
from postilla.sphinx_ext.nodes import (
    parallel,
    parallel_cell,
    parallel_column,
    parallel_head,
    parallel_name,
    parallel_row,
    parallel_state,
    parallel_unit,
)


def visit_parallel(self: HTML5Translator, node: parallel) -> None:
    """Open texts in parallel."""
    self.body.append(self.starttag(node, "div", CLASS="apparatus parallel"))


def visit_parallel_head(self: HTML5Translator, node: parallel_head) -> None:
    """Open the heads of the columns."""
    self.body.append(self.starttag(node, "div", CLASS="parallel-head"))


def visit_parallel_column(self: HTML5Translator, node: parallel_column) -> None:
    """Open the head of a column."""
    named: dict[str, Any] = {
        "data-column": node["language"],
        "data-name": node["name"],
        "data-direction": direction(node["language"]),
    }
    self.body.append(self.starttag(node, "div", CLASS="column", **named))


def visit_parallel_name(self: HTML5Translator, node: parallel_name) -> None:
    """Open the name of a column."""
    named: dict[str, Any] = {"data-ui": ""}
    self.body.append(self.starttag(node, "p", "", **named))


def visit_parallel_row(self: HTML5Translator, node: parallel_row) -> None:
    """Open a unit, with its number, which is a link to it."""
    named: dict[str, Any] = {"role": "group", "aria-label": node["label"]}
    self.body.append(self.starttag(node, "div", CLASS=f"row {node['kind']}", **named))
    number, label = self.encode(node["number"]), self.attval(f"Link to {node['label']}")
    if node["target"]:
        self.body.append(
            f'<a class="row-number" href="#{node["target"]}" aria-label="{label}">{number}</a>\n'
        )
    else:
        self.body.append(f'<span class="row-number">{number}</span>\n')


def visit_parallel_cell(self: HTML5Translator, node: parallel_cell) -> None:
    """Open a unit in one language."""
    named: dict[str, Any] = {
        "dir": direction(node["language"]),
        "lang": node["language"],
        "data-column": node["language"],
        "data-state": node["state"],
    }
    self.body.append(self.starttag(node, "div", "", CLASS="cell", **named))


def visit_parallel_unit(self: HTML5Translator, node: parallel_unit) -> None:
    """Open a sentence; sentences that render one another have a key in common."""
    named: dict[str, Any] = {"data-unit": " ".join(node["keys"])} if node["keys"] else {}
    self.body.append(self.starttag(node, "span", "", CLASS="unit", **named))


def visit_parallel_state(self: HTML5Translator, node: parallel_state) -> None:
    """Open what the edition says of a unit, in its own language."""
    language = self.config.html_context["edition"].language
    named: dict[str, Any] = {"lang": language, "dir": "auto", "data-ui": ""}
    self.body.append(self.starttag(node, "span", "", CLASS="unit-state", **named))


def depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a unit, or what is said of one."""
    self.body.append("</span>")


def depart_name(self: HTML5Translator, node: parallel_name) -> None:
    """Close the name of a column."""
    self.body.append("</p>\n")


def depart_block(self: HTML5Translator, node: nodes.Element) -> None:
    """Close what was opened as a block."""
    self.body.append("</div>\n")
