# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a product was built from, as one number that is embedded in it.

The builders embed it, the proof works it out again: so a product whose source has changed since
it was built is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from postilla.model.tree import (
    EDITION,
    HISTORY,
    NAMES,
    PARALLEL,
    PICTURES,
    REFERENCES,
    RETIRED,
    SOURCE,
    TRANSLATION_FACTS,
    TRANSLATION_LOCK,
    catalogue_place,
)

_DATA: Final = frozenset(
    PurePosixPath(path).name for path in (EDITION, NAMES, REFERENCES, RETIRED, HISTORY)
)

_PICTURES: Final = f"{PurePosixPath(PICTURES).name}/"
_PARALLEL: Final = f"{PurePosixPath(PARALLEL).name}/"
_OF_TRANSLATIONS: Final = (f"/{TRANSLATION_FACTS}", f"/{TRANSLATION_LOCK}")


def is_counted(name: str) -> bool:
    """Say whether a file of the source is one of those that the number is made of.

    :param name: relative to the folder ``source/``, with forward slashes.
    :return: whether it is ``edition.toml``, ``names.toml``, ``retired.toml``,
        ``history.toml``, ``refs.bib``, Markdown, a picture, a catalogue of the edition, or said
        of translations.
    """
    if name in _DATA or name.endswith(".md") or name.startswith(_PICTURES):
        return True
    if catalogue_place(f"{SOURCE}/{name}") is not None:
        return True
    return name.startswith(_PARALLEL) and name.endswith(_OF_TRANSLATIONS)


def source_digest(files: Mapping[str, bytes]) -> str:
    """Work out the number of a source.

    :param files: name, relative to the folder ``source/``, with forward slashes -> bytes; those
        that are not counted are left aside.
    :return: SHA-256, 64 hexadecimal digits.
    """
    return files_digest({name: files[name] for name in filter(is_counted, files)})


def files_digest(files: Mapping[str, bytes]) -> str:
    """Work out a number of files, which is another when any name or content is.

    :param files: name -> bytes, in any order.
    :return: SHA-256, 64 hexadecimal digits.
    """
    digest = sha256()
    for name in sorted(files):
        # With its length, so that no byte can move from one file to the next unnoticed.
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()
