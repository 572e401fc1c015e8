# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Bodies as they will be read: a few tags, no links, and one line whatever they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from postilla.model.bibliography import Person, Work, WorkType
from postilla.review.markdown.prose import ProseWriter
from postilla.syntax.prose import read_prose
from tests.review.markdown.test_escape import ACTIVE, ANYTHING, HOSTILE, Read

WORK = Work(key="k", type=WorkType.BOOK, authors=(Person(family="Keeper"),), year="1901")
WRITER = ProseWriter([WORK], lambda identifier: {"p-1-1": "par. 1.1"}.get(identifier, "x"))
HOST = MarkdownIt("gfm-like", {"html": True, "linkify": False})
TAGS = frozenset(("p", "em", "strong", "code", "blockquote", "ul", "ol", "li", "br"))
PIECES = st.sampled_from(
    [
        "*a*",
        "**b**",
        "`c`",
        "[d](#p-1-1)",
        "{ref}`p-1-1`",
        "> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "[",
        "](",
    ]
)
BODIES = st.lists(st.one_of(PIECES, st.sampled_from(HOSTILE), ANYTHING), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The *older* **one**.", "<p>The <em>older</em> <strong>one</strong>.</p>"),
        ("> Words.", "<blockquote><p>Words.</p></blockquote>"),
        ("1. one\n2. two", "<ol><li><p>one</p></li><li><p>two</p></li></ol>"),
        ("See [this](#p-1-1).", "<p>See this (→ par. 1.1).</p>"),
        ("See [par. 1.1](#p-1-1).", "<p>See par. 1.1.</p>"),
        ("{cite:p}`k` {cite:t}`none`", "<p>(Keeper 1901) [no work none]</p>"),
    ],
)
def test_what_a_reader_sees(body: str, told: str) -> None:
    written = WRITER.write(read_prose(body, "chapters"), 1_000)
    assert Read(written).tags == Read(told).tags
    assert Read(written).text.replace("\u200b", "") == Read(told).text.replace("\u200b", "")


@given(BODIES)
def test_nothing_else_comes_of_any_body(body: str) -> None:
    written = WRITER.write(read_prose(body, "chapters"), 1_000)
    assert "\n" not in written
    page = Read(HOST.render(f"<blockquote>{written}</blockquote>"))
    assert set(page.tags) <= TAGS
    assert not ACTIVE.search(page.text)


def test_long_bodies_end() -> None:
    told = WRITER.write(read_prose("Words.\n\n" * 1_000, "chapters"), 1_000)
    assert len(told) < 1_200
    assert "more paragraphs or lists" in told


def test_nesting_ends() -> None:
    told = WRITER.write(read_prose(">" * 5_000 + " x", "chapters"), 1_000)
    assert told.count("<blockquote>") < 100
