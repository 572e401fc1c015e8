# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The file ``names.toml``: a table ``[[name]]`` for each person, place and organisation."""

from __future__ import annotations

import re

from postilla.model.names import Name, NameKind
from postilla.syntax.toml import Table, TomlFile

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_KIND = re.compile("|".join(kind.value for kind in NameKind))
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, section 2.1
_FORM = re.compile(r"\w.*")


def read_names(text: str, path: str) -> tuple[Name, ...]:
    """Read the names of an edition.

    :param text: the text of ``names.toml``.
    :param path: its name in errors.
    :return: the names, in the order of the file.
    :raises PostillaError: with ``names/syntax``, ``names/unknown-key``, ``names/missing-key`` and
        ``names/value``, all findings of the file at once.
    """
    file = TomlFile(text, path, "names")
    tables = file.root.tables("name")
    names = tuple(map(_name, tables))
    file.root.close()
    seen: set[str] = set()
    for table, name in zip(tables, names, strict=True):
        if name.id in seen:
            table.wrong("id", f"The id “{name.id}” stands twice.", "Choose another.")
        seen.add(name.id)
    file.finish()
    return names


def _name(table: Table) -> Name:
    kinds = ", ".join(kind.value for kind in NameKind)
    kind = table.text("kind", _KIND, f"Write {kinds}.")
    name = Name(
        id=table.text("id", _ID, "Write small letters, digits and hyphens."),
        kind=NameKind(kind) if kind else NameKind.PERSON,
        canonical=table.text("name", _FORM, "Write the name."),
        forms=tuple(_forms(table)),
    )
    table.close()
    return name


def _forms(table: Table) -> list[tuple[str, str]]:
    forms = table.table("forms")
    found: dict[tuple[str, str], None] = {}
    for language in forms.names():
        if not _TAG.fullmatch(language):
            forms.wrong(language, f"“{language}” is no language.", "Write a BCP 47 tag such as en.")
        for form in forms.texts(language, _FORM, "Write a form that begins with a letter."):
            if (language, form) in found:
                forms.wrong(language, f"The form “{form}” stands twice.", "Delete one of the two.")
            found[language, form] = None
    return list(found)
