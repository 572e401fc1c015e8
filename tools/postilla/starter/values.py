# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is known of a new edition, and how it is written into its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

from postilla import __version__
from postilla.model.diagnostic import Position
from postilla.model.edition import Edition
from postilla.model.errors import PostillaError, stop
from postilla.syntax.config import read_edition

SAMPLE_WITNESS: Final = "sample.txt"
_OURS: Final = "CC-BY-4.0"
"""The licence of annotations in a new edition, and of the sample text."""
_MAY_BE_EMPTY: Final = ("volume", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What an edition is; all of it single lines."""

    id: str
    uuid: str
    title: str = "Notes in the Margin: A Sample Text"
    authors: tuple[str, ...] = ("Postilla contributors",)
    publisher: str = "The editors"
    language: str = "en"
    other_languages: tuple[str, ...] = ("de",)
    journal: str = "Postilla Samples"
    volume: str = ""
    year: str = ""
    witness: str = SAMPLE_WITNESS
    description: str = "The sample text of Postilla, as a transcript."
    licence: str = _OURS

    @property
    def has_sample(self) -> bool:
        """Whether the edition begins with the sample text."""
        return self.witness == SAMPLE_WITNESS

    @property
    def statement(self) -> str:
        """What is said of rights, in a sentence or two."""
        names = ", ".join(self.authors)
        year = f" ({self.year})" if self.year else ""
        return (
            f"The text: {names}, {self.journal}{year}, under {self.licence}. The annotations: "
            f"{self.publisher}, under {_OURS}; they stand apart from the text."
        )


def check(values: Values) -> None:
    """Refuse what can't stand in a line of a file.

    :param values: what is to be told.
    :raises PostillaError: with ``new/value``, for the first value that is wrong.
    """
    for field in fields(values):
        value = getattr(values, field.name)
        for line in (value,) if isinstance(value, str) else value:
            if not line.isprintable() or line != line.strip():
                message = f"{line!r} is no single line of text."
                raise stop("new/value", message, at=_at(field.name), hint="Write one line.")
            if not line and field.name not in _MAY_BE_EMPTY:
                message = f"There is nothing in “{field.name}”."
                raise stop("new/value", message, at=_at(field.name), hint="Write a word or more.")


def read_back(text: str) -> Edition:
    """Read what was written into ``edition.toml``, by the rules for that file.

    :param text: its text.
    :return: the edition.
    :raises PostillaError: with ``new/value``, every value that is wrong.
    """
    try:
        return read_edition(text, "postilla new")
    except PostillaError as error:
        findings = (replace(one, code="new/value", position=_at("")) for one in error.diagnostics)
        raise PostillaError(*findings) from error


def _at(name: str) -> Position:
    return Position(f"postilla new --{name.replace('_', '-')}" if name else "postilla new")


def placeholders(values: Values) -> Mapping[str, str]:
    """Give what stands in the place of each ``$name`` in the files.

    :param values: what the edition is.
    :return: name -> words. Values are quoted as TOML, JSON and Python all read them; in a licence
        or a file's name there is nothing that would have to be.
    """
    is_shared = values.licence == _OURS
    plain = {field.name: getattr(values, field.name) for field in fields(values)}
    quoted = {name: _quoted(value) for name, value in plain.items() if isinstance(value, str)}
    return {
        **quoted,
        "language_key": _quoted(values.language),
        "other_languages": _list(values.other_languages),
        "authors": "\n".join(f"[[author]]\nname = {_quoted(name)}\n" for name in values.authors),
        "holders": _quoted(", ".join(values.authors)),
        "chapters_licence": _quoted(_OURS if is_shared else f"({values.licence}) AND {_OURS}"),
        "statement": _quoted(values.statement),
        "file": values.witness,
        "name": values.title,
        "licence_name": values.licence,
        "version": __version__,
    }


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"
