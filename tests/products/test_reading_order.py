# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of the PDF as a plain tool takes it out: block after block in the order of reading.

``pdftotext`` knows no tags: it goes by what stands where on the page.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pytest

from postilla.syntax.reader import read_chapter
from postilla.syntax.restored import restored

if TYPE_CHECKING:
    from tests.this_edition import BuiltEdition

NUMBER: Final = re.compile(r"\n[0-9]+\n")
"""A number of a line or a page, in the margin."""
MARK: Final = "(?:[a-z]?[0-9]{1,3}){0,2}"
"""Marks of notes and annotations, and numbers in the margin."""
FEW: Final = 3


def letters(text: str) -> str:
    """Give the letters and digits alone: lines end and words are divided anywhere."""
    return re.sub(r"\W", "", text.casefold())


def beginnings(edition: BuiltEdition) -> Iterator[tuple[str, str]]:
    """Give each block's id, and a pattern of the words with which it begins."""
    for path in sorted((edition.root / "source" / "chapters").glob("*.md")):
        read = read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name)
        for block in restored(read).blocks:
            words = filter(None, map(letters, block.content.text.split()[:FEW]))
            if pattern := MARK.join(words):
                yield block.id, pattern


def test_blocks_come_in_the_order_of_reading(built_edition: BuiltEdition) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.fail("pdftotext is missing: install the Debian package poppler-utils", pytrace=False)
    run = subprocess.run(
        [program, "-enc", "UTF-8", built_edition.file(".pdf"), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    text = letters(NUMBER.sub("\n", run.stdout))
    place, late = 0, []
    blocks = dict(beginnings(built_edition))
    for name, pattern in blocks.items():
        if found := re.compile(pattern).search(text, place):
            place = found.start()
        else:
            late.append(name)
    assert len(blocks) > 100
    assert late == []
