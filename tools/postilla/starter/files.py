# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All files of a new edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template
from typing import Final

from postilla.importer.document.formats import document_format
from postilla.importer.settings import first_recipe
from postilla.model.tree import EDITION, RECIPE
from postilla.starter.sample import sample_files
from postilla.starter.values import Values, check, placeholders, read_back

_FRAME: Final = "frame"
_FILLED: Final = ".in"
_DOT: Final = "dot_"


def new_edition(values: Values) -> Mapping[str, bytes]:
    """Make the files of a new edition; the same values give the same bytes.

    :param values: what the edition is.
    :return: path from the edition's root -> content.
    :raises PostillaError: with ``new/value`` when it can't be said of an edition.
    """
    check(values)
    words = placeholders(values)
    made = {
        _final(path): _fill(path, data, words)
        for path, data in _walk(files("postilla.starter") / _FRAME)
    }
    read_back(made[EDITION].decode())
    if values.has_sample:
        made |= sample_files(values)
    elif document_format(values.witness) is None:
        languages = (values.language, *values.other_languages)
        made[RECIPE] = first_recipe(languages, is_transcript=True).encode()
    return dict(sorted(made.items()))


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()


def _final(path: str) -> str:
    return path.removesuffix(_FILLED).replace(_DOT, ".")


def _fill(path: str, data: bytes, words: Mapping[str, str]) -> bytes:
    if not path.endswith(_FILLED):
        return data
    return Template(data.decode()).substitute(words).encode()
