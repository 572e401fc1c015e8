# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever is done to the text of the site, the EPUB and the TEI edition, the proof tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from postilla.fidelity.products import PRODUCTS
from tests.fidelity import edits
from tests.fidelity.conftest import WITH_ANNOTATIONS
from tests.fidelity.edits import Change, change_pages, elements, first_child, remove, words

if TYPE_CHECKING:
    from tests.fidelity.conftest import Products

WEB: Final = ("html", "epub")
ALL: Final = (*WEB, "tei")

Case = tuple[str, tuple[str, ...], Change, str]
"""What is done, to which products, how, and the id at which it is told."""


def number(value: str) -> edits.Edit:
    return edits.set_attribute("n", value)


CASES: Final[dict[str, tuple[Case, ...]]] = {
    "text-changed": (
        ("a word dropped", ALL, words("built of oak", "built oak"), "p-1-1"),
        ("two words merged", ALL, words("built of oak", "built ofoak"), "p-1-1"),
        ("a word split", ALL, words("built of oak", "bu ilt of oak"), "p-1-1"),
        ("a letter", ALL, words("single spring", "single sprung"), "p-1-1"),
        ("a letter of another script", ALL, words("single spring", "single sрring"), "p-1-1"),
        ("a heading", ALL, elements(first_child(edits.set_words("Of a ferry")), "s-1-1"), "s-1-1"),
        ("an item", ALL, words("grey stone", "gray stone"), "p-1-2-i2-i1"),
        ("an entry", ALL, words("Lenova 1990.", "Lenova 1991."), "b-1"),
        ("keywords", ALL, words("köprü, hava", "köprü, su"), "keywords-tr"),
        ("a note", ALL, words("town, p. 4.", "town, p. 5."), "fn-1"),
        ("beside a page break", ALL, words("ment of the f", "men of the f"), "p-1-4"),
        ("into a comment", ALL, words("in most weeks", "<!--in most weeks-->"), "p-2-1"),
        ("into an attribute", ALL, words(" in most", '<i n=" in most"/>'), "p-2-1"),
        (
            "sentences swapped",
            ALL,
            elements(edits.exchange_words, "abstract-en-s1", "abstract-en-s2"),
            "abstract-en",
        ),
        ("a page break parts a word", ("tei",), words(' break="no"', ""), "p-1-4"),
    ),
    "space-changed": (
        ("a no-break space", ALL, words("built of oak", "built of\u00a0oak"), "p-1-1"),
    ),
    "sentence-changed": (("its id", ALL, elements(edits.set_id("p-2-1-s9"), "p-2-1-s2"), "p-2-1"),),
    "block-missing": (
        ("a paragraph", ALL, elements(remove, "p-decl-1"), "p-decl-1"),
        ("an item", ALL, elements(remove, "p-1-2-i1"), "p-1-2-i1"),
        ("a note", ALL, elements(remove, "fn-4"), "fn-4"),
        ("an entry", ALL, elements(remove, "b-2"), "b-2"),
    ),
    "block-doubled": (("a paragraph", WEB, elements(edits.double, "p-decl-1"), "p-decl-1"),),
    "markup": (("a paragraph doubled", ("tei",), elements(edits.double, "p-decl-1"), "p-decl-1"),),
    "block-moved": (
        ("a paragraph", ALL, elements(edits.move_behind, "p-1-1", "p-1-2"), "p-1-1"),
        ("an entry", ALL, elements(edits.move_behind, "b-1", "b-2"), "b-1"),
    ),
    "block-added": (("words", ALL, elements(edits.add_paragraph, "p-1-4"), "without id"),),
    "id-changed": (
        ("a paragraph's", ALL, elements(edits.set_id("p-1-9"), "p-1-4"), "p-1-4"),
        ("a note's mark", ("html",), words('"#fnref-2">2<', '"#fnref-2">3<'), "fn-2"),
        ("a note's link", ("html",), words('"#fnref-2">2<', '"#fnref-3">2<'), "fn-2"),
        ("a note's mark", ("tei",), elements(number("3"), "fn-2"), "fn-2"),
        ("notes exchanged", WEB, elements(edits.exchange_words, "fn-1", "fn-3"), "fn-1"),
    ),
    "note-order": (("notes", WEB, elements(edits.move_behind, "fn-1", "fn-2"), "fn-1"),),
    "kind-changed": (
        ("a heading", ALL, elements(first_child(edits.rename("p")), "s-1-1"), "s-1-1"),
    ),
    "level-changed": (
        ("a heading", WEB, elements(first_child(edits.rename("h3")), "s-1-1"), "s-1-1"),
    ),
    "start-changed": (
        ("a list", WEB, elements(edits.set_attribute("start", "4"), "p-1-3"), "p-1-3"),
        ("a list", ("tei",), elements(number("5"), "p-1-3-i2"), "p-1-3"),
        ("backwards", WEB, elements(edits.set_attribute("reversed", ""), "p-1-3"), "p-1-3"),
        ("its item", WEB, elements(edits.set_attribute("value", "9"), "p-1-3-i2"), "p-1-3"),
        ("bullets", WEB, elements(edits.rename("ul"), "p-1-3"), "p-1-3"),
    ),
    "call-changed": (
        ("exchanged", ALL, elements(edits.exchange, "fnref-1", "fnref-2"), "p-1-1"),
        ("removed", ALL, elements(remove, "fnref-2"), "p-1-1"),
        ("moved", ALL, elements(edits.move_behind, "fnref-4", "p-2-1-s1"), "p-2-1"),
        ("its number", ("html",), words('"#fn-2">2<', '"#fn-2">3<'), "p-1-1"),
        ("its link", ("html",), words('"#fn-2">2<', '"#fn-3">2<'), "p-1-1"),
        ("its link", ("epub",), words('"#fn-2" epub', '"#fn-3" epub'), "p-1-1"),
        ("its number", ("tei",), elements(number("3"), "fnref-2"), "p-1-1"),
        ("its link", ("tei",), words('n="2" target="#fn-2"', 'n="2" target="#fn-3"'), "p-1-1"),
        ("its id", ALL, elements(edits.set_id("fnref-7"), "fnref-2"), "p-1-1"),
    ),
    "page-break-changed": (
        ("removed", ALL, elements(remove, "pg-14"), "p-1-4"),
        ("a word later", ALL, elements(edits.shift_page_break, "pg-13"), "p-1-1"),
        ("its id", ALL, elements(edits.set_id("pg-31"), "pg-13"), "p-1-1"),
        ("its number", ("html",), words(">13</a>", ">31</a>"), "p-1-1"),
        ("its number unseen", ("html",), words(">13</a>", "></a>"), "p-1-1"),
        ("its number", ("epub",), words('data-number="13"', 'data-number="31"'), "p-1-1"),
        ("its number unseen", ("epub",), edits.style(".pagebreak::before {content: none}"), "p-1"),
        ("its number", ("tei",), elements(number("31"), "pg-13"), "p-1-1"),
        ("its number said", WEB, words('"Page 13"', '"Page 31"'), "p-1-1"),
    ),
    "language-changed": (
        ("a paragraph's", ALL, elements(edits.without_language, "p-decl-1"), "p-decl-1"),
        ("words'", ALL, elements(first_child(edits.without_language), "p-1-1-s4"), "p-1-1"),
        (
            "a heading's",
            WEB,
            elements(first_child(first_child(edits.without_language)), "title-tr"),
            "title-tr",
        ),
        ("a heading's", ("tei",), elements(edits.without_language, "title-tr"), "title-tr"),
        ("a note's", ("html",), words('lang="ru">Н', 'lang="az">Н'), "fn-3"),
        ("a note's", ("epub",), words('xml:lang="ru">Н', 'xml:lang="az">Н'), "fn-3"),
        ("a note's", ("tei",), words('xml:lang="ru">Н', 'xml:lang="az">Н'), "fn-3"),
    ),
    "emphasis-changed": (
        ("removed", WEB, words("<em>Bridges</em>", "Bridges"), "fn-2"),
        ("stronger", WEB, words("<em>Bridges</em>", "<strong>Bridges</strong>"), "fn-2"),
        ("weaker", ("tei",), words('rend="bold"', 'rend="italic"'), "p-2-1"),
    ),
}


PARAMETERS: Final = [
    pytest.param(name, change, code, place, id=f"{name}-{code}-{what}")
    for code, cases in CASES.items()
    for what, names, change, place in cases
    for name in names
]


@pytest.mark.parametrize("name", PRODUCTS)
def test_untouched(products: Products, name: str) -> None:
    assert products.findings(name, products.files(name)) == []


@pytest.mark.parametrize("name", WITH_ANNOTATIONS)
def test_untouched_and_annotated(annotated: Products, name: str) -> None:
    assert annotated.findings(name, annotated.files(name)) == []


@pytest.mark.parametrize(("name", "change", "code", "place"), PARAMETERS)
@pytest.mark.parametrize("edition", ["products", "annotated"])
def test_tampered(
    edition: str,
    name: str,
    change: Change,
    code: str,
    place: str,
    request: pytest.FixtureRequest,
) -> None:
    products: Products = request.getfixturevalue(edition)
    findings = products.findings(name, change_pages(products.files(name), change))
    assert f"product/{code}" in {finding.code for finding in findings}, findings
    assert any(place in finding.message for finding in findings), findings
