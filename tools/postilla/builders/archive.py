# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Zip files that come out the same bytes each time."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can state; those of the files themselves don't show."""
_UNIX: Final = 3
_MODE: Final = 0o100644
_MIMETYPE: Final = "mimetype"


def zip_bytes(files: Mapping[str, bytes], *, media_type: str = "") -> bytes:
    """Pack files.

    :param files: path with forward slashes -> content, in any order.
    :param media_type: if given, a file ``mimetype`` that holds it comes first and is stored, as
        the `Open Container Format <https://www.w3.org/TR/epub-33/#sec-zip-container-mime>`_
        wants it.
    :return: a zip file whose entries are sorted by path.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        if media_type:
            archive.writestr(_entry(_MIMETYPE, ZIP_STORED), media_type)
        for path in sorted(files):
            archive.writestr(_entry(path, ZIP_DEFLATED), files[path], compresslevel=9)
    return buffer.getvalue()


def _entry(path: str, compression: int) -> ZipInfo:
    entry = ZipInfo(path, _TIME)
    entry.compress_type = compression
    entry.create_system = _UNIX
    entry.external_attr = _MODE << 16
    return entry
