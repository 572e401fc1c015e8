# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How Word prints the numbers of notes (ISO/IEC 29500-1, 17.11): forms, first numbers, restarts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES: Final = MappingProxyType(
    {"footnoteReference": "footnotePr", "endnoteReference": "endnotePr"}
)
_FORMS: Final = MappingProxyType({"footnoteReference": "decimal", "endnoteReference": "lowerRoman"})
"""Where a document says nothing (17.11.17, 17.11.18)."""
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HIGHEST: Final = 3999
"""Above it letters and Roman numerals are no longer read."""
_SYMBOLS: Final = "*†‡§"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How the notes of a section are numbered."""

    form: str
    """Of ``ST_NumberFormat`` (17.18.59)."""
    start: int = 1
    restart: str = "continuous"
    """Of ``ST_RestartNumber`` (17.18.73)."""


def numbering(name: str, places: Sequence[etree._Element | None]) -> Numbering:
    """Say how the notes of one sort are numbered.

    :param name: ``footnoteReference`` or ``endnoteReference``.
    :param places: that can say so, ``w:sectPr`` and ``w:settings``, the nearest first.
    :return: what they say, each property by itself.
    """
    said: dict[str, str] = {}
    for place in places:
        own = None if place is None else place.find(f"{_W}{_PROPERTIES[name]}")
        for one in () if own is None else own:
            said.setdefault(etree.QName(one).localname, str(one.get(f"{_W}val", "")))
    start = said.get("numStart", "1")
    return Numbering(
        form=said.get("numFmt", _FORMS[name]),
        start=int(start) if start.isdecimal() else 1,
        restart=said.get("numRestart", "continuous"),
    )


def printed(number: int, form: str) -> str:
    """Write a number as it is printed.

    :param number: 1-based.
    :param form: of ``ST_NumberFormat``; one that is not known is taken for ``decimal``.
    :return: such as ``3``, ``iii``, ``C`` or ``‡``.

    >>> [printed(number, "chicago") for number in (1, 4, 5)], printed(28, "lowerLetter")
    (['*', '§', '**'], 'bb')
    """
    if not 0 < number <= _HIGHEST:
        return str(number)
    if form == "chicago":
        return _repeated(number, _SYMBOLS)
    written = {"lowerRoman": _roman, "lowerLetter": _letter}
    lower = f"lower{form.removeprefix('upper')}"
    if form in written:
        return written[form](number)
    return written[lower](number).upper() if lower in written else str(number)


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        found += letters * times
    return found


def _letter(number: int) -> str:
    return _repeated(number, "abcdefghijklmnopqrstuvwxyz")


def _repeated(number: int, signs: str) -> str:
    times, place = divmod(number - 1, len(signs))
    return signs[place] * (times + 1)


class NoteNumbers:
    """Counts the notes of a document while it is gone through."""

    def __init__(self, sections: Sequence[etree._Element], settings: etree._Element | None) -> None:
        """Begin before the first note.

        :param sections: the ``w:sectPr`` of the document, in order; each ends its section.
        :param settings: ``w:settings``, if there are any.
        """
        self.sections, self.settings = sections, settings
        self.section = 0
        self.rules: Mapping[str, Numbering] = self._rules()
        self.next = {name: rule.start for name, rule in self.rules.items()}

    def _rules(self) -> Mapping[str, Numbering]:
        own = self.sections[self.section] if self.section < len(self.sections) else None
        return {name: numbering(name, (own, self.settings)) for name in _FORMS}

    def end_section(self) -> None:
        """Go on to the next section."""
        self.section += 1
        self.rules = self._rules()
        self._restart("eachSect")

    def end_page(self) -> None:
        """Go on to the next page."""
        self._restart("eachPage")

    def _restart(self, at: str) -> None:
        for name, rule in self.rules.items():
            if rule.restart == at:
                self.next[name] = rule.start

    def count(self, name: str) -> str:
        """Give the printed number of the next note.

        :param name: ``footnoteReference`` or ``endnoteReference``.
        """
        number = self.next[name]
        self.next[name] += 1
        return printed(number, self.rules[name].form)
