# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words that are in a page but can't be read on it are missing; what a style adds is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.fidelity import edits
from tests.fidelity.edits import Change, Pages, change_pages, elements, style, words

if TYPE_CHECKING:
    from tests.fidelity.conftest import Products

WEB: Final = ("html", "epub")
SENTENCE: Final = "p-2-1-s1"

HIDING: Final = (
    "display: none",
    "visibility: hidden",
    "visibility: collapse",
    "content-visibility: hidden",
    "opacity: 0",
    "opacity: 1%",
    "color: transparent",
    "color: rgba(0, 0, 0, 0.01)",
    "font-size: 0",
    "font-size: 1px",
    "font: 0/0 serif",
    "text-indent: -999em",
    "clip-path: inset(50%)",
    "position: absolute; clip: rect(0 0 0 0)",
    "position: absolute; left: -9999px",
    "position: fixed; top: calc(-1 * 200vh)",
    "position: relative; inset: 0 0 0 -100rem",
    "margin-left: -9999px",
    "margin: 0 0 0 -9999px",
    "transform: translateX(-9999px)",
    "overflow: hidden; height: 0",
    "overflow-x: clip; max-width: 1px",
)
HARMLESS: Final = (
    "opacity: 0.6",
    "color: #333",
    "font-size: 0.7em",
    "font: italic 1.1em/1.4 serif",
    "text-indent: -1.5em",
    "position: relative; top: -0.4em",
    "position: absolute; left: calc(-1 * var(--margin))",
    "overflow: hidden; height: 4em",
    "clip-path: none; clip: auto",
    "display: inline-block",
    "visibility: visible",
)
WRAPPERS: Final = ("template", "script", "noscript", "details", "dialog", "iframe")


def assert_told(products: Products, name: str, change: Change, code: str = "text-changed") -> None:
    findings = products.findings(name, change_pages(products.files(name), change))
    assert [finding.code for finding in findings] == [f"product/{code}"], findings


def assert_untold(products: Products, name: str, change: Change) -> None:
    assert products.findings(name, change_pages(products.files(name), change)) == []


@pytest.mark.parametrize("declarations", HIDING)
def test_inline_style(products: Products, declarations: str) -> None:
    for name in WEB:
        hide = elements(edits.set_attribute("style", declarations), SENTENCE)
        assert_told(products, name, hide)


@pytest.mark.parametrize("declarations", HIDING)
def test_style_sheet(products: Products, declarations: str) -> None:
    for name in WEB:
        assert_told(products, name, style(f"#{SENTENCE} {{ {declarations} }}"))


@pytest.mark.parametrize("declarations", HARMLESS)
def test_what_hides_nothing(products: Products, declarations: str) -> None:
    for name in WEB:
        assert_untold(products, name, style(f"#{SENTENCE} {{ {declarations} }}"))


@pytest.mark.parametrize(
    "rule",
    [
        "section p > #{} {{ display: none }}",
        "#p-2-1 > span:first-of-type {{ display: none }}",
        "@media print {{ #{} {{ display: none }} }}",
        "@media (max-width: 40rem) {{ #{} {{ opacity: 0 }} }}",
        "@supports (display: grid) {{ @media print {{ #{} {{ display: none }} }} }}",
        "@layer base {{ #{} {{ display: none }} }}",
        "#{0} {{ display: none !important }} #{0} {{ display: inline }}",
        "#{0} {{ display: none }} span {{ display: inline }}",
    ],
)
def test_cascade_that_hides(products: Products, rule: str) -> None:
    for name in WEB:
        assert_told(products, name, style(rule.format(SENTENCE)))


