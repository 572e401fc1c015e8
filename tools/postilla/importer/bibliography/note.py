# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Notes that cite works, in full and in short forms.

The forms, after the Chicago Manual of Style's notes::

    First Last & First Last, "Title," Journal 12/2 (2023): 77.
    First Last, "Title," in Book, ed. First Last (Town: Publisher, 2022), 91.
    First Last, Title (Town: Publisher, 2024), 139.
    "Title," Institution, accessed 18.03.2025, https://example.org/page
    Last & Last, "Short Title," 13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from postilla.importer.bibliography import parts
from postilla.importer.bibliography.names import parse_natural
from postilla.importer.bibliography.reference import Marking, ParsedReference, Role

_SIGNAL: Final = re.compile(
    r"[\s(]*(?P<label>see(?:\salso)?|cf|bkz|bk|bax|см)\b[.:]?\s", re.IGNORECASE
)
_LONGEST_NAME: Final = 5
"""In words; more of them between commas are a title."""


def parse_note(text: str, emphasis: Sequence[tuple[int, int]] = ()) -> ParsedReference:
    """Read a note that cites one work.

    :param text: the note's words, without its number.
    :param emphasis: start (0-based) and end (exclusive) of the words in italics.
    :return: what it says; nothing of the text is lost.
    """
    marking = Marking(text=text, emphasis=tuple(emphasis))
    signal = _SIGNAL.match(text)
    if signal:
        marking.mark_group(Role.LABEL, signal)
    start = signal.end() if signal else 0
    end = parts.mark_address(marking, start)
    title = parts.mark_quoted_title(marking, end)
    end = min(end, parts.mark_accessed(marking, title[1] if title else start))
    if title is None:
        _mark_unquoted(marking, start, end)
    else:
        _mark_authors(marking, start, title[0])
        _mark_whereabouts(marking, title[1], end)
    return marking.finish()


def split_references(
    text: str, emphasis: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Split a note that cites several works at its semicolons, those in titles excepted.

    :param text: the note's words.
    :param emphasis: start (0-based) and end (exclusive) of the words in italics.
    :return: the words of each reference, with the italics inside it.
    """
    start = 0
    for end in (*_semicolons(text), len(text)):
        if text[start:end].strip(" ;."):
            inside = tuple(
                (max(a, start) - start, min(b, end) - start)
                for a, b in emphasis
                if max(a, start) < min(b, end)
            )
            yield text[start:end], inside
        start = end + 1


def _semicolons(text: str) -> Iterator[int]:
    title = parts.quoted(text, 0, len(text))
    for match in re.finditer(r";(?=\s)", text):
        if title and title[1] < match.start():
            title = parts.quoted(text, match.end(), len(text))
        if title is None or match.start() < title[0]:
            yield match.start()


def _mark_authors(marking: Marking, start: int, end: int) -> None:
    marking.authors, sure = parse_natural(marking.text[start:end])
    marking.mark(Role.AUTHORS, start, end, sure=sure)


def _mark_whereabouts(marking: Marking, start: int, end: int) -> None:
    """Mark what follows a title in quotation marks."""
    book = parts.imprint(marking, start, end)
    if book:
        parts.mark_book_around(marking, start, book[0])
        _mark_locator(marking, book[1], end)
        return
    issue = parts.mark_issue(marking, start, end)
    if issue is None:
        parts.mark_container(marking, start, _mark_locator(marking, start, end))
    else:
        _mark_locator(marking, issue, end)


def _mark_locator(marking: Marking, start: int, end: int) -> int:
    """Mark the locator at the end of a stretch and say where the rest of it ends."""
    stretch = marking.text[start:end].rstrip(" \t\n.,")
    match = parts.LOCATOR.search(marking.text, start, start + len(stretch))
    if match is None:
        return end
    marking.mark_group(Role.LABEL, match, "page_label")
    marking.mark_group(Role.LOCATOR, match)
    return match.start()


def _mark_unquoted(marking: Marking, start: int, end: int) -> None:
    """Mark a note without quotation marks: a book, its short form, or an institution."""
    book = parts.imprint(marking, start, end)
    if book:
        _mark_book(marking, start, book[0])
        _mark_locator(marking, book[1], end)
        return
    stop = _mark_locator(marking, start, end)
    if end < len(marking.text):
        parts.mark_container(marking, start, stop)
    else:
        _mark_book(marking, start, stop)


def _mark_book(marking: Marking, start: int, end: int) -> None:
    """Mark names and title, which the style divides by a comma and italics."""
    italics = marking.emphasis_in(start, end)
    head, finish = italics or (_after_names(marking.text, start, end), end)
    _mark_authors(marking, start, head)
    marking.mark(Role.TITLE, head, finish)


def _after_names(text: str, start: int, end: int) -> int:
    """Say where the names end: after the comma behind the last of several, or behind the first."""
    last = start
    ampersand = text.find("&", start, end)
    if ampersand >= 0 and all(map(_is_short, text[start:ampersand].split(","))):
        last = ampersand + 1
    comma = text.find(",", last, end)
    return comma + 1 if comma >= 0 and _is_short(text[last:comma]) else start


def _is_short(part: str) -> bool:
    return len(part.split()) <= _LONGEST_NAME
