# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The number of the source as it lies on disk; see :mod:`postilla.model.digest`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from postilla.model import digest

DIGEST_FILE: Final = "source.sha256"
"""The name under which a product carries the number as a file of its own."""


def source_digest(source: Path) -> str:
    """Work out the number of a source.

    :param source: the folder ``source/``.
    :return: SHA-256, 64 hexadecimal digits.
    :raises OSError: when a file can't be read.
    """
    paths = ((path.relative_to(source).as_posix(), path) for path in source.rglob("*"))
    return digest.source_digest(
        {name: path.read_bytes() for name, path in paths if digest.is_counted(name)}
    )
