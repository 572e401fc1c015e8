# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What entries and notes have in common: quoted titles, addresses, dates, issues, imprints.

Each function looks at one stretch of a text, marks what it finds and says where it stands.
All patterns are bounded, so that a long text costs no more than its length.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from postilla.importer.bibliography.fold import fold, title_words
from postilla.importer.bibliography.names import parse_natural
from postilla.importer.bibliography.reference import Marking, Role
from postilla.model.bibliography import Person

_OPENING: Final = re.compile(r"(?:(?<=[\s,.(])|^)[\"“„«]")
_CLOSING: Final = re.compile(r"[\"”“»](?=[\s.,;:(]|$)")
_SEQUEL: Final = re.compile(r"\s*(?:in|accessed|retrieved|erişim|baxılıb)\b")
"""Words in small letters that may follow a title."""
_GLANCE: Final = 40
"""How many characters behind a quotation mark tell whether it closes a title."""

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")
_MORE_ADDRESS: Final = re.compile(r"(\s+)([\w./%?=&#~:+-]+)")

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATE: Final = (
    r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<named>\d{{1,2}}\s(?:{'|'.join(_MONTHS)})\s\d{{4}}"
    rf"|(?:{'|'.join(_MONTHS)})\s\d{{1,2}},\s\d{{4}})"
)
_ACCESSED: Final = re.compile(
    r"\b(?P<label>accessed|retrieved|erişim(?:\s+tarihi)?|baxılıb|müraciət\s+tarixi"
    rf"|дата\s+обращения)\b(?P<marks>[\s.,:]{{1,4}})(?:on\s)?(?P<accessed>{_DATE})",
    re.IGNORECASE,
)

_PAGE: Final = r"(?:(?P<page_label>pp?|ss?|с|səh)\.\s?)?"
EXTENT: Final = _PAGE + r"(?P<pages>\d{1,5}(?:\s?[-–—]\s?\d{1,5}|\s\d{1,5})?)"
"""A page or a range of pages, the dash of which may be lost."""
_ISSUE: Final = re.compile(
    r"(?<![\w(])(?:(?P<volume_label>vol|cilt|cild|т|том)?\.?\s?(?P<volume>\d{1,4}|[IVXLC]{1,7}(?=\s?/)))?"
    r"(?:(?:\s?/\s?|,?\s?\b(?P<number_label>no|nr|sayı|say)\b\.?\s?|,?\s?№\s?|\s?\()"
    r"(?P<number>\d{1,4}(?:[-–/]\d{1,4})?)\)?)?"
    r"[\s,]{0,3}\((?:[^\W\d]{3,12}\s)?(?P<year>\d{4})\)",
    re.IGNORECASE,
)
_IMPRINT: Final = re.compile(
    r"(?:\(|(?<=[.\"”»])\s?)(?P<place>[^\s.:;()\"][^.:;()\"]{1,60}):\s?"
    r"(?P<publisher>[^\s:;()][^:;()]{0,100}),\s?(?P<year>\d{4})\)?"
)
_IN: Final = re.compile(
    r"[\s,./]*(?P<label>(?:in|içinde|kitabda)\b|в\sкн\.|в\b):?\s", re.IGNORECASE
)
_EDITORS: Final = re.compile(
    r"[\s,(]{1,3}(?P<label>edited\sby|eds?\.(?:\sby)?|haz\.|der\.|red\.|под\sред\.|ред\.)\s",
    re.IGNORECASE,
)
LOCATOR: Final = re.compile(
    rf"(?<=[,:)\"”»])\s?{_PAGE}"
    r"(?P<locator>\d{1,5}(?:\s?[-–—]\s?\d{1,5})?(?:,\s?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?){0,9})\W*$"
)
"""The pages that a note points to, at the end of a stretch."""


def mark_quoted_title(marking: Marking, end: int) -> tuple[int, int] | None:
    """Mark the title between quotation marks.

    :param marking: the reference.
    :param end: where to stop looking, exclusive.
    :return: the places of the opening mark and after the closing one, or ``None``.
    """
    found = quoted(marking.text, 0, end)
    if found is None:
        return None
    opening, closing = found
    title = marking.text[opening + 1 : closing].rstrip(" \t\n.,")
    sure = closing < end and title.count('"') % 2 == 0
    marking.mark(Role.TITLE, opening + 1, opening + 1 + len(title), sure=sure)
    return opening, min(closing + 1, end)


