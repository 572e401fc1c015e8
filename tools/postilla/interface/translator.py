# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition's own words as they stand in a book, said in the language of the book.

What stands there is put together: “claim c2, par. 2.3”. It is read part by part, as
``theme/static/catalogue.js`` reads the pages of the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from babel import Locale

from postilla.interface.apparatus import LABEL
from postilla.interface.catalogue import Catalogue

_VALUE: Final = re.compile(r"\{(\w+)\}")
_BETWEEN: Final = re.compile(r"(, |; | ?\(|\)|: ?)")
_NUMBER: Final = re.compile(r"[0-9.,:–-]*")
_NAME: Final = re.compile(r"[a-z]+[0-9]+")
_COUNTED: Final = ("number", "other")
"""The values that are numbers."""

Pattern = tuple[str, re.Pattern[str]]
"""Words with values, and what reads the values out of them."""


class Translator:
    """Says English words in a language."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the words of a catalogue.

        :param catalogue: the words; what has none stays English.
        """
        self.language = catalogue.language
        self.plural_of = Locale.parse(catalogue.language.replace("-", "_")).plural_form
        self.plural_forms = catalogue.plural_forms
        self.words: dict[str, tuple[str, ...]] = {}
        self.labels: dict[str, str] = {}
        self.counting: dict[str, str] = {}
        for (context, english), one in catalogue.translations.items():
            if not all(one.forms):
                continue
            if context == LABEL:
                self.labels[english] = one.forms[0]
            elif not context:
                for said in filter(None, (english, one.message.plural)):
                    self.words[said] = one.forms
                    if one.message.plural:
                        self.counting[said] = _VALUE.findall(one.message.plural)[0]
        self.patterns = _patterns(self.words)
        self.label_patterns = _patterns(self.labels)

    def read(self, english: str) -> str:
        """Say words that stand in a book.

        :param english: such as ``3 claims (2 with evidence)``.
        :return: the same in the language, or the same words where nothing in them is known.
        """
        return self._part(english) or self._pieces(english, self._part) or english

    def read_label(self, english: str) -> str:
        """Say what a place or an annotation is called; parts of it may be words of the text.

        :param english: such as ``claim c2, par. 2.3``.
        :return: the same in the language.
        """
        return self._pieces(english, self._label) or english

    def _part(self, english: str) -> str | None:
        return self._whole(english) or self._label(english)

    def _whole(self, english: str) -> str | None:
        if not _VALUE.search(english) and english in self.words:
            return self.words[english][0]
        return self._matching(english, self.patterns, self._form) or self._small(english)

    def _label(self, english: str) -> str | None:
        said = self.labels.get(english)
        return said or self._matching(english, self.label_patterns, lambda one, _: self.labels[one])

    def _form(self, english: str, values: Mapping[str, str]) -> str:
        """Give the form that goes with the number."""
        forms = self.words[english]
        if english not in self.counting:
            return forms[0]
        number = values.get(self.counting[english], "1")
        name = self.plural_of(int(number)) if number.isdecimal() else "other"
        return forms[self.plural_forms.get(name, -1)]

    def _small(self, english: str) -> str | None:
        """Say at the beginning of a heading what stands elsewhere with a small letter."""
        small = english[:1].lower() + english[1:]
        said = self.words.get(small, ("",))[0] or self.labels.get(small, "")
        if not said or small == english:
            return None
        first = "İ" if self.language == "tr" and said[0] == "i" else said[0].upper()
        return first + said[1:]

    def _matching(
        self,
        english: str,
        patterns: Iterable[Pattern],
        find: Callable[[str, Mapping[str, str]], str],
    ) -> str | None:
        for one, pattern in patterns:
            if found := pattern.fullmatch(english):
                said = _VALUE.split(find(one, found.groupdict()))
                said[1::2] = (self._value(found[name]) for name in said[1::2])
                return "".join(said)
        return None

    def _value(self, words: str) -> str:
        if _NUMBER.fullmatch(words) or _NAME.fullmatch(words):
            return words
        return self._pieces(words, self._label) or self._whole(words) or words

    def _pieces(self, english: str, read: Callable[[str], str | None]) -> str | None:
        """Read what is put together, part by part."""
        parts = [part for part in _BETWEEN.split(english) if part]
        said = [None if _NUMBER.fullmatch(part) else read(part) for part in parts]
        if not any(said):
            return None
        return "".join(one or part for one, part in zip(said, parts, strict=True))


def _patterns(known: Iterable[str]) -> tuple[Pattern, ...]:
    """Give patterns for words with values, first those that say the most."""
    full = [one for one in known if _VALUE.search(one)]
    full.sort(key=lambda one: (-len(_VALUE.sub("", one)), one))
    return tuple((one, _pattern(one)) for one in full)


def _pattern(english: str) -> re.Pattern[str]:
    parts = _VALUE.split(english)
    read = (
        f"(?P<{part}>{'[0-9][^ ,;:]*' if part in _COUNTED else '.+'})" if odd else re.escape(part)
        for place, part in enumerate(parts)
        for odd in [place % 2]
    )
    return re.compile("".join(read))
