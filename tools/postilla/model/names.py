# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Names of persons, places and organisations, and where a text mentions them.

A mention is a form of a name, in its language, between bounds of words; of several that begin at
one place the longest counts. A form that several names have is never attached by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from postilla.model.folding import FoldedText, fold_quote

_WORD: Final = re.compile(r"\w+")


class NameKind(Enum):
    """What a name names; the values stand in ``names.toml``."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name with its forms."""

    id: str
    kind: NameKind
    canonical: str
    """As the edition calls it: the article's own form."""
    forms: tuple[tuple[str, str], ...]
    """BCP 47 tag and form, as the text has it, the canonical form among them where it has it."""


@dataclass(frozen=True, slots=True, order=True)
class LanguageRun:
    """Neighbouring words of one language."""

    start: int
    """0-based, in code points."""
    end: int
    """Exclusive."""
    language: str
    """BCP 47."""


@dataclass(frozen=True, slots=True, order=True)
class NameMention:
    """Words that are a form of a name."""

    start: int
    """0-based, in code points of the block's base text."""
    end: int
    """Exclusive."""
    names: tuple[str, ...]
    """The ids of the names that have this form; several make it ambiguous."""


class NameFinder:
    """Finds the forms of all names in one pass."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Sort the forms by language and first word.

        :param names: those of the edition.
        """
        forms: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
        for name in names:
            for language, form in name.forms:
                folded = fold_quote(form)
                if first := _WORD.match(folded):
                    key = (_primary(language), first.group())
                    forms.setdefault(key, {}).setdefault(folded, {})[name.id] = None
        self._forms = {
            key: tuple(
                sorted(((form, tuple(ids)) for form, ids in own.items()), key=_longest_first)
            )
            for key, own in forms.items()
        }

    def find(self, text: FoldedText, runs: Sequence[LanguageRun]) -> Iterator[NameMention]:
        """Find mentions.

        :param text: a block's.
        :param runs: the languages of its words, in order, without gaps.
        :return: the mentions, in order, none overlapping another.
        """
        number, done = 0, 0
        for word in _WORD.finditer(text.folded):
            start = word.start()
            if start < done:
                continue
            place = text.bounds(start, start + 1)[0]
            while number + 1 < len(runs) and runs[number].end <= place:
                number += 1
            language = _primary(runs[number].language) if runs else ""
            for form, names in self._forms.get((language, word.group()), ()):
                end = start + len(form)
                if text.folded.startswith(form, start) and text.is_bound(end):
                    yield NameMention(*text.bounds(start, end), names)
                    done = end
                    break


def _longest_first(form: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    return -len(form[0]), form[0]


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
