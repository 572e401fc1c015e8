# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts in parallel: a grid whose rows stay level, whatever page they are on."""

from __future__ import annotations

from postilla.builders.pdf.writer import Writer
from postilla.model.parallel import is_right_to_left
from postilla.sphinx_ext.nodes import (
    parallel,
    parallel_cell,
    parallel_column,
    parallel_head,
    parallel_row,
    parallel_state,
    parallel_unit,
)


def texts(writer: Writer, node: parallel) -> None:
    """Write texts in parallel; nothing where there are none."""
    columns = sum(1 for _ in node.findall(parallel_column))
    if columns:
        with writer.out.lines("parallel(", ")"):
            writer.out.line(f"{columns},")
            writer.children(node)


def head(writer: Writer, node: parallel_head) -> None:
    """Write the heads of the columns, which are repeated on each page."""
    with writer.out.lines("grid.header(", "),"):
        writer.out.call("parallel-number", "", None, end=",")
        writer.children(node)


def column(writer: Writer, node: parallel_column) -> None:
    """Write the head of a column: its name, and what is to be said of it."""
    name, *facts = node.children
    with writer.block("parallel-column", is_right_to_left(node["language"]), end=","):
        with writer.block("parallel-name"):
            writer.write(name)
        for fact in facts:
            writer.write(fact)


def row(writer: Writer, node: parallel_row) -> None:
    """Write a unit in all languages."""
    writer.out.call("parallel-number", node["number"], None, end=",")
    writer.children(node)


def cell(writer: Writer, node: parallel_cell) -> None:
    """Write a unit in one language."""
    sides = is_right_to_left(node["language"]), node.parent["kind"] == "heading"
    with writer.block("parallel-cell", *sides, end=","), writer.language(node):
        writer.children(node)


def unit(writer: Writer, node: parallel_unit) -> None:
    """Write a sentence."""
    writer.targets(node["ids"])
    writer.children(node)


def state(writer: Writer, node: parallel_state) -> None:
    """Write what the edition says of a unit, in its own language."""
    with writer.block("in-language", *writer.own_language), writer.block("parallel-state"):
        writer.children(node)
