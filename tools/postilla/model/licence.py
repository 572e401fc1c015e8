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


def forbids_adaptations(licence: str) -> bool:
    """Say whether a licence lets nobody share an adaptation of a text, such as a translation.

    :param licence: an SPDX identifier, or an expression of several.
    :return: whether each of the licences among which one may choose has a part that forbids it.
        One whose terms stand elsewhere (``LicenseRef-…``) is not taken for a permission.

    >>> forbids_adaptations("CC-BY-NC-ND-4.0"), forbids_adaptations("CC-BY-ND-4.0 OR CC-BY-4.0")
    (True, False)
    """
    return all(
        any("-ND-" in part or part.startswith("LicenseRef-") for part in choice.split(" AND "))
        for choice in licence.split(" OR ")
    )
