# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Entries of a printed bibliography in the author-title style.

The forms, after the Chicago Manual of Style's bibliography entries::

    Last, First & First Last. "Title." Journal 12/2 (2023): 73-84.
    Last, First. "Title." In Book, ed. First Last, 75-95. Town: Publisher, 2022.
    Last, First. Title. Town: Publisher, 2024.
    "Title." Institution. Accessed 18.03.2025. https://example.org/page
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from postilla.importer.bibliography import parts
from postilla.importer.bibliography.names import parse_inverted
from postilla.importer.bibliography.reference import Marking, ParsedReference, Role

_PAGES: Final = re.compile(rf"(?<=[,:.)\"”»])\s{{0,3}}{parts.EXTENT}\W*$")
_EDITOR_OF: Final = re.compile(
    r"[\s,(]{1,3}(?P<label>eds?|haz|der|red|ред)\.?\)?[\s.,]{0,4}$", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"(?<!\b[^\W\d_])\.\s")
_INITIAL_END: Final = re.compile(r"\.\s(?![^\W\d_]\.)")
_YEAR: Final = re.compile(r"(?<!\d)(?P<year>1[4-9]\d\d|20\d\d)(?!\d)")
_LONGEST_NAME: Final = 6
"""In words; more of them before the first full stop are a title."""


def parse_entry(text: str, emphasis: Sequence[tuple[int, int]] = ()) -> ParsedReference:
    """Read a printed entry.

    :param text: the entry's words; a line end inside an address is a line feed in them.
    :param emphasis: start (0-based) and end (exclusive) of the words in italics.
    :return: what it says; nothing of the text is lost.
    """
    marking = Marking(text=text, emphasis=tuple(emphasis))
    end = parts.mark_address(marking, 0)
    title = parts.mark_quoted_title(marking, end)
    end = min(end, parts.mark_accessed(marking, title[1] if title else 0))
    if title is None:
        _mark_book(marking, end)
    else:
        _mark_authors(marking, title[0])
        _mark_whereabouts(marking, title[1], end)
    return marking.finish()


def _mark_authors(marking: Marking, end: int) -> None:
    """Mark the names at the head, as the editors' if they are said to be."""
    label = _EDITOR_OF.search(marking.text, 0, end)
    if label:
        marking.mark_group(Role.LABEL, label)
        end = label.start()
    persons, sure = parse_inverted(marking.text[:end])
    role = Role.EDITORS if label else Role.AUTHORS
    words = marking.text[:end]
    initial = re.search(r"(?:^|[\s.])[^\W\d_]\.\s*$", words)
    marking.mark(role, 0, len(words.rstrip() if initial else words.rstrip(" \t\n.,:")), sure=sure)
    if label:
        marking.editors = persons
    else:
        marking.authors = persons


def _mark_whereabouts(marking: Marking, start: int, end: int) -> None:
    """Mark what follows a title in quotation marks."""
    book = parts.imprint(marking, start, end)
    if book:
        stop = _mark_pages(marking, start, book[0])
        parts.mark_book_around(marking, start, stop)
        return
    issue = parts.mark_issue(marking, start, end)
    if issue is None:
        parts.mark_container(marking, start, _mark_pages(marking, start, end))
    else:
        _mark_pages(marking, issue, end)


def _mark_pages(marking: Marking, start: int, end: int) -> int:
    """Mark the pages at the end of a stretch and say where the rest of it ends."""
    stretch = marking.text[start:end].rstrip(" \t\n.,(")
    match = _PAGES.search(marking.text, start, start + len(stretch))
    if match is None:
        return end
    marking.mark_group(Role.LABEL, match, "page_label")
    lost_dash = bool(re.search(r"\d\s\d", match["pages"]))
    marking.mark(Role.PAGES, *match.span("pages"), sure=not lost_dash)
    return match.start()


def _mark_book(marking: Marking, end: int) -> None:
    """Mark an entry without quotation marks: names, a title, an imprint."""
    book = parts.imprint(marking, 0, end)
    stop = book[0] if book else end
    italics = marking.emphasis_in(0, stop)
    if italics:
        start, finish = italics
    else:
        start, finish = _after_names(marking.text, stop), stop
    _mark_authors(marking, start)
    title = marking.text[start:finish].rstrip(" \t\n.,")
    marking.mark(Role.TITLE, start, start + len(title), sure=bool(book or italics))
    if not book and (year := _YEAR.search(marking.text, finish, end)):
        marking.mark_group(Role.YEAR, year)


def _after_names(text: str, end: int) -> int:
    """Say where the names at the head end: 0 when the entry begins with its title."""
    full_stop = _SENTENCE_END.search(text, 0, end) or _INITIAL_END.search(text, 0, end)
    if full_stop is None:
        return 0
    head = text[: full_stop.start()]
    is_name = ("," in head or "&" in head) and len(head.split("&")[0].split()) <= _LONGEST_NAME
    return full_stop.end() if is_name else 0