def quoted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the first words between quotation marks, which may hold others, closed or not.

    The style puts a point or comma inside the closing mark; that tells it from inner ones.

    :param text: the reference.
    :param start: where to begin, 0-based.
    :param end: where to stop, exclusive.
    :return: the places of the two marks, the second being ``end`` when there is none.
    """
    opening = _OPENING.search(text, start, end)
    if opening is None:
        return None
    last = end
    for closing in _CLOSING.finditer(text, opening.end(), end):
        last = closing.start()
        before = text[last - 1]
        after = text[last + 1 : min(end, last + _GLANCE)].lstrip()
        if before == "," or (
            before in ".?!…" and (not after[:1].islower() or _SEQUEL.match(after))
        ):
            break
    return opening.start(), last


def mark_address(marking: Marking, start: int) -> int:
    """Mark the web address, with the blanks that an OCR or a line end left in it.

    :param marking: the reference.
    :param start: where to begin, 0-based.
    :return: where the address begins, or the text's length.
    """
    text = marking.text
    address = _ADDRESS.search(text, start)
    if address is None:
        return len(text)
    end, blank = address.end(), False
    while text[end - 1] not in ".,;)" and (more := _MORE_ADDRESS.match(text, end)):
        run = more[2].rstrip(".,;")
        if not (run[:1].islower() or run[:1].isdigit() or re.search(r"[\d./%?=_-]", run)):
            break
        end, blank = more.end(), blank or "\n" not in more[1]
    end -= len(text[:end]) - len(text[:end].rstrip(".,;)$"))
    marking.mark(Role.URL, address.start(), end, sure=not blank)
    return address.start()


def mark_accessed(marking: Marking, start: int) -> int:
    """Mark the day on which the address was visited.

    :param marking: the reference.
    :param start: where to begin, 0-based.
    :return: where its label begins, or the text's length.
    """
    match = _ACCESSED.search(marking.text, start)
    if match is None or not marking.mark_group(Role.ACCESSED, match):
        return len(marking.text)
    marking.mark_group(Role.LABEL, match)
    marking.accessed = _iso(match)
    if not marking.accessed or match["marks"].strip():
        marking.doubt(Role.ACCESSED)
    return match.start()


def _iso(match: re.Match[str]) -> str:
    """Write a date by ISO 8601, day before month; empty when there is no such day."""
    try:
        if match["day"]:
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        words = match["named"].replace(",", "").lower().split()
        (month,) = (word for word in words if word in _MONTHS)
        day, year = (int(word) for word in words if word.isdigit())
        return date(year, _MONTHS.index(month) + 1, day).isoformat()
    except ValueError:
        return ""


def mark_issue(marking: Marking, start: int, end: int) -> int | None:
    """Mark a journal or institution, then volume, number and year: ``Journal 12/2 (2023)``.

    :param marking: the reference.
    :param start: where the journal's name begins.
    :param end: exclusive.
    :return: where the year's parenthesis is closed, or ``None`` when there is no such thing.
    """
    match = _ISSUE.search(marking.text, start, end)
    if match is None:
        return None
    mark_container(marking, start, match.start())
    for role in (Role.VOLUME, Role.NUMBER, Role.YEAR):
        marking.mark_group(role, match)
    marking.mark_group(Role.LABEL, match, "volume_label")
    marking.mark_group(Role.LABEL, match, "number_label")
    return match.end()


def mark_container(marking: Marking, start: int, end: int) -> None:
    """Mark a journal or institution: its italics, unless they cover only a part of the name.

    :param marking: the reference.
    :param start: 0-based.
    :param end: exclusive; final punctuation is left out.
    """
    text = marking.text
    italics = marking.emphasis_in(start, end)
    if italics and not text[start : italics[0]].strip(" ,."):
        after = text[italics[1] : end].lstrip()
        if not after or after[0] in ".,;:(":
            start, end = italics
    words = text[start:end]
    skipped = len(words) - len(words.lstrip(" \t\n,."))
    marking.mark(Role.CONTAINER, start + skipped, start + len(words.rstrip(" \t\n,.;:")))


def imprint(marking: Marking, start: int, end: int) -> tuple[int, int] | None:
    """Mark place, publisher and year: ``Town: Publisher, 2021``, with or without parentheses.

    :param marking: the reference.
    :param start: 0-based.
    :param end: exclusive.
    :return: the imprint's place in the text, or ``None``.
    """
    match = _IMPRINT.search(marking.text, start, end)
    if match is None:
        return None
    for role in (Role.PLACE, Role.PUBLISHER, Role.YEAR):
        marking.mark_group(role, match)
    return match.span()


def mark_book_around(marking: Marking, start: int, end: int) -> None:
    """Mark the book around a chapter and its editors: ``In Book, ed. Names``.

    :param marking: the reference.
    :param start: after the chapter's title.
    :param end: before pages and imprint, exclusive.
    """
    if within := _IN.match(marking.text, start, end):
        marking.mark_group(Role.LABEL, within)
        start = within.end()
    editors = _EDITORS.search(marking.text, start, end)
    if editors:
        marking.mark_group(Role.LABEL, editors)
        marking.mark(Role.EDITORS, editors.end(), end)
        marking.editors, sure = parse_natural(marking.text[editors.end() : end])
        if not sure or any(
            _turned(one, other) for one in marking.editors for other in marking.authors
        ):
            marking.doubt(Role.EDITORS)
    mark_container(marking, start, editors.start() if editors else end)


def _turned(one: Person, other: Person) -> bool:
    """Say whether two names have the same words, but not the same family name."""
    same_words = sorted(title_words(str(one))) == sorted(title_words(str(other)))
    return same_words and fold(one.family) != fold(other.family)
