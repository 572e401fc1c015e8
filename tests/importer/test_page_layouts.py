# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Transcripts laid out like printed pages: the importer finds the pages that they were made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given, note, settings
from hypothesis import strategies as st

from postilla.importer.derive import Derivation, derive
from postilla.model.content import PointKind

MARKS: tuple[Callable[[int], str], ...] = (
    "|{}|".format,
    "{}".format,
    "^{{|{}|}}".format,
    "- {} -".format,
    "[{}]".format,
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SENTENCE = "The bridge was old and long and wet. "
HEAD = "Annals of Rivertown, Volume Four"


@dataclass(frozen=True)
class Page:
    number: int
    length: int
    """Characters of its running text, roughly."""
    notes: tuple[int, ...]
    mark_is_before: bool
    mark_is_above_notes: bool
    breaks_off: bool
    """Whether a sentence goes on over the end of the page."""

    def first_words(self, before: Page | None) -> str:
        return f"{'page' if before and before.breaks_off else 'Page'} {self.number} begins here."


@dataclass(frozen=True)
class Layout:
    pages: tuple[Page, ...]
    mark: Callable[[int], str]
    has_heads: bool

    def text(self) -> str:
        before = None
        lines: list[str] = []
        for page in self.pages:
            lines += self._lines(page, before)
            before = page
        return "\n\n".join(lines)

    def _lines(self, page: Page, before: Page | None) -> list[str]:
        calls = [f"This is noted.{str(number).translate(RAISED)} " for number in page.notes]
        words = f"{page.first_words(before)} {''.join(calls)}"
        words += SENTENCE * ((page.length - len(words)) // len(SENTENCE))
        body = [words + ("It stood and then" if page.breaks_off else "It stood.")]
        notes = [f"{str(n).translate(RAISED)} A note on page {page.number}." for n in page.notes]
        marks = [self.mark(page.number), *([HEAD] if self.has_heads else [])]
        if page.mark_is_before:
            return [*marks, *body, *notes]
        if page.mark_is_above_notes:
            return [*body, *marks, *notes]
        return [*body, *notes, *marks]

    def is_open(self, place: int) -> bool:
        """Say whether something stands between the text of a page and that of the one before."""
        page, before = self.pages[place], self.pages[place - 1]
        return page.mark_is_before or not before.mark_is_before or bool(before.notes)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    count = draw(st.integers(3, 10))
    sides = draw(
        st.one_of(
            st.booleans().map(lambda side: [side] * count),
            st.tuples(st.booleans(), st.integers(1, count - 1)).map(
                lambda drawn: [drawn[0]] * drawn[1] + [not drawn[0]] * (count - drawn[1])
            ),
            st.lists(st.booleans(), min_size=count, max_size=count),
        )
    )
    first, length = draw(st.integers(1, 900)), draw(st.integers(1000, 2000))
    pages = []
    numbers = iter(range(1, 1000))
    for place, side in enumerate(sides):
        notes = tuple(next(numbers) for _ in range(draw(st.integers(0, 2))))
        is_last = place + 1 == count
        # Between two pages something is printed, or a sentence is broken: else there is nothing
        # by which to tell that a page ends.
        is_bare = not is_last and side and not sides[place + 1] and not notes
        pages.append(
            Page(
                number=first + place,
                length=length * draw(st.integers(70, 130)) // 100,
                notes=notes,
                mark_is_before=side,
                mark_is_above_notes=draw(st.booleans()),
                breaks_off=not is_last and (is_bare or draw(st.booleans())),
            )
        )
    return Layout(tuple(pages), draw(st.sampled_from(MARKS)), draw(st.booleans()))


def found_pages(derivation: Derivation) -> dict[str, str]:
    """Give the number of each page break and the words that follow it."""
    return {
        point.value: block.content.text[point.offset :].partition(".")[0] + "."
        for chapter in derivation.chapters
        for block in chapter.walk()
        for point in block.content.of(PointKind.PAGE_BREAK)
    }


@given(layouts())
@settings(max_examples=120)
def test_each_page_begins_where_it_did(layout: Layout) -> None:
    text = layout.text()
    note(text.replace(SENTENCE, ""))
    derivation = derive(text.encode(), "", witness_path="transcript.txt", recipe_path="recipe.toml")
    found = found_pages(derivation)
    doubts = " ".join(one.what for one in derivation.decisions if not one.sure)
    before = None
    for place, page in enumerate(layout.pages):
        number = str(page.number)
        if before is None and not page.mark_is_before:
            assert number not in found, "no mark says that the first page begins with the text"
        elif before is None or layout.is_open(place):
            assert found.get(number) == page.first_words(before)
        else:
            assert number not in found, "nothing is printed between the two pages"
            assert f"page {number} begins" in doubts
        before = page
