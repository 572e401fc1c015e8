# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the bytes of a picture say."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from postilla.model.picture import (
    DECORATIVE,
    FILE,
    MAX_BYTES,
    Picture,
    PictureFormat,
    digits_of,
    fault_of,
    picture_name,
    read_picture,
)


def drawn(form: str, size: tuple[int, int] = (7, 5), **options: object) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, (90, 120, 160)).save(buffer, form, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (drawn("PNG"), PictureFormat.PNG),
        (drawn("JPEG"), PictureFormat.JPEG),
        (drawn("JPEG", progressive=True, exif=b"Exif\0\0" + bytes(300)), PictureFormat.JPEG),
    ],
)
def test_format_size_and_name(data: bytes, form: PictureFormat) -> None:
    found = read_picture(data)
    assert found is not None
    assert (found.format, found.width, found.height) == (form, 7, 5)
    name = picture_name("ferry-2", found)
    assert FILE.fullmatch(name)
    assert digits_of(name) == found.digits
    assert fault_of(data) == ""


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (drawn("GIF"), "neither PNG nor JPEG"),
        (drawn("PNG")[:20], "neither PNG nor JPEG"),
        (b"", "neither PNG nor JPEG"),
        (drawn("PNG")[:16] + struct.pack(">II", 90_000, 90_000) + drawn("PNG")[24:], "pixels"),
        (drawn("PNG") + bytes(MAX_BYTES), "bytes"),
    ],
)
def test_what_is_refused(data: bytes, fault: str) -> None:
    assert fault in fault_of(data)


@given(st.binary(max_size=80), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_bytes_of_any_kind_are_read(data: bytes, first: bytes) -> None:
    found = read_picture(first + data)
    assert found is None or (found.width > 0 and found.height > 0)


def test_the_editors_words_are_read_first() -> None:
    picture = Picture(file="x", alternative="Picture 3", description="A flat boat")
    assert picture.shown_alternative == "A flat boat"
    assert Picture(file="x", alternative="Picture 3").shown_alternative == "Picture 3"
    ornament = Picture(file="x", alternative="Picture 3", description=DECORATIVE)
    assert ornament.shown_alternative == ""
