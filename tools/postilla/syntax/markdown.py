# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The one Markdown dialect: MyST as this project configures it, parsed to tokens.

The plugins and their order are those of MyST-Parser with :data:`MYST_EXTENSIONS`; a test
holds the two token streams against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import make_fence_rule
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from postilla.syntax.bounds import deep, excess

MYST_EXTENSIONS = ("attrs_block", "attrs_inline", "colon_fence")
"""The MyST extensions in use, for ``myst_enable_extensions``."""

_KEPT: Final = 1024
"""Texts."""


def make_parser() -> MarkdownIt:
    """Build a parser of the dialect.

    Escapes and character references stay tokens of their own (``text_special``), so that
    every character can be traced to its place in the source.

    :return: a parser whose ``parse`` gives tokens.
    """
    parser = (
        MarkdownIt("commonmark")
        .enable("table")
        .disable("text_join")
        .use(front_matter_plugin)
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    )
    parser.block.ruler.before(
        "fence",
        "colon_fence",
        make_fence_rule(markers=(":",), token_type="colon_fence"),
        {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]},
    )
    parser.use(
        attrs_plugin,
        after=("image", "code_inline", "link_close", "span_close"),
        spans=True,
        span_after="footnote_ref",
    )
    parser.use(attrs_block_plugin)
    return parser


def parse(text: str) -> Sequence[Token]:
    """Parse a source file, or the body of a directive.

    :param text: Markdown.
    :return: the block tokens; ``map`` holds 0-based lines, end exclusive. A text beyond the
        bounds has none; the allow-lists say why.
    """
    if excess(text):
        return ()
    tokens = parse_anything(text)
    return () if deep(tokens) else tokens


@lru_cache(maxsize=_KEPT)
def parse_anything(text: str) -> Sequence[Token]:
    """Parse a text that may be nested deeper than the bounds allow.

    What was parsed lately is known still: several checks ask for the same page or body.

    :param text: Markdown within the other bounds.
    :return: the block tokens, fit for loops only, and never to be changed.
    """
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    """Build the parser once: it keeps nothing of what it has parsed, and takes a while."""
    return make_parser()
