# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Tell titles and headings from paragraphs, by form and neighbours."""

from __future__ import annotations

import re
from dataclasses import replace

from postilla.importer.blocks.labels import Part, label_before_colon, label_of
from postilla.importer.blocks.segment import Segment, SegmentKind
from postilla.importer.decision import Decision
from postilla.importer.recipe import write_row
from postilla.importer.settings import Settings
from postilla.importer.witness import Witness

_TERMINAL = re.compile(r"[.!?:;,…؟۔؛،।॥։׃。．！？：；，、·][\"”’'»)\]」』）〉》】]*$")
_INNER_STOP = re.compile(r"[.!?:;,…؟۔؛،।॥։׃。！？：；，、]")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?)[ ]+(?=\S)")
_SMALL_WORD = re.compile(r"[^\W\d_]{1,3}")
_HEADING_LENGTH = 240
_TITLE_LENGTH = 20
_CAPITALISED_SHARE = 0.7
_SHORT = 60
"""Characters of a line that may be a heading, though its capitals don't say so."""
_BYLINES = 8
"""The most lines between a title and the label of its abstract."""
_HEADINGS = (SegmentKind.HEADING, SegmentKind.TITLE)
_OF_A_TITLE = (Part.ABSTRACT, Part.KEYWORDS)


def is_heading(words: str) -> bool:
    """Say whether a line has the form of a heading.

    :param words: the line.
    :return: whether it is all in capitals, or capitalised, and without a full stop.
    """
    if len(words) > _HEADING_LENGTH or _TERMINAL.search(words) or label_before_colon(words):
        return False
    if _is_capitals(words):
        return len(words) > 1
    long = [w for w in words.split() if not _SMALL_WORD.fullmatch(w) and w[0].isalpha()]
    capitalised = sum(1 for word in long if word[0].isupper())
    return (
        len(long) > 1
        and capitalised >= _CAPITALISED_SHARE * len(long)
        and (_NUMBERED.match(words) is not None or len(long) >= 3)
    )


def find_headings(segments: list[Segment], witness: Witness, settings: Settings) -> list[Decision]:
    """Turn paragraphs that are titles or headings into such.

    :param segments: of the witness, in order; changed in place.
    :param witness: the witness.
    :param settings: of the recipe: where lines are those of the print, blank ones stand around
        a heading.
    :return: the decisions taken.
    """
    finder = _Finder(segments, witness, settings)
    finder.run()
    return finder.decisions


class _Finder:
    def __init__(self, segments: list[Segment], witness: Witness, settings: Settings) -> None:
        self.segments, self.witness, self.settings = segments, witness, settings
        self.body = [place for place, one in enumerate(segments) if one.is_body]
        self.decisions: list[Decision] = []

    def run(self) -> None:
        titles = self._titles()
        is_first, in_bibliography, in_byline = True, False, False
        for place, after in zip(self.body, self.body[1:], strict=False):
            if titles.get(place, False) or (is_first and place in titles):
                self._title(place)
                in_byline = titles[place]
            elif self._part(place) in _OF_A_TITLE:
                in_byline = False
            elif not in_byline and self._stands_alone(place, after):
                self._decide_form(place, in_bibliography=in_bibliography)
            if self.segments[place].kind in _HEADINGS:
                is_first = False
                in_bibliography = self._part(place) is Part.BIBLIOGRAPHY

    def _title(self, place: int) -> None:
        """Make a title; right below another one it may be its second line."""
        goes_on = place and self.segments[place - 1].kind is SegmentKind.TITLE
        remedy = write_row("join", line=self.segments[place].line) if goes_on else ""
        self.segments[place] = replace(self.segments[place], kind=SegmentKind.TITLE)
        self._decide(place, "a title", "all in capitals", remedy)

    def _decide_form(self, place: int, *, in_bibliography: bool) -> None:
        words = self._words(place)
        if not is_heading(words):
            if not in_bibliography and self._may_be_heading(place, words):
                self._ask(place, words)
            return
        if in_bibliography and not _is_capitals(words):
            remedy = write_row("classify", line=self.segments[place].line, **{"as": "heading"})
            self._decide(place, "no heading", "it stands in a bibliography", remedy)
        else:
            self.segments[place] = replace(self.segments[place], kind=SegmentKind.HEADING)
            ground = "alone on its line, capitalised, without a full stop"
            self._decide(place, "a heading", ground)

    def _may_be_heading(self, place: int, words: str) -> bool:
        """Say whether a line has all of a heading but capitals, which its script may not have."""
        one = self.segments[place]
        has_case = any(letter.isupper() or letter.islower() for letter in words)
        return (
            len(words) <= _SHORT
            and (not has_case or (self.settings.is_in_printed_lines and words[0].isupper()))
            and any(map(str.isalpha, words))
            and not _INNER_STOP.search(words)
            and self._is_between_blanks(one.line)
        )

    def _ask(self, place: int, words: str) -> None:
        line = self.segments[place].line
        self.decisions.append(
            Decision(
                line=line,
                topic="heading",
                code="import/heading-perhaps",
                what=f"“{words}” stays a paragraph; it may be a heading",
                ground="short, without a stop, alone between blank lines",
                sure=False,
                remedy=write_row("classify", line=line, **{"as": "heading"}),
            )
        )

    def _titles(self) -> dict[int, bool]:
        """Find what may be titles: place -> whether an abstract or keywords follow.

        A title is in capitals; between it and its abstract stand a few lines with authors and
        the like.
        """
        titles: dict[int, bool] = {}
        distance = _BYLINES + 1
        for place, after in zip(self.body[-2::-1], self.body[:0:-1], strict=False):
            distance = 0 if self._part(after) in _OF_A_TITLE else distance + 1
            if self._may_be_title(place, after):
                titles[place] = distance <= _BYLINES or titles.get(after, False)
                distance = _BYLINES + 1
        return titles

    def _may_be_title(self, place: int, after: int) -> bool:
        words = self._words(place)
        return (
            len(words) > _TITLE_LENGTH
            and _is_capitals(words)
            and self._stands_alone(place, after)
            and is_heading(words)
        )

    def _stands_alone(self, place: int, after: int) -> bool:
        """Say whether a line is nothing else yet, and what follows does not go on with it."""
        one = self.segments[place]
        start = self.segments[after].start
        is_open = one.kind is SegmentKind.PARAGRAPH and not one.by_recipe
        if self.settings.is_in_printed_lines and not self._is_between_blanks(one.line):
            return False
        return is_open and not self.witness.text[start].islower()

    def _is_between_blanks(self, line: int) -> bool:
        around = (
            self.witness.lines[max(line - 2, 0) : line - 1],
            self.witness.lines[line : line + 1],
        )
        return all(one.start == one.end for lines in around for one in lines)

    def _part(self, place: int) -> Part | None:
        words = self._words(place)
        label = label_of(words) or label_before_colon(words)
        return label.part if label else None

    def _decide(self, place: int, what: str, ground: str, remedy: str = "") -> None:
        one, words = self.segments[place], self._words(place)
        self.decisions.append(
            Decision(
                line=one.line,
                topic="heading",
                what=f"“{words[:50]}” is {what}",
                ground=ground,
                sure=not remedy,
                remedy=remedy,
            )
        )

    def _words(self, place: int) -> str:
        """Give the beginning of a line, enough to see that it is too long."""
        one = self.segments[place]
        return self.witness.text[one.start : min(one.end, one.start + _HEADING_LENGTH + 1)]


def _is_capitals(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)
