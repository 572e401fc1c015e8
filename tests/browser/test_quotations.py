# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The resolver of the site against that of the package: the same cases, the same answers."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from postilla.model.abbreviation import quotation_for
from postilla.model.folding import FoldedText, fold_quote
from postilla.model.quotation import NotFound, Quotation, locate
from postilla.syntax.anchoring import quotation_of
from postilla.syntax.slugs import Slugs
from tests.browser.suggesting import read, texts_of, with_scripts
from tests.quotations import FOUND, QUOTED, place_of

TESTS = Path(__file__).parents[1]
CHAPTERS = [
    TESTS / "syntax" / "quotations" / "chapter.md",
    *sorted((TESTS / "checks" / "cases").glob("quote.*/in/chapters/*.md")),
    *sorted((TESTS.parent / "source" / "chapters").glob("*.md")),
]
LOCATE = """cases => cases.map(([text, words, occurrence]) => {
  const { fold, locate } = postilla.quotation;
  const { bounds, failure, hits = [] } = locate(fold(text), words, occurrence);
  return { bounds: bounds ?? null, failure: failure ?? null, hits };
})"""
QUOTE = """cases => cases.map(([text, ...bounds]) => {
  const { fold, quotationFor, wholeWords } = postilla.quotation;
  const whole = wholeWords(fold(text), bounds);
  const quoted = whole && quotationFor(fold(text), whole);
  return { whole, words: quoted?.words ?? "", occurrence: quoted?.occurrence ?? 0 };
})"""


@pytest.fixture(scope="module")
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    """Open a page with the resolver, for all tests of this module."""
    context = chromium.new_context()
    opened = context.new_page()
    opened.goto(f"{site.as_uri()}/chapters/01-harbour.html")
    yield with_scripts(opened)
    context.close()


def units(text: str, offset: int) -> int:
    """Turn an offset in code points into one in units of UTF-16."""
    return len(text[:offset].encode("utf-16-le")) // 2


def answer(text: str, quotation: Quotation) -> dict[str, Any]:
    found = locate(FoldedText.of(text), quotation)
    if not isinstance(found, NotFound):
        return {"bounds": [units(text, one) for one in found], "failure": None, "hits": []}
    hits = [[units(text, one) for one in hit] for hit in found.hits]
    return {"bounds": None, "failure": found.failure.value, "hits": hits}


def test_the_table(page: Page) -> None:
    cases = [(text, words, occurrence) for text, words, occurrence, _ in FOUND]
    expected = [answer(text, Quotation(words=words, occurrence=n)) for text, words, n in cases]
    assert page.evaluate(LOCATE, cases) == expected
    places = [(row[0], *(units(row[0], at) for at in place_of(*row[:3]))) for row in QUOTED]
    found = page.evaluate(QUOTE, places)
    assert [(one["words"], one["occurrence"]) for one in found] == [row[3:] for row in QUOTED]


def test_every_quotation_of_the_sources(page: Page) -> None:
    """The golden cases of the checks, and all that this edition quotes."""
    cases, expected = [], []
    for path in CHAPTERS:
        chapter = read(path)
        _, texts = texts_of(chapter)
        for annotation in chapter.annotations:
            quotation = quotation_of(annotation)
            if annotation.anchor in texts and not (quotation.prefix or quotation.suffix):
                text = texts[annotation.anchor]
                cases.append((text, quotation.words, quotation.occurrence))
                expected.append(answer(text, quotation))
    assert {one["failure"] for one in expected} >= {
        *(None, "empty", "missing", "inside a word", "ambiguous", "occurrence")
    }
    assert page.evaluate(LOCATE, cases) == expected


def test_every_character(page: Page) -> None:
    """What is folded, and what is of a word: each character that Python knows, between others."""
    known = [
        chr(number)
        for number in range(0x20, sys.maxunicode)
        if unicodedata.category(chr(number)) not in ("Cn", "Cs", "Co")
        and not 0x3400 <= number <= 0xD7FF
        and not 0x17000 <= number <= 0x3FFFF
    ]
    assert len(known) > 20_000
    folded, bounds = page.evaluate(
        """characters => {
          const { fold, foldQuote, locate } = postilla.quotation;
          return [
            characters.map(one => foldQuote(`x${one}x`)),
            characters.map(one => locate(fold(`x${one}`), "x").failure ?? ""),
          ];
        }""",
        known,
    )
    assert folded == [fold_quote(f"x{one}x") for one in known]
    for one, failure in zip(known, bounds, strict=True):
        expected = locate(FoldedText.of(f"x{one}"), Quotation(words="x"))
        said = expected.failure.value if isinstance(expected, NotFound) else ""
        assert failure == said, f"U+{ord(one):04X}"


WORDS = st.text(st.sampled_from("abc éı̇İ“”\"'’-–\xad…𐌰橋ш."), min_size=1, max_size=5)
TEXTS = (
    st.one_of(
        st.lists(st.sampled_from(["the", "bridge", "of", "a", "wars", "…"]) | WORDS, max_size=40),
        # So much alike that many words are needed to tell them apart.
        st.lists(st.sampled_from(["the", "the", "the", "bridge"]), min_size=30, max_size=60),
    )
    .map(lambda words: " ".join(" ".join(words).split()))
    # A word of soft hyphens alone would leave two blanks: no quotation has such.
    .filter(lambda text: text and "  " not in FoldedText.of(text).folded)
)


@st.composite
def selections(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@settings(max_examples=8, phases=[Phase.generate])  # each asks the browser: too slow to shrink
@given(st.lists(selections(), min_size=30, max_size=40))
def test_what_is_selected_is_found_again(page: Page, cases: list[tuple[str, int, int]]) -> None:
    asked = [(text, units(text, start), units(text, end)) for text, start, end in cases]
    for (text, start, end), made in zip(cases, page.evaluate(QUOTE, asked), strict=True):
        if made["whole"] is None:
            assert not fold_quote(text[start:end])
            continue
        first, last = (
            len(text.encode("utf-16-le")[: 2 * at].decode("utf-16-le")) for at in made["whole"]
        )
        bounds = (first, last)
        kept = fold_quote(text[start:end])
        assert kept in fold_quote(text[slice(*bounds)])
        folded = FoldedText.of(text)
        quotation = Quotation(words=made["words"], occurrence=made["occurrence"])
        assert quotation == quotation_for(folded, bounds)
        if fold_quote(text[slice(*bounds)]).strip("… "):
            assert locate(folded, quotation) == bounds


@settings(max_examples=6, phases=[Phase.generate])
@given(st.lists(TEXTS | st.text(max_size=30), min_size=30))
def test_addresses(page: Page, texts: list[str]) -> None:
    found = page.evaluate(
        "texts => texts.map(words => postilla.directive.slug('claim', words))", texts
    )
    for text, slug in zip(texts, found, strict=True):
        assert slug == Slugs(()).make("claim", text)
