# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a script takes for the words of a block is what the checks look quotations up in.

All of this edition and of the sample ones, every block, in both readings.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Reader
from tests.browser.suggesting import REPOSITORY, build_edition, read, select, texts_of, with_scripts

HARBOUR = "chapters/01-harbour"
FOUND = """() => {
  const { passage, bounds } = postilla.passages.find(getSelection().getRangeAt(0));
  return passage.text.slice(...bounds);
}"""
TEXTS = """() => {
  const { all, whole } = postilla.passages;
  const lists = [...new Set(all().filter(({ id, top }) => id !== top).map(({ top }) => top))];
  return [...all(), ...lists.map(whole)].map(({ id, top, text }) => [id, text]);
}"""


@pytest.fixture(scope="module")
def this_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of this repository."""
    return build_edition(REPOSITORY, tmp_path_factory.mktemp("this"))


def compare(reader: Reader, site: Path, source: Path) -> int:
    compared = 0
    for path in sorted((source / "chapters").glob("*.md")):
        _, expected = texts_of(read(path))
        page = with_scripts(reader.open(site, f"chapters/{path.stem}"))
        found = dict(page.evaluate(TEXTS))
        assert found == {name: text for name, text in expected.items() if text}
        compared += len(found)
        page.context.close()
    return compared


def test_this_edition(reader: Reader, this_site: Path) -> None:
    assert compare(reader, this_site, REPOSITORY / "source") > 200


def test_the_sample(reader: Reader, site: Path, transmitted_site: Path) -> None:
    assert compare(reader, site, ROOT) > 15
    assert compare(reader, transmitted_site, ROOT) > 15


@pytest.mark.parametrize(
    ("is_restored", "words", "found"),
    [
        (True, "p. 63…regis", "p. 63, https://example.org/regi ster"),
        (True, "egister", "https://example.org/regi ster"),
        (False, "p. 63…regi", "p. 63, https://example.org/regi"),
        (False, "ster .", "ster ."),
    ],
)
def test_what_is_selected(
    reader: Reader, site: Path, transmitted_site: Path, is_restored: bool, words: str, found: str
) -> None:
    """Of words that are read restored, all that was transmitted; else just what is selected."""
    page = with_scripts(reader.open(site if is_restored else transmitted_site, HARBOUR))
    select(page, "fn-1", words)
    assert page.evaluate(FOUND) == found
