# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the form refuses is what the checks would refuse, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.suggesting import MIST, lay_edition, with_scripts

FAULTS = """([[id, typed], name, body, values]) => {
  const { suggestedWords, suggestions, directive } = postilla;
  const kind = suggestions.kinds.find((one) => one.name === name);
  const taken = suggestedWords.fromTyped(id, typed);
  const draft = { kind, argument: values.argument, values, body };
  return Object.fromEntries(directive.faults({ ...draft, about: suggestedWords.about(taken) }));
}"""
TYPED = """([id, typed]) => {
  const { place, bounds, note, offered } = postilla.suggestedWords.fromTyped(id, typed);
  const words = ([start, end]) => place.text.slice(start, end);
  return [bounds ? words(bounds) : note, offered.map(words)];
}"""
CLAIM = {"id": "new", "type": "event", "ascribed-to": "x"}
NOTE = {"id": "new", "about": "context"}
EMENDATION = {"id": "new", "cause": "undecided", "reading": "x", "ground": "x", "cert": "low"}
TRANSLATION = {"id": "new", "language": "en", "origin": "human"}
EVIDENCE = {"argument": "register1820", "for": "boats-lost", "relation": "supports"}
MIST_WORDS = ("p-3-1", "The mist of")
WAVE = ("p-3-1", "dalgası")


@pytest.fixture(scope="module")
def page(chromium: Browser, bridges: Path) -> Iterator[Page]:
    """Open a page with the scripts of the form."""
    context = chromium.new_context()
    opened = context.new_page()
    opened.goto(f"{(bridges / 'site').as_uri()}/{MIST}.html")
    yield with_scripts(opened)
    context.close()


@pytest.mark.parametrize(
    ("words", "kind", "body", "values", "field", "why"),
    [
        (MIST_WORDS, "claim", "", {**CLAIM, "ascribed-to": ""}, "ascribed-to", "left out"),
        (MIST_WORDS, "claim", "", {**CLAIM, "type": "x"}, "type", "one of the words"),
        (MIST_WORDS, "claim", "", {**CLAIM, "rests-on": "fn-4, p-3-1"}, "rests-on", "“p-3-1” is"),
        (MIST_WORDS, "claim", "", {**CLAIM, "repeats": "on-dusk"}, "repeats", "no claim “on-dusk”"),
        (MIST_WORDS, "claim", "", {**CLAIM, "date": "2026-02-30"}, "date", "a date"),
        (MIST_WORDS, "ednote", "", NOTE, "body", "what you have to say"),
        (MIST_WORDS, "ednote", ":a: b", NOTE, "body", "between colons"),
        (MIST_WORDS, "ednote", "a\n:::", NOTE, "body", "three colons"),
        (MIST_WORDS, "ednote", "x", {**NOTE, "id": "boats-lost"}, "id", "is taken"),
        (MIST_WORDS, "ednote", "x", {**NOTE, "id": "p-1-1"}, "id", "the text's own"),
        (MIST_WORDS, "ednote", "x", {**NOTE, "id": "constructor"}, None, ""),
        (MIST_WORDS, "ednote", "x", {**NOTE, "see": "constructor"}, "see", "no address"),
        (MIST_WORDS, "translation", "x", TRANSLATION, "words", "another language"),
        (WAVE, "translation", "x", TRANSLATION, None, ""),
        (WAVE, "translation", "x", {**TRANSLATION, "language": "tr"}, "language", "already"),
        (WAVE, "translation", "x", {**TRANSLATION, "language": "English"}, "language", "tag"),
        (("p-3-1", "old bridqe"), "emend", "", EMENDATION, "words", "emended already"),
        (("p-3-2", "dawn a mist"), "emend", "", EMENDATION, "words", "one paragraph"),
        (MIST_WORDS, "emend", "", {**EMENDATION, "reading": ""}, None, ""),
        (("p-3-1", "river"), "emend", "", {**EMENDATION, "reading": "river"}, "reading", "has"),
        (
            *(("p-3-1", "1821"), "emend", ""),
            *({**EMENDATION, "reading": "1822", "cause": "transcript"}, "cause", "A number"),
        ),
        (MIST_WORDS, "evidence", "x", EVIDENCE, "body", "Quote the source"),
        (MIST_WORDS, "evidence", "", {**EVIDENCE, "locator": "p. 4"}, None, ""),
        (MIST_WORDS, "evidence", "> x", {**EVIDENCE, "argument": "smith"}, "argument", "a work"),
        (MIST_WORDS, "evidence", "> x", {**EVIDENCE, "for": "on-dusk"}, "for", "no claim"),
    ],
)
def test_what_is_refused(
    page: Page,
    words: tuple[str, str],
    kind: str,
    body: str,
    values: dict[str, str],
    field: str | None,
    why: str,
) -> None:
    found: dict[str, str] = page.evaluate(FAULTS, [words, kind, body, values])
    assert list(found) == ([field] if field else [])
    assert why in found.get(field or "", "")


@pytest.mark.parametrize(
    ("place", "words", "expected"),
    [
        ("p-3-1", "  ", ["Which words are meant?", []]),
        ("p-3-1", "lighthouse", ["These words do not stand there.", []]),
        ("p-3-1", "ridqe", ["These are a part of longer words.", []]),
        ("p-3-1", "mist", ["These words stand there 2 times.", ["mist", "mist"]]),
        ("p-3-1", "an “old bridge", ["These words do not stand there.", []]),
        ("p-3-1", "old bridge, and", ["Only the text as restored", ["old bridqe, and"]]),
        ("p-3-2", "a mist", ["These words stand there 2 times.", ["a mist", "a mist"]]),
        ("p-3-2-i1", "a mist", ["a mist", []]),
        ("p-3-1", "40 boats … 1821", ["40 boats were lost in the sis dalgası of 1821", []]),
    ],
)
def test_words_that_are_typed(page: Page, place: str, words: str, expected: list[Any]) -> None:
    said, offered = page.evaluate(TYPED, [place, words])
    assert said.startswith(expected[0])
    assert offered == expected[1]


def test_the_data_is_only_data(page: Page, tmp_path: Path) -> None:
    """Titles come from refs.bib, which anybody can propose to change."""
    root = lay_edition(tmp_path, title="</script><script>\u2028alert(1)</script>")
    written = (root / "site" / "_static" / "suggestions-data.js").read_text(encoding="utf-8")
    assert "<" not in written
    assert "\u2028" not in written
    works = page.evaluate(f"() => {{ {written} return postilla.suggestions.works; }}")
    assert works["register1820"].startswith("</script>")
