# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Zip files unpacked in memory, within bounds."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from postilla.model.diagnostic import Position
from postilla.model.errors import stop

MAX_ENTRIES: Final = 10_000
MAX_BYTES: Final = 256 * 1024 * 1024
"""Of all files together, unpacked."""
MAX_RATIO: Final = 200
"""Unpacked to packed, of a file larger than a small one."""
_SMALL: Final = 1024 * 1024


def unpack(data: bytes, path: str, *, code: str, hint: str) -> dict[str, bytes]:
    """Unpack a zip file.

    :param data: its bytes.
    :param path: its name in errors.
    :param code: of the error.
    :param hint: of the error.
    :return: path -> bytes, of its files.
    :raises PostillaError: with the code when it is none, is damaged, has two files of one name,
        or has more than the bounds allow.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if message := _excess(entries):
                raise stop(code, message, at=Position(path), hint=hint)
            return {entry.filename: _read(archive, entry) for entry in entries}
    # What the module raises for damaged, encrypted and unknown kinds of entries.
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        message = f"It can't be unpacked: {error}."
        raise stop(code, message, at=Position(path), hint=hint) from error


def _excess(entries: list[ZipInfo]) -> str:
    """Say which bound is passed, if one is."""
    if len(entries) > MAX_ENTRIES:
        return f"It has {len(entries)} files; {MAX_ENTRIES} is the most that is read."
    if len({entry.filename for entry in entries}) < len(entries):
        return "It has two files of one name."
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        return f"Unpacked it has more than {MAX_BYTES} bytes."
    for entry in entries:
        if entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size):
            return f"“{entry.filename}” is packed more tightly than any text can be."
    return ""


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Read no more of an entry than its size says; less, or another checksum, is an error."""
    with archive.open(entry) as stream:
        return stream.read(entry.file_size)
