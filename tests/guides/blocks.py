# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The examples of the guides: every fenced block of their pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

from tests.this_edition import REPOSITORY

FRAME: Final = REPOSITORY / "tools" / "postilla" / "starter" / "frame"
PAGES: Final = (
    *sorted((REPOSITORY / "source" / "guides").glob("*.md")),
    *(REPOSITORY / "source" / "about" / f"{name}.md" for name in ("annotating", "parallel")),
    *(FRAME / "source" / "about" / f"{name}.md" for name in ("annotating", "syntax")),
)
"""The guides of this edition, and those that every new edition has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """An example."""

    page: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        """Name the place; the tests are named by it."""
        return f"{self.page.relative_to(REPOSITORY)}:{self.line}"

    @property
    def file(self) -> str:
        """Name the file that the example says it is of, in a comment on its first line."""
        first = self.text.partition("\n")[0]
        return first.removeprefix("# ") if first.startswith("# ") else ""


def blocks_of(page: Path) -> Iterator[Block]:
    """Read the examples of a page; directives of the edition are none."""
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence" and not token.info.startswith("{"):
            line = (token.map or [0, 0])[0] + 1
            yield Block(page=page, line=line, language=token.info.strip(), text=token.content)


BLOCKS: Final = tuple(block for page in PAGES for block in blocks_of(page))
