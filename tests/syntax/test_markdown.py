# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The dialect is MyST's: both parsers give the same tokens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from postilla.model.block import Chapter
from postilla.syntax import markdown
from postilla.syntax.writer import write_chapter
from tests.strategies import chapters

CASES = sorted((Path(__file__).parent / "allowlist" / "cases").glob("*/*.md"))


def shape(tokens: list[Token]) -> list[object]:
    """Give what both must agree on; MyST joins neighbouring texts, here they stay apart."""
    rows: list[object] = []
    text = ""
    for token in tokens:
        if token.type in ("text", "text_special"):
            text += token.content
            continue
        if text:
            rows.append(text)
            text = ""
        inner = shape(token.children) if token.children else None
        rows.append((token.type, token.tag, token.attrs, token.map, token.info, inner))
    return [*rows, text] if text else rows


def myst(text: str) -> list[object]:
    config = MdParserConfig(enable_extensions=set(markdown.MYST_EXTENSIONS))
    return shape(create_md_parser(config, RendererHTML).parse(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_files(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    assert shape(list(markdown.parse_anything(text))) == myst(text)


@given(chapters())
@settings(max_examples=30)
def test_chapters(chapter: Chapter) -> None:
    text = write_chapter(chapter)
    assert shape(list(markdown.parse_anything(text))) == myst(text)
