# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Move the rows of a recipe to the lines of a corrected witness."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from postilla.importer.again.alignment import Unit, align
from postilla.importer.again.identity import GROUNDS
from postilla.importer.witness import Witness
from postilla.model.diagnostic import Position
from postilla.model.errors import stop

_TABLE = re.compile(
    r"^[ \t]*\[\[[ \t]*(?P<operation>[\w-]+)[ \t]*\]\][^\n]*\n"
    r"(?:(?![ \t]*(?:[\[#\n]|\Z))[^\n]+\n?)*(?:[ \t]*\n)?",
    re.MULTILINE,
)
_NUMBER = re.compile(
    r"^(?P<name>[ \t]*(?:line|before|through)[ \t]*=[ \t]*)(?P<line>[0-9]+)", re.MULTILINE
)
_DIGEST = re.compile(r"^(?P<name>[ \t]*sha256[ \t]*=[ \t]*)\"[0-9a-f]*\"", re.MULTILINE)


def reline(recipe: str, path: str, old: Witness, new: Witness) -> str:
    """Let a recipe speak of a corrected witness.

    The ``id`` rows that an import has written are left out, for the next one writes them anew
    where they are needed; so is one whose line is gone, for then its block is named by its words.

    :param recipe: the recipe's text, made for the old witness.
    :param path: its name in errors.
    :param old: the witness before.
    :param new: the witness corrected.
    :return: the recipe with the line numbers and the digest of the new one.
    :raises PostillaError: ``recipe/line-gone`` when the line of another row is no longer there.
    """
    lines = line_map(old, new)

    def move(table: re.Match[str]) -> str:
        is_id = table["operation"] == "id"
        numbers = [int(match["line"]) for match in _NUMBER.finditer(table.group())]
        gone = [number for number in numbers if number not in lines]
        if is_id and (gone or any(f'"{ground}"' in table.group() for ground in GROUNDS)):
            return ""
        if gone:
            raise stop(
                "recipe/line-gone",
                f"The corrected witness has no line like the line {gone[0]} of this row.",
                at=Position(path, recipe.count("\n", 0, table.start()) + 1),
                hint="Take the row out; if it is still needed, add it again after the import.",
            )
        return _NUMBER.sub(
            lambda match: f"{match['name']}{lines[int(match['line'])]}", table.group()
        )

    moved = _TABLE.sub(move, recipe)
    return _DIGEST.sub(lambda match: f'{match["name"]}"{new.sha256}"', moved)


def line_map(old: Witness, new: Witness) -> Mapping[int, int]:
    """Map the lines of one witness to those of another, blank ones left out.

    :param old: the witness before.
    :param new: the witness corrected.
    :return: old line (1-based) -> new line; lines that were taken out are not in it.
    """
    before, after = _lines(old), _lines(new)
    pairs = align([unit for _, unit in before], [unit for _, unit in after])
    return {before[low][0]: after[start][0] for start, low in pairs.items()}


def _lines(witness: Witness) -> list[tuple[int, Unit]]:
    return [
        (line.number, Unit("", witness.text[line.start : line.end]))
        for line in witness.lines
        if line.start < line.end
    ]


def append_rows(recipe: str, rows: Sequence[str]) -> str:
    """Add rows at the end of a recipe.

    :param recipe: the recipe's text.
    :param rows: each a table of TOML.
    :return: the longer recipe.
    """
    return "\n\n".join([recipe.rstrip("\n"), *rows]) + "\n" if rows else recipe
