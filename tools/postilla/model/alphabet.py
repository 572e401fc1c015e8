# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The order of words in a list for readers, the same whatever the locale."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import Final

_ALIKE: Final = MappingProxyType(str.maketrans("ıəøłđæœß", "ieoldaos"))
"""Letters that Unicode does not decompose, and the plain ones beside which they are looked for."""


def alphabetical(words: str) -> tuple[str, str]:
    """Give the key by which words are sorted: letters and digits, no matter the case and marks.

    :param words: a name or a title.
    :return: the key; words that differ in anything have different keys.

    >>> sorted(["Öz", "Zola", "“Old bridges”", "İzmir"], key=alphabetical)
    ['İzmir', '“Old bridges”', 'Öz', 'Zola']
    """
    decomposed = unicodedata.normalize("NFKD", words.casefold()).translate(_ALIKE)
    kept = "".join(
        one if one.isalnum() else " " for one in decomposed if one.isalnum() or one == " "
    )
    return " ".join(kept.split()), words
