# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a recipe says of a transcript as a whole: how its lines, notes and marks are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from postilla.syntax.toml import Table

TABLE: Final = "transcript"
"""The name of the table with the settings."""
FORMS: Final = ("parentheses", "brackets", "circled", "signs", "plain")
"""How the marks of notes are printed beside raised ones, which are always read."""
_PARAGRAPHS: Final = ("line", "blank-line")
_NUMBERING: Final = ("text", "chapter", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings, each with a closed list of values."""

    paragraphs: str = "line"
    """``line``: each line is a paragraph or a piece of one. ``blank-line``: each line is a printed
    line, and a blank one parts paragraphs."""
    numbering: str = "text"
    """Where the marks of notes begin anew: nowhere, in each ``chapter``, on each ``page``."""
    marks: tuple[str, ...] = ()
    """Of :data:`FORMS`, the forms of marks beside raised ones."""

    @property
    def is_in_printed_lines(self) -> bool:
        """Whether a line of the witness is one of the print, and not a paragraph."""
        return self.paragraphs == "blank-line"


def read_settings(table: Table) -> Settings:
    """Read the settings.

    :param table: ``[transcript]`` of the recipe; may be empty.
    :return: the settings; values that are none are findings of the table's file.
    """
    default = Settings()
    settings = Settings(
        paragraphs=_one_of(table, "paragraphs", _PARAGRAPHS, default.paragraphs),
        numbering=_one_of(table, "numbering", _NUMBERING, default.numbering),
        marks=table.texts("marks", re.compile("|".join(FORMS)), _list_of(FORMS)),
    )
    table.close()
    return settings


def write_setting(name: str, value: str | tuple[str, ...]) -> str:
    """Write a setting as a person would.

    :param name: its name.
    :param value: its value.
    :return: a table of TOML, without a final line feed.
    :raises ValueError: when there is no such setting.
    """
    if name not in {field.name for field in fields(Settings)}:
        raise ValueError(name)
    values = [f'"{one}"' for one in ((value,) if isinstance(value, str) else value)]
    written = values[0] if isinstance(value, str) else f"[{', '.join(values)}]"
    return f"[{TABLE}]\n{name} = {written}"


def first_recipe(languages: Iterable[str], *, is_transcript: bool = False) -> str:
    """Write a recipe to begin with.

    :param languages: of the text, BCP 47, the main one first.
    :param is_transcript: whether the settings of transcripts are shown, left out as comments.
    :return: TOML.
    """
    listed = ", ".join(f'"{language}"' for language in languages)
    recipe = f"languages = [{listed}]\n"
    if not is_transcript:
        return recipe
    return f"""\
# How the witness is read, and what no general rule can decide about it: rows with line, decision
# and ground. “postilla import … --dry-run” says what they would make, and what is not sure.

{recipe}
# [{TABLE}]
# paragraphs = "blank-line"  # each line is one of the print; else "line"
# numbering = "page"         # where the notes begin anew: "page", "chapter"; else "text"
# marks = ["{FORMS[0]}"]  # beside raised ones; there are: {", ".join(FORMS)}
"""


def _one_of(table: Table, name: str, values: tuple[str, ...], default: str) -> str:
    return table.text(name, re.compile("|".join(values)), _list_of(values), default)


def _list_of(values: tuple[str, ...]) -> str:
    return f"There are: {', '.join(values)}."