@pytest.mark.parametrize(
    "rule",
    [
        "#{0} {{ display: none }} #{0} {{ display: inline }}",
        "span {{ display: none }} span {{ display: inline }} #{} {{ color: red }}",
        "#p-2-1 {{ visibility: hidden }} #{}, #p-2-1-s2 {{ visibility: visible }}",
        "#{}:hover {{ display: none }}",
        "#{}.open {{ display: none }}",
        "@font-face {{ font-family: x; src: url(#{}) }}",
        "#{}::details-content {{ content-visibility: visible }}",
        "::highlight(postilla-suggested) {{ background-color: gold; color: black }}",
    ],
)
def test_cascade_that_hides_nothing(products: Products, rule: str) -> None:
    for name in WEB:
        assert_untold(products, name, style(rule.format(SENTENCE)))


def test_condition_is_named(products: Products) -> None:
    hide = style("@media print { #p-2-1-s1 { display: none } }")
    (finding,) = products.findings("html", change_pages(products.files("html"), hide))
    assert "the site under “@media print” has" in finding.message


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("hidden", "hidden"),
        ("aria-hidden", "true"),
        ("popover", "auto"),
        ("class", "apparatus"),
        ("class", "note-mark"),
    ],
)
def test_attribute(products: Products, attribute: str, value: str) -> None:
    for name in WEB:
        hide = elements(edits.set_attribute(attribute, value), SENTENCE)
        assert_told(products, name, hide)


@pytest.mark.parametrize("tag", WRAPPERS)
def test_element(products: Products, tag: str) -> None:
    for name in WEB:
        assert_told(products, name, elements(edits.put_into(tag), SENTENCE))


def test_notes_of_others_are_no_text(products: Products) -> None:
    assert_told(products, "tei", elements(edits.put_into("note"), SENTENCE))


@pytest.mark.parametrize(
    "rule",
    [
        '::before { content: "§" }',
        '::after { content: " added" }',
        "::before { content: attr(id) }",
        "::before { content: counter(sentence) }",
        "::before { content: open-quote }",
        "{ text-transform: uppercase }",
        "{ text-transform: capitalize }",
    ],
)
def test_words_that_a_style_adds_or_changes(products: Products, rule: str) -> None:
    for name in WEB:
        assert_told(products, name, style(f"#{SENTENCE}{rule}"))


@pytest.mark.parametrize(
    "rule",
    [
        f'#{SENTENCE}::before {{ content: "" }}',
        f"#{SENTENCE}::before {{ content: none }}",
        f'#{SENTENCE}::before {{ content: "\\2060" }}',
        f'#{SENTENCE}::before {{ content: "§"; display: none }}',
        f'#{SENTENCE}::selection {{ content: "§" }}',
        '.permalink::before { content: "The edition: " }',
        "#title-en > h1 { text-transform: uppercase }",
    ],
)
def test_style_that_adds_nothing(products: Products, rule: str) -> None:
    for name in WEB:
        assert_untold(products, name, style(rule))


def test_line_of_its_own_parts_words(products: Products) -> None:
    """What stands in a line of its own is no part of a word, whatever the markup says."""
    for name in WEB:
        part = words("built of oak", 'buil<span class="x">t</span> of oak')
        assert_untold(products, name, part)
        assert_told(products, name, both(part, style(".x { display: block }")))


def both(first: Change, second: Change) -> Change:
    def change(pages: Pages) -> None:
        first(pages)
        second(pages)

    return change


@pytest.mark.parametrize(
    "css",
    [
        '@import "other.css";',
        "p:dir(rtl) { display: none }",
        "p { color: red; span { display: none } }",
        "@starting-style { p { opacity: 0 } }",
        "details::details-content { content-visibility: hidden }",
        "p, details::details-content { content-visibility: visible }",
        "::highlight(found) { color: transparent }",
        "p, ::highlight(found) { color: black }",
    ],
)
def test_style_that_cannot_be_followed(products: Products, css: str) -> None:
    for name in WEB:
        assert_told(products, name, style(css), "style")


def test_style_sheet_that_is_missing(products: Products) -> None:
    files = products.files("html")
    del files["_static/postilla.css"]
    assert {one.code for one in products.findings("html", files)} == {"product/style"}
