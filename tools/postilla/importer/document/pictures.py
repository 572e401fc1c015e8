# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The pictures of a document: found, looked at, and named by their content.

Nothing is fetched. What a document packs is taken from it, what lies beside it from there; an
address on the web, and a picture that is no PNG or JPEG, is named in the report instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, TypeAlias
from urllib.parse import unquote

from postilla.importer.document.tree import Block, Image, Listing, Note
from postilla.model.picture import fault_of, picture_name, read_picture

MOST: Final = 2_000
"""Pictures of one document."""
_LONGEST_SLUG: Final = 40
_ADDRESS: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_SUFFIXES: Final = ("", ".png", ".jpg", ".jpeg")
"""What a reference may leave out, as LaTeX and JATS do."""
_PLAIN: Final = re.compile(r"\w[\w.~-]*(?:/\w[\w.~-]*)*")
"""Paths that can stand among the sources."""

Beside: TypeAlias = Callable[[str], bytes | None]
"""Gives the bytes of a file by its path as seen from the document, if there is one."""


def nothing_beside(path: str) -> bytes | None:
    """Stand for a document that has nothing beside it.

    :param path: of a file.
    :return: nothing.
    """
    return None


@dataclass(frozen=True, slots=True)
class Pictures:
    """What became of the references to pictures."""

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Reference -> name of the file in the edition."""
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """This name -> its bytes."""
    faults: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Reference -> why there is none, as the end of a sentence."""
    beside: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Path as seen from the document -> bytes, of those that lay beside it."""


def collect_pictures(
    blocks: Iterable[Block], notes: Iterable[Note], packed: Mapping[str, bytes], beside: Beside
) -> Pictures:
    """Look at all pictures of a document.

    :param blocks: of the document.
    :param notes: of the document.
    :param packed: reference -> bytes, of a document that is an archive.
    :param beside: gives files that lie beside one that is none.
    :return: what became of each.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    faults: dict[str, str] = {}
    taken: dict[str, bytes] = {}
    known: dict[str, str] = {}
    """Digits -> name: one picture has one file, whatever it is called."""
    inner = (one for note in notes for one in note.blocks)
    for reference in dict.fromkeys(_references((*blocks, *inner))):
        path, data = _find(reference, packed, beside)
        fault = _excess(reference, len(names)) or (fault_of(data) if data else _missing(reference))
        found = read_picture(data) if data and not fault else None
        if data is None or found is None:
            faults[reference] = fault
            continue
        name = known.setdefault(found.digits, picture_name(_slug(reference), found))
        names[reference], files[name] = name, data
        if not packed:
            taken[path] = data
    return Pictures(names, files, faults, taken)


def _references(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Image):
            yield block.source
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _references(item)


def _find(reference: str, packed: Mapping[str, bytes], beside: Beside) -> tuple[str, bytes | None]:
    if _ADDRESS.match(reference):
        return "", None
    path = str(PurePosixPath(unquote(reference)))
    for suffix in _SUFFIXES:
        name = f"{path}{suffix}"
        data = packed.get(name)
        if data is None and not packed and _PLAIN.fullmatch(name):
            data = beside(name)
        if data is not None:
            return name, data
    return path, None


def _missing(reference: str) -> str:
    if _ADDRESS.match(reference):
        return "is not in the document, and nothing is fetched"
    if not _PLAIN.fullmatch(reference):
        return "is not there, or has a name that can't stand among the sources"
    return "is not there"


def _excess(reference: str, number: int) -> str:
    return f"is one of more than {MOST:,}" if number >= MOST else ""


def _slug(reference: str) -> str:
    """Make a part of a file's name of what the picture is called in the document."""
    stem = PurePosixPath(unquote(reference)).stem
    folded = unicodedata.normalize("NFKD", stem.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:_LONGEST_SLUG].strip("-") or "image"
