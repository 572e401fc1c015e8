# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Move the rows of a recipe to the lines of a corrected witness."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from postilla.importer.witness import Witness

_NUMBER = re.compile(r"^(?P<name>[ \t]*(?:line|before)[ \t]*=[ \t]*)(?P<line>\d+)", re.MULTILINE)
_DIGEST = re.compile(r"^(?P<name>[ \t]*sha256[ \t]*=[ \t]*)\"[0-9a-f]*\"", re.MULTILINE)


def reline(recipe: str, old: Witness, new: Witness) -> str:
    """Let a recipe speak of a corrected witness.

    :param recipe: the recipe's text, made for the old witness.
    :param old: the witness before.
    :param new: the witness corrected.
    :return: the recipe with the line numbers and the digest of the new one.
    """
    lines = line_map(_lines(old), _lines(new))

    def move(match: re.Match[str]) -> str:
        number = int(match["line"])
        return f"{match['name']}{lines.get(number, number)}"

    moved = _NUMBER.sub(move, recipe)
    return _DIGEST.sub(lambda match: f'{match["name"]}"{new.sha256}"', moved)


def line_map(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Map the lines of one text to those of another.

    :param old: its lines.
    :param new: the lines of the other.
    :return: old line (1-based) -> new line; lines that were taken out are not in it.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    mapped: dict[int, int] = {}
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag in ("equal", "replace"):
            mapped.update(zip(range(low + 1, high + 1), range(start + 1, end + 1), strict=False))
    return mapped


def append_rows(recipe: str, rows: Sequence[str]) -> str:
    """Add rows at the end of a recipe.

    :param recipe: the recipe's text.
    :param rows: each a table of TOML.
    :return: the longer recipe.
    """
    return "\n\n".join([recipe.rstrip("\n"), *rows]) + "\n" if rows else recipe


def id_row(line: int, identifier: str, chapter: str, ground: str) -> str:
    """Write an ``id`` row.

    :param line: 1-based line of the witness.
    :param identifier: the id.
    :param chapter: a chapter's name without its number, or nothing.
    :param ground: why.
    :return: a table of TOML.
    """
    named = [f'chapter = "{chapter}"'] if chapter else []
    return "\n".join(
        ["[[id]]", f"line = {line}", f'id = "{identifier}"', *named, f'ground = "{ground}"']
    )


def _lines(witness: Witness) -> list[str]:
    return [witness.text[line.start : line.end] for line in witness.lines]
