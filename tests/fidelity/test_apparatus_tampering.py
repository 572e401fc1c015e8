# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever is done to the apparatus of the site and the EPUB, the proof tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.fidelity import edits
from tests.fidelity.edits import Change, Edit, change_pages, elements, remove

if TYPE_CHECKING:
    from tests.fidelity.conftest import Products

WEB: Final = ("html", "epub")


def of_class(name: str, edit: Edit) -> Edit:
    """Change the one element of a class in an element."""

    def change(element: Any) -> None:
        (found,) = (one for one in element.iter() if name in one.get("class", "").split())
        edit(found)

    return change


def take_out(name: str) -> Edit:
    """Put what is in the one element of a class in its place."""

    def edit(element: Any) -> None:
        element.addprevious(element.makeelement(element.tag, {}))
        around = element.getprevious()
        around.text, around[:] = element.text, list(element)
        around.tail = element.tail
        element.getparent().remove(element)

    return of_class(name, edit)


def as_transmitted(words: str) -> Edit:
    """Show the transmitted words in the place of others."""
    return of_class("restored", edits.set_words(words))


def into(element: Any, target: Any) -> None:
    """Move an element to the end of another one."""
    remove(element)
    target.append(element)


CASES: Final[tuple[tuple[str, tuple[str, ...], Change, str, str], ...]] = (
    (
        "an entry is gone",
        WEB,
        elements(remove, "keeper"),
        "apparatus",
        "keeper",
    ),
    (
        "an entry of a note is gone",
        WEB,
        elements(remove, "wardens"),
        "apparatus",
        "wardens",
    ),
    (
        "an entry has another name",
        WEB,
        elements(edits.set_id("keeping"), "keeper"),
        "apparatus",
        "keeper",
    ),
    (
        "the transmitted words are gone",
        WEB,
        elements(of_class("transmitted-words", remove), "town"),
        "apparatus",
        "town",
    ),
    (
        "the transmitted words are hidden",
        WEB,
        edits.style(".transmitted-words {display: none}"),
        "text-changed",
        "p-1-5",
    ),
    (
        "the transmitted words are others",
        WEB,
        elements(of_class("transmitted-words", edits.set_words("kepper")), "keeper"),
        "text-changed",
        "p-1-5",
    ),
    (
        "transmitted words are invented",
        WEB,
        elements(of_class("transmitted-words", edits.set_words("town or city")), "town"),
        "text-changed",
        "b-2",
    ),
    (
        "the words of a heading are others",
        WEB,
        elements(of_class("transmitted-words", edits.set_words("WEATHER")), "on-the-title"),
        "text-changed",
        "title-en",
    ),
    (
        "words left out are others",
        WEB,
        elements(of_class("transmitted-words", edits.set_words("y|")), "edge"),
        "text-changed",
        "p-1-5",
    ),
    (
        "words are shown as transmitted",
        WEB,
        elements(as_transmitted("keepr"), "keeper--words"),
        "text-changed",
        "p-1-5",
    ),
    (
        "words that are restored do not say so",
        WEB,
        elements(take_out("restored"), "keeper--words"),
        "text-changed",
        "p-1-5",
    ),
    (
        "a word left out is shown",
        WEB,
        elements(as_transmitted("x|"), "edge--words"),
        "text-changed",
        "p-1-5",
    ),
    (
        "a quotation takes words away",
        WEB,
        elements(edits.set_words(""), "no-week--words"),
        "text-changed",
        "p-2-1",
    ),
    (
        "base text among the annotations",
        WEB,
        elements(into, "p-1-5", "keeper"),
        "block-missing",
        "p-1-5",
    ),
    (
        "an annotation among the base text",
        WEB,
        elements(into, "keeper--words", "p-1-4"),
        "text-changed",
        "p-1-4",
    ),
    (
        "the list is no apparatus",
        ("epub",),
        edits.words(
            'class="apparatus edition-notes" aria-label="The edition’s notes" epub:type="endnotes">'
            '<h2>The edition’s notes</h2><ol><li class="apparatus annotation claim" id="no-week"',
            'class="edition-notes"><h2>The edition’s notes</h2><ol><li id="no-week"',
        ),
        "block-added",
        "without id",
    ),
)


@pytest.mark.parametrize(
    ("name", "change", "code", "place"),
    [
        pytest.param(name, change, code, place, id=f"{name}-{what}")
        for what, names, change, code, place in CASES
        for name in names
    ],
)
def test_tampered(annotated: Products, name: str, change: Change, code: str, place: str) -> None:
    findings = annotated.findings(name, change_pages(annotated.files(name), change))
    assert f"product/{code}" in {finding.code for finding in findings}, findings
    assert any(place in finding.message for finding in findings), findings
