# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Spellings made comparable: letters without diacritics, titles as words, addresses as keys."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LATIN: Final = str.maketrans(
    {"ə": "e", "ı": "i", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d"}
    | {"þ": "th"}
)
_CYRILLIC: Final = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфыэіґ", "abvgdeeziyklmnoprstufyeig", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""}
    | {"ю": "yu", "я": "ya", "є": "ye", "ї": "yi"}
)
_LOOKALIKES: Final = str.maketrans("oil", "011")
"""Letters that an OCR takes for digits, where no word says which is right."""


def fold(text: str) -> str:
    """Write a text in small letters, without diacritics and Cyrillic letters.

    >>> fold("Ağ Şəhər, İzmir, Чай")
    'ag seher, izmir, chay'

    :param text: in any script.
    :return: letters of other scripts than Latin and Cyrillic stay as they are.
    """
    small = unicodedata.normalize("NFC", text.lower()).translate(_LATIN).translate(_CYRILLIC)
    parts = unicodedata.normalize("NFKD", small)
    return "".join(char for char in parts if not unicodedata.combining(char))


def title_words(text: str) -> tuple[str, ...]:
    """Give the folded words of a title, in order.

    >>> title_words("Bridges, 'Old' & New: a Survey (1900-1910)")
    ('bridges', 'old', 'new', 'a', 'survey', '1900', '1910')

    :param text: the title.
    :return: runs of letters and digits.
    """
    return tuple(re.findall(r"[^\W_]+", fold(text)))


def address_key(address: str) -> str:
    """Reduce a web address to what survives a line end and an OCR.

    >>> address_key("https://www.Example.org/a-b/O0l.pdf") == address_key("http://example.org/ab/001.pdf.")
    True

    :param address: the address, spaces and trailing punctuation allowed.
    :return: letters and digits alone, look-alikes made one; empty for an empty address.
    """
    bare = re.sub(r"^\s*(?:https?://)?(?:www\.)?", "", fold(address))
    return re.sub(r"[\W_]+", "", bare).translate(_LOOKALIKES)
