# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever stands in a pull request is words in the report, and nothing but words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from postilla.review.markdown.escape import code, cut_off, spaced, words

HOST = MarkdownIt("gfm-like", {"html": True, "linkify": False})
"""As code hosts read comments; what they look for afterwards is :data:`ACTIVE`."""
ACTIVE = re.compile(
    r"[@#!$%&~^][\w/]|\b(?:https?|ftp|mailto|xmpp|javascript|data):[^\s\u200b]|:\w+:|\bwww\.|"
    r"\b[0-9a-f]{7,40}\b|(?-i:\b(?:GH|[A-Z]+)-[0-9])",
    re.IGNORECASE,
)
HOSTILE = [
    "@maintainer",
    "#123",
    "owner/repo#1",
    "owner/repo@4a554fa",
    "GH-12",
    "https://evil.example",
    "www.evil.example",
    "a@b.example",
    "<https://evil.example>",
    "<img src=x onerror=alert(1)>",
    "<!-- postilla report -->",
    "--> <script>",
    "![x](http://evil.example/x.png)",
    "[x](javascript:alert(1))",
    "[x]: http://evil.example",
    "`code`",
    "```",
    "~~~ html",
    "# heading",
    "- item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "===",
    "| a | b |",
    "*a* __b__ ~~c~~",
    "a\n\n# b",
    "\tcode",
    "    code",
    "&lt;b&gt; &#35;1",
    ":smile:",
    "$x$ $$y$$",
    "\\",
    "\\*",
    "[^1]",
    "- [ ] task",
    "<details>",
    "</blockquote></details>",
    "::set-output name=x::y",
    "::error::x",
    "!12",
    "~label",
    "%milestone",
    "4a554faec051dc1398f146d71b7f0b1a6c9b58cd",
]
SIGNS = st.text(st.sampled_from("@#!$%&~^:/<>[]()`*_-+=|\\\"'.1a \n\t\u202e\u200b\u0301ü;x"))
ANYTHING = st.one_of(st.text(), SIGNS, st.lists(st.sampled_from(HOSTILE)).map(" ".join))


class Read(HTMLParser):
    """What a page has: the names of its elements, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.text += "\u200b"  # hosts look into one run of text at a time
        assert attrs in ([], [("style", "text-align:right")])  # of the table of counts

    def handle_endtag(self, tag: str) -> None:
        self.text += "\u200b"

    def handle_comment(self, data: str) -> None:
        self.tags.append("!--")

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(text: str) -> str:
    """Give what a reader sees, without what has no width."""
    return text.replace("\u200b", "")


@given(ANYTHING)
@example(" ".join(HOSTILE))
def test_it_is_words_wherever_it_stands(text: str) -> None:
    escaped = words(text)
    assert "\n" not in escaped
    for before, tags in (
        ("", ["p"]),
        ("- ", ["ul", "li"]),
        ("- **x:** ", ["ul", "li", "strong"]),
        ("> - ", ["blockquote", "ul", "li"]),
        ("### ", ["h3"]),
        ("x ", ["p"]),
    ):
        page = Read(HOST.render(f"{before}{escaped}"))
        assert page.tags in (tags, [tag for tag in tags if tag != "p"]), before
    inside = Read(HOST.render(f"<blockquote><p>{escaped}</p></blockquote>"))
    assert inside.tags == ["blockquote", "p"]
    assert not ACTIVE.search(inside.text)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_works(text: str) -> None:
    page = Read(HOST.render(words(text)))
    assert page.tags == ["p"]
    assert not ACTIVE.search(page.text)
    assert shown(page.text).strip() == " ".join(text.split())


@given(ANYTHING)
def test_what_can_not_be_seen_is_shown(text: str) -> None:
    assert all(sign.isprintable() for sign in words(text).replace("\u200b", ""))


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("a\x00b\x1b[31m", "a[U+0000]b[U+001B][31m"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("a" + "\u0301" * 5, "a" + "\u0301" * 4 + "[U+0301]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_characters_that_deceive_are_shown_as_numbers(text: str, visible: str) -> None:
    assert shown(Read(HOST.render(words(text))).text).strip() == visible


def test_long_texts_are_cut() -> None:
    assert len(words("@" * 1_000_000, 100)) < 2_000
    assert cut_off("one two three", 8) == "one two …"
    assert cut_off("one", 3) == "one"


def test_blanks_between_words_stay() -> None:
    assert spaced(" a  b\n") == " a b "
    assert spaced("  ") == " "
    assert code("a") == "<code>a</code>"
