# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Documents that are archives, kept as folders so that they can be read and compared."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

FIRST = "mimetype"
"""What comes first in an archive, and unpacked."""


def pack(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(files, key=lambda name: (name != FIRST, name)):
            archive.writestr(name, files[name], ZIP_STORED if name == FIRST else ZIP_DEFLATED)
    return buffer.getvalue()


def parts_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def document_bytes(path: Path) -> bytes:
    return pack(parts_of(path)) if path.is_dir() else path.read_bytes()
