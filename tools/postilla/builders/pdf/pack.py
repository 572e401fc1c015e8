# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The objects of a PDF, packed.

A tagged book has tens of thousands of small objects, one for each tag and link. PDF can keep them
in compressed streams (ISO 32000-1, section 7.5.7, allowed by ISO 19005-3); Typst writes each as
plain text, which makes the file two or three times as large. Nothing is said otherwise.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf


def packed(pdf: bytes) -> bytes:
    """Pack the objects of a PDF.

    :param pdf: as Typst has set it.
    :return: the same document in a smaller file; always the same bytes for the same PDF.
    """
    file = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            file,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,  # else the clock would be in it
            fix_metadata_version=False,  # or they would be written anew
        )
    return file.getvalue()
