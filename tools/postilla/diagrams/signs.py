# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Signs that tell one sort of thing from another by their shape."""

from __future__ import annotations

from enum import Enum
from typing import Final

from lxml import etree

from postilla.diagrams.svg import element

SIGN_WIDTH: Final = 8.0


class Sign(Enum):
    """A sign; the value is what a reader is shown where it is explained."""

    SQUARE = "■"
    CIRCLE = "●"


def sign_at(sign: Sign, x: float, y: float) -> etree._Element:
    """Draw a sign.

    :param sign: which.
    :param x: its left end.
    :param y: its middle.
    :return: the element.
    """
    half = SIGN_WIDTH / 2
    if sign is Sign.CIRCLE:
        return element("circle", cx=x + half, cy=y, r=half)
    return element("rect", x=x, y=y - half, width=SIGN_WIDTH, height=SIGN_WIDTH)
