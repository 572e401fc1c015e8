# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Splitting lines and finding addresses: no character may be lost or changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from postilla.sphinx_ext.transforms.addresses import find_addresses
from postilla.sphinx_ext.transforms.sentences import split_lines


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://example.org/a_b .", ["https://example.org/a_b"]),
        ("See https://example.org/a.", ["https://example.org/a"]),
        ("(https://example.org/a_(b)), p. 3", ["https://example.org/a_(b)"]),
        ("“https://example.org/x”; http://a.tr/?q=1&r=2#s,", None),
        ("https://example.org/ğüş/Қ?a=ə", ["https://example.org/ğüş/Қ?a=ə"]),
        ("https://example.org/en_.pdf", ["https://example.org/en_.pdf"]),
        ("https://example.org/a-b/", ["https://example.org/a-b/"]),
        ("www.example.org and https:// and ftp://example.org", []),
        ("<https://example.org>", ["https://example.org"]),
    ],
)
def test_addresses(text: str, addresses: list[str] | None) -> None:
    expected = (
        addresses if addresses is not None else ["https://example.org/x", "http://a.tr/?q=1&r=2#s"]
    )
    assert [text[start:end] for start, end in find_addresses(text)] == expected


@given(st.lists(st.sampled_from(["https://", "a.org/", "(", ")", "]", ".", ", ", " ", "ə", "”"])))
def test_addresses_are_apart_and_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    position = 0
    for start, end in find_addresses(text):
        assert position <= start < end <= len(text)
        assert not any(character.isspace() for character in text[start:end])
        position = end


def inline(children: st.SearchStrategy[nodes.Node]) -> st.SearchStrategy[nodes.Node]:
    kinds = st.sampled_from([nodes.emphasis, nodes.strong, nodes.inline])
    return st.builds(
        lambda kind, inner: kind("", "", *inner), kinds, st.lists(children, max_size=3)
    )


words = st.text("ab \n", max_size=6).map(nodes.Text)
trees = st.recursive(words, inline, max_leaves=8)


@given(st.lists(trees, max_size=4))
def test_lines_are_those_of_the_text(children: list[nodes.Node]) -> None:
    whole = nodes.paragraph("", "", *(child.deepcopy() for child in children))
    lines = [nodes.paragraph("", "", *line) for line in split_lines(children)]
    assert [line.astext() for line in lines] == whole.astext().split("\n")
    letters = [letter for line in lines for letter in marked(line)]
    assert letters == [letter for letter in marked(whole) if letter[0] != "\n"]


def marked(node: nodes.Node, *over: type[nodes.Node]) -> Iterator[tuple[str, ...]]:
    """Give each letter with the names of the markup over it."""
    if isinstance(node, nodes.Text):
        yield from ((letter, *(kind.__name__ for kind in over)) for letter in node)
    for child in node.children:
        yield from marked(child, *over, type(node))


def test_an_id_stays_with_the_first_piece() -> None:
    split = nodes.inline("", "", nodes.Text("a\nb"), ids=["x"], classes=["language-tr"])
    (first,), (second,) = split_lines([split])
    assert isinstance(first, nodes.inline)
    assert isinstance(second, nodes.inline)
    assert (first["ids"], second["ids"]) == (["x"], [])
    assert first["classes"] == second["classes"] == ["language-tr"]
