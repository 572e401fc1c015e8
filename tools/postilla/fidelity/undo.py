# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the text that a product shows to the base text, by the product's own apparatus."""

from __future__ import annotations

from postilla.fidelity.extracted import ProductText
from postilla.model.block import Chapter


def undo(text: ProductText) -> tuple[Chapter, ...]:
    """Put back the transmitted words where the product says that it departs from them.

    No product departs from them yet: none has emendations, so what is shown is the base text.

    :param text: what the product shows, and its apparatus.
    :return: the base text as the product gives it.
    """
    return text.chapters
