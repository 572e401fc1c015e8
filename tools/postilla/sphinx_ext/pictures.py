# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The files of pictures, looked at again before the build takes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from postilla.model.picture import FILE, MAX_BYTES, PictureFile, digits_of, fault_of, read_picture
from postilla.model.tree import PICTURES


def pictures_of(source: Path) -> Mapping[str, bytes]:
    """Read all pictures of an edition.

    :param source: the folder ``source/``.
    :return: name of a file -> bytes, in the order of the names; of sound ones alone.
    """
    names = sorted(path.name for path in _folder(source).glob("*"))
    found = {name: _read(source, name) for name in names}
    return {name: data for name, data in found.items() if data is not None}


def picture_in(source: Path, name: str) -> PictureFile | None:
    """Say what the file of a picture is.

    :param source: the folder ``source/``.
    :param name: the file's name.
    :return: what it is; ``None`` when it is not there, not what its name says, or elsewhere.
    """
    data = _read(source, name)
    return None if data is None else read_picture(data)


def _read(source: Path, name: str) -> bytes | None:
    path = _folder(source) / name
    is_here = FILE.fullmatch(name) and path.resolve().is_relative_to(source.resolve())
    if not (is_here and path.is_file() and path.stat().st_size <= MAX_BYTES):
        return None
    data = path.read_bytes()
    found = read_picture(data)
    is_sound = found is not None and found.digits == digits_of(name) and not fault_of(data)
    return data if is_sound else None


def _folder(source: Path) -> Path:
    return source / PurePosixPath(PICTURES).name
