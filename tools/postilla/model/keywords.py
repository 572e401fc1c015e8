# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The author's keywords, which are printed as one list."""

from __future__ import annotations

import re
from typing import Final

_SEPARATOR: Final = re.compile(r"[,;]")


def split_keywords(printed: str) -> tuple[str, ...]:
    """Take a printed list of keywords apart.

    >>> split_keywords("Keywords: bridges, oak.")
    ('bridges', 'oak')

    :param printed: the list, with or without a heading before a colon.
    :return: the keywords.
    """
    words = printed.rpartition(":")[2].strip().rstrip(".")
    return tuple(word.strip() for word in _SEPARATOR.split(words) if word.strip())
