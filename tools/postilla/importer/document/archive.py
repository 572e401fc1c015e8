# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Documents that are archives: opened within bounds, and packed again for pandoc."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from postilla.model.container import unpack

SAVE_ANEW: Final = "Open it in the program that made it, and save it anew."


def open_archive(data: bytes, path: str) -> dict[str, bytes]:
    """Open a document that is an archive.

    :param data: its bytes.
    :param path: its name in errors.
    :return: path -> bytes, of its files.
    :raises PostillaError: ``document/archive`` when it is none, is damaged, or passes a bound.
    """
    return unpack(data, path, code="document/archive", hint=SAVE_ANEW)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Pack files.

    :param files: path -> bytes.
    :return: the archive.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
