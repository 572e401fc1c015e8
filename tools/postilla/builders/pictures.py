# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The pictures of the text, for the builders that pack them themselves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from postilla.model.picture import FILE
from postilla.model.tree import PICTURES


def pictures_of(source: Path) -> Mapping[str, bytes]:
    """Read all pictures of an edition.

    :param source: the folder ``source/``.
    :return: name of a file -> bytes, in the order of the names.
    """
    folder = source / PurePosixPath(PICTURES).name
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.glob("*"))
        if FILE.fullmatch(path.name)
    }
