# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The cover: the words of the title page, set by Typst.

It is a picture of points, for shops and libraries show no other; and the fonts are those that
Typst brings along, so that it is the same everywhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import typst

from postilla.model.edition import Edition

_TEMPLATE: Final = Path(__file__).parent / "theme" / "cover.typ"
_PIXELS_PER_INCH: Final = 144.0
"""The page of the template measures 800 by 1200 points; there are 72 to the inch."""


def draw_cover(edition: Edition, part: str = "") -> bytes:
    """Draw the cover.

    :param edition: the edition.
    :param part: what the publication has of it; empty where it has all.
    :return: a picture of 1600 by 2400 pixels, PNG.
    """
    return _compile(edition, part, format="png", ppi=_PIXELS_PER_INCH)


def missing_letters(edition: Edition) -> str:
    """Say what the cover can't show for want of letters in its fonts.

    A picture has a box in their place, and Typst says nothing; a PDF that must be accessible
    makes it speak.

    :param edition: the edition.
    :return: what Typst says, or nothing.
    """
    try:
        _compile(edition, "", format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        return str(error)
    return ""


def _compile(edition: Edition, part: str, **output: Any) -> bytes:
    compiled = typst.compile(
        _TEMPLATE,
        ignore_system_fonts=True,
        sys_inputs={
            "language": edition.language,
            "title": edition.title,
            "authors": "\n".join(author.name for author in edition.authors),
            "journal": str(edition.journal),
            "publisher": edition.publisher,
            "part": part,
        },
        **output,
    )
    assert isinstance(compiled, bytes)  # it would be a list if there were several pages
    return compiled
