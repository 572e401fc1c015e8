# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pictures of the text: their names, their words, and what their first bytes say.

Their files are named by their content, so that a chapter which names one fixes its bytes as well.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Final

DIGITS: Final = 16
"""Hexadecimal digits of SHA-256 in a name: too many for another picture to be made with them."""
MAX_BYTES: Final = 16 * 1024 * 1024
MAX_PIXELS: Final = 64_000_000
"""Of width times height; more is a bomb, or a scan that no reader can load."""
DECORATIVE: Final = "decorative"
"""What the editors write in the place of a description where a picture says nothing."""
FILE: Final = re.compile(rf"[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{{{DIGITS}}}\.(?:png|jpg)")
"""What a file of a picture is called."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of JPEG behind which the size stands (ITU-T T.81, B.2.2)."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""Those that have no length."""


class PictureFormat(Enum):
    """A format; the value is the suffix of its files."""

    PNG = "png"
    JPEG = "jpg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a block says of the picture in it."""

    file: str
    """Its name in the folder of pictures."""
    alternative: str = ""
    """What it shows, in the words of the document."""
    description: str = ""
    """The same in the words of the editors, which are read instead; or :data:`DECORATIVE`."""

    @property
    def shown_alternative(self) -> str:
        """Give the words that are read in its place; none where it says nothing."""
        if self.description == DECORATIVE:
            return ""
        return self.description or self.alternative


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """What the bytes of a picture say."""

    format: PictureFormat
    width: int
    """In pixels."""
    height: int
    digits: str
    """The first digits of its SHA-256."""


def read_picture(data: bytes) -> PictureFile | None:
    """Read the head of a picture.

    :param data: all bytes of the file.
    :return: what it is; ``None`` when it is neither PNG nor JPEG, or has no size.
    """
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) > 33:
        kind, size = PictureFormat.PNG, struct.unpack(">II", data[16:24])
    elif data.startswith(_JPEG):
        kind, size = PictureFormat.JPEG, _jpeg_size(data)
    else:
        return None
    width, height = size
    if not (width and height):
        return None
    digits = sha256(data).hexdigest()[:DIGITS]
    return PictureFile(format=kind, width=width, height=height, digits=digits)


def fault_of(data: bytes) -> str:
    """Say why bytes can't be a picture of the text.

    :param data: all bytes of the file.
    :return: the end of a sentence that begins with the picture; empty when they can.
    """
    if len(data) > MAX_BYTES:
        return f"has {len(data):,} bytes; {MAX_BYTES:,} are the most that is taken"
    found = read_picture(data)
    if found is None:
        if b"<svg" in data[:1024].lower():
            return "is an SVG, which may hold scripts; save it as PNG"
        return "is neither PNG nor JPEG by its bytes; save it as PNG"
    if found.width * found.height > MAX_PIXELS:
        return f"has {found.width:,} × {found.height:,} pixels; {MAX_PIXELS:,} are the most"
    return ""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found of a file among the pictures."""

    digits: str
    """The first digits of its SHA-256."""
    fault: str = ""
    """Why it can't be a picture, as :func:`fault_of` says it."""


def inspect(data: bytes) -> Inspected:
    """Look at a file among the pictures.

    :param data: all its bytes, or more of them than a picture may have.
    :return: what was found.
    """
    return Inspected(sha256(data).hexdigest()[:DIGITS], fault_of(data))


def picture_name(slug: str, found: PictureFile) -> str:
    """Name the file of a picture by what it was called and what is in it.

    :param slug: small Latin letters, digits and hyphens.
    :param found: what its bytes say.
    :return: such as ``ferry-0123456789abcdef.png``.
    """
    return f"{slug}-{found.digits}.{found.format.value}"


def digits_of(file: str) -> str:
    """Give the digits in a file's name.

    :param file: one that :data:`FILE` matches.
    """
    return file.rpartition(".")[0].rpartition("-")[2]


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Find the frame header; without one the size is nothing."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        if marker == 0xFF:  # a byte that fills
            place += 1
        elif marker in _ALONE:
            place += 2
        else:
            place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4]))
    return 0, 0
