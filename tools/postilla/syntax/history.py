# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The file ``history.toml``: a line for each annotation, written and read.

It is TOML. A line holds days as ``first`` and ``last``, numbers of versions as ``since``,
``changed`` and ``withdrawn``, and whose the annotation is as ``by``, where it says so. What goes
without saying is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from postilla.model.annotation import DATE_PATTERN
from postilla.model.history import History, Past
from postilla.model.identifiers import is_slug
from postilla.syntax.toml import Table, TomlFile

_DATE = re.compile(DATE_PATTERN)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_WRITTEN = "“postilla history” writes this file; run it again."
_HEAD = """\
# What became of each annotation. “postilla history” writes this file from the versions in git.
"""


def write_history(history: History) -> str:
    """Write a history.

    :param history: it.
    :return: the text of ``history.toml``.
    """
    numbers = ", ".join(map(_quoted, history.versions))
    lines = (f"{past.id} = {{ {', '.join(_fields(past))} }}" for past in history.annotations)
    return "\n".join([_HEAD, f"versions = [{numbers}]", "", "[annotations]", *lines, ""])


def _fields(past: Past) -> Iterator[str]:
    yield f"first = {_quoted(past.first)}"
    yield f"since = {_quoted(past.since)}"
    if past.last != past.first:
        yield f"last = {_quoted(past.last)}"
    if past.changed:
        yield f"changed = [{', '.join(map(_quoted, past.changed))}]"
    if past.withdrawn:
        yield f"withdrawn = {_quoted(past.withdrawn)}"
    if past.by:
        yield f"by = {_quoted(past.by)}"


def _quoted(words: str) -> str:
    """Write a string of TOML, which escapes as JSON does, but for one character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_history(text: str, path: str) -> History:
    """Read a history.

    :param text: the text of ``history.toml``.
    :param path: its name in errors.
    :return: the history.
    :raises PostillaError: with ``history/syntax``, ``history/unknown-key``,
        ``history/missing-key`` and ``history/value``, all findings of the file at once.
    """
    file = TomlFile(text, path, "history")
    versions = file.root.texts("versions", _NUMBER, _WRITTEN)
    table = file.root.table("annotations")
    annotations = tuple(
        _past(name, table.table(name), frozenset(versions)) for name in sorted(table.names())
    )
    file.root.close()
    file.finish()
    return History(versions=versions, annotations=annotations)


def _past(name: str, table: Table, versions: frozenset[str]) -> Past:
    first = table.text("first", _DATE, _WRITTEN)
    past = Past(
        id=name,
        first=first,
        since=table.text("since", _NUMBER, _WRITTEN),
        last=table.text("last", _DATE, _WRITTEN, first),
        changed=table.texts("changed", _NUMBER, _WRITTEN),
        withdrawn=table.text("withdrawn", _NUMBER, _WRITTEN, ""),
        by=table.text("by", default=""),
    )
    table.close()
    if not is_slug(name):
        table.wrong("first", f"“{name}” can't be the id of an annotation.", _WRITTEN)
    for number in filter(None, (past.since, *past.changed, past.withdrawn)):
        if number not in versions:
            table.wrong("since", f"The versions do not have “{number}”.", _WRITTEN)
    return past
