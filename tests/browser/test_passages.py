# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a script takes for the words of a block is what the checks look quotations up in.

All of this edition and of the sample ones, every block, in both readings.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Reader
from tests.browser.suggesting import REPOSITORY, build_edition, read, texts_of, with_scripts

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
