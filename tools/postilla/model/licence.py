# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Licences, named by their SPDX identifiers."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC-(?P<terms>BY(?:-NC)?(?:-ND|-SA)?)-(?P<version>[0-9]\.[0-9])")
_EXPRESSION = re.compile(r"\s")


def licence_address(licence: str) -> str:
    """Give the address at which a licence is published.

    :param licence: an SPDX identifier, or an expression of several.
    :return: the address; nothing for an expression.

    >>> licence_address("CC-BY-NC-ND-4.0")
    'https://creativecommons.org/licenses/by-nc-nd/4.0/'
    >>> licence_address("MIT")
    'https://spdx.org/licenses/MIT.html'
    """
    if _EXPRESSION.search(licence):
        return ""
    if match := _CREATIVE_COMMONS.fullmatch(licence):
        terms = match["terms"].lower()
        return f"https://creativecommons.org/licenses/{terms}/{match['version']}/"
    return f"https://spdx.org/licenses/{licence}.html"
