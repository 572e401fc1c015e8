# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The files that lie beside the translations into a language: whose they are, what they render.

``translation.toml`` is written by people; its tables ``[chapters.NAME]`` say what is otherwise for
one chapter. ``base.lock`` is written by ``postilla parallel``: a row a block, the hashes of the
text and of the translation set apart by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.lock import DIGITS
from postilla.model.translation import Origin, Provenance, Record
from postilla.syntax.toml import Table, TomlFile

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_DATE_MUST = "Write a date such as “2026-05-31”, “2026-05” or “2026”."
_ORIGIN = re.compile("|".join(origin.value for origin in Origin))
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_SPDX_MUST = "Write an SPDX identifier such as “CC-BY-4.0”."
_ANY = re.compile(r"[^\n]*")
_TITLE: Final = "# Which text the translations render; written by “postilla parallel”.\n"
_ROW = re.compile(rf"([a-z0-9-]+)\t([0-9a-f]{{{DIGITS}}})\t([0-9a-f]{{{DIGITS}}})")


def read_provenance(text: str, path: str) -> Mapping[str, Provenance]:
    """Read whose the translations into a language are.

    :param text: the text of ``translation.toml``.
    :param path: its name in findings.
    :return: chapter -> provenance; that of all others has the empty name.
    :raises PostillaError: with ``parallel/syntax``, ``parallel/unknown-key``,
        ``parallel/missing-key`` and ``parallel/value``, all findings of the file at once.
    """
    file = TomlFile(text, path, "parallel")
    top = file.root
    chapters = top.table("chapters", required=False)
    general = _provenance(top, None)
    found = {"": general}
    for name in chapters.names():
        found[name] = _provenance(chapters.table(name), general)
    file.finish()
    return found


def _provenance(table: Table, general: Provenance | None) -> Provenance:
    origins = " or ".join(f"“{origin.value}”" for origin in Origin)
    origin = table.text(
        "origin", _ORIGIN, f"Write {origins}.", general.origin.value if general else None
    )
    made = Provenance(
        translator=table.text("translator", default=general.translator if general else None),
        date=table.text("date", _DATE, _DATE_MUST, general.date if general else None),
        origin=Origin(origin) if origin else Origin.HUMAN,
        licence=table.text("licence", _SPDX, _SPDX_MUST, general.licence if general else None),
        permission=table.text("permission", _ANY, default=general.permission if general else ""),
    )
    table.close()
    return made


def read_records(text: str, path: str) -> Mapping[str, Record]:
    """Read which text the translations into a language render.

    :param text: the text of ``base.lock``.
    :param path: its name in findings.
    :return: block id -> record.
    :raises PostillaError: with ``parallel/lock`` when a row is not of the form.
    """
    records: dict[str, Record] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        row = _ROW.fullmatch(line)
        if row is None:
            raise stop(
                "parallel/lock",
                "This row can't be read.",
                at=Position(path, number),
                hint="Take the file back from version control, or delete the row and run "
                "“postilla parallel”.",
            )
        records[row[1]] = Record(row[2], row[3])
    return records


def write_records(records: Mapping[str, Record]) -> str:
    """Write which text the translations into a language render.

    :param records: block id -> record, in the order of the file.
    :return: the text of ``base.lock``.
    """
    rows = (f"{name}\t{one.text}\t{one.translation}\n" for name, one in records.items())
    return "".join((_TITLE, *rows))
