# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The witnesses of an edition, as ``edition.toml`` lists them: a table each, the base first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postilla.model.edition import ApparatusStyle, Witness
from postilla.model.variation import SIGLUM_PATTERN, Ignored
from postilla.syntax.toml import Table

_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*|")
_SIGLUM = re.compile(rf"{SIGLUM_PATTERN}|")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|")
_ANY = re.compile(r".*")
_STYLE = re.compile("|".join(style.value for style in ApparatusStyle))
_IGNORED = re.compile("|".join(one.value for one in Ignored))

_FILE_MUST = "Write the name of a file in source/witness/."
_SIGLUM_MUST = "Write a letter, and letters or digits behind it if need be, such as “B” or “B2”."
_IGNORED_MUST: Final = f"Write some of {', '.join(f'“{one.value}”' for one in Ignored)}."


def read_witnesses(top: Table) -> tuple[Witness, ...]:
    """Read the tables ``[[witness]]``, and hold them against each other.

    :param top: the file's root.
    :return: the witnesses, that of the base text first.
    """
    tables = top.tables("witness")
    witnesses = tuple(map(_witness, tables))
    sigla: set[str] = set()
    for number, (witness, table) in enumerate(zip(witnesses, tables, strict=True)):
        if number == 0 and not witness.file and "file" in table.values:
            table.wrong("file", "The first witness is the base, and has no file.", _FILE_MUST)
        if not witness.siglum and len(witnesses) > 1 and any(one.siglum for one in witnesses):
            table.wrong("siglum", "This witness has no siglum, and others have.", _SIGLUM_MUST)
        elif witness.siglum and witness.siglum in sigla:
            message = f"The siglum “{witness.siglum}” is that of another witness, too."
            table.wrong("siglum", message, "Give each a siglum of its own.")
        if witness.is_complete and not (witness.file and witness.siglum):
            message = "A witness that is complete has a siglum and a file with its text."
            table.wrong("complete", message, "Write both, or leave “complete” out.")
        sigla.add(witness.siglum)
    return witnesses


def read_apparatus_style(top: Table) -> ApparatusStyle:
    """Read which witnesses an entry of the apparatus names.

    :param top: the file's root.
    :return: the style; negative where nothing is said.
    """
    choices = " or ".join(f"“{style.value}”" for style in ApparatusStyle)
    initial = ApparatusStyle.NEGATIVE.value
    return ApparatusStyle(top.text("apparatus", _STYLE, f"Write {choices}.", initial))


def _witness(table: Table) -> Witness:
    is_first = table.at[-1] == 0
    witness = Witness(
        file=table.text("file", _FILE, _FILE_MUST, None if is_first else ""),
        description=table.text("description"),
        siglum=table.text("siglum", _SIGLUM, _SIGLUM_MUST, ""),
        title=table.text("title", _ANY, default=""),
        date=table.text("date", _ANY, default=""),
        holding=table.text("holding", _ANY, default=""),
        language=table.text("language", _TAG, "Write a BCP 47 tag such as “en”.", ""),
        is_complete=table.flag("complete"),
        ignored=_ignored(table.texts("ignoring", _IGNORED, _IGNORED_MUST)),
    )
    table.close()
    return witness


def _ignored(values: Sequence[str]) -> tuple[Ignored, ...]:
    return tuple(one for one in Ignored if one.value in values)
