# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Addresses made from words, for annotations that were given none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count

from postilla.model.identifiers import is_slug

_WORD = re.compile(r"[a-z0-9]+")
_MOST = 4
"""How many words an address has."""


class Slugs:
    """Makes addresses, none of them twice."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Begin.

        :param taken: addresses that exist.
        """
        self._taken = set(taken)

    def make(self, kind: str, words: str) -> str:
        """Make an address.

        :param kind: what it begins with.
        :param words: of which it is made, as far as Latin letters and digits can tell them.
        :return: such as ``emend-cercevesinde`` or ``emend-cercevesinde-2``.
        """
        plain = unicodedata.normalize("NFKD", words.replace("ı", "i").replace("ə", "e"))
        kept = "".join(one for one in plain if not unicodedata.combining(one)).lower()
        base = "-".join([kind, *_WORD.findall(kept)[:_MOST]])
        numbered = (f"{base}-{number}" for number in count(2))
        slug = next(
            one for one in chain([base], numbered) if one not in self._taken and is_slug(one)
        )
        self._taken.add(slug)
        return slug
