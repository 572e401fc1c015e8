# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The file ``retired.toml``: a table ``[[retired]]`` for each annotation that was withdrawn."""

from __future__ import annotations

import re

from postilla.model.identifiers import SLUG
from postilla.model.moment import is_day
from postilla.model.retired import Retired
from postilla.syntax.toml import DAY_MUST, Table, TomlFile

_ID = re.compile(SLUG)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_PLACE = re.compile(r"[a-z][a-z0-9-]*")
_SIGN = r"[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff<>]"
_REASON = re.compile(rf"{_SIGN}*(?!\s){_SIGN}{_SIGN}*")


def read_retired(text: str, path: str) -> tuple[Retired, ...]:
    """Read which annotations were withdrawn.

    :param text: the text of ``retired.toml``.
    :param path: its name in errors.
    :return: them, in the order of the file.
    :raises PostillaError: with ``retired/syntax``, ``retired/unknown-key``,
        ``retired/missing-key`` and ``retired/value``, all findings of the file at once.
    """
    file = TomlFile(text, path, "retired")
    tables = file.root.tables("retired", required=False)
    retired = tuple(map(_retired, tables))
    file.root.close()
    seen: set[str] = set()
    for table, one in zip(tables, retired, strict=True):
        if one.id in seen:
            table.wrong("id", f"The id “{one.id}” stands twice.", "Delete one of the two tables.")
        seen.add(one.id)
    file.finish()
    return retired


def _retired(table: Table) -> Retired:
    one = Retired(
        id=table.text("id", _ID, "Write the address of an annotation, such as boats-lost."),
        reason=table.text("reason", _REASON, "Write a sentence of plain text on one line."),
        date=table.day("date"),
        version=table.text("version", _NUMBER, "Write the number of a version.", ""),
        successors=table.texts("successors", _ID, "Write the address of an annotation."),
        place=table.text("place", _PLACE, "Write the id of a block, such as p-2-3.", ""),
        line=table.file.lines.get(table.at, 1),
    )
    if one.date and not is_day(one.date):
        table.wrong("date", f"There is no day “{one.date}”.", DAY_MUST)
    table.close()
    return one
