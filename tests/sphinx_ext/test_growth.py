# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What an edition grows by: its chapters, and nothing on each page for all the others."""

from __future__ import annotations

from pathlib import Path

from benchmarks.annotated import short_chapters
from tests.this_edition import CALM, POSTILLA, REPOSITORY, run

_COUNT = """
import sys
from collections import Counter
from sphinx.environment import BuildEnvironment
opened, known = Counter(), BuildEnvironment.get_doctree
def count(env, docname):
    opened[docname] += 1
    return known(env, docname)
BuildEnvironment.get_doctree = count
from postilla.cli.main import main
assert main(["build", "html", "-j", "1"]) == 0
print(max(opened.values()), file=sys.stderr)
"""


def test_a_page_does_not_grow_with_the_edition(tmp_path: Path) -> None:
    pages, opened = {}, {}
    for chapters in (3, 9):
        root = short_chapters(REPOSITORY, tmp_path / str(chapters), chapters)
        opened[chapters] = run(["-c", _COUNT], root, CALM, umask=0o022).split()[-1]
        site = root / "build" / "html"
        pages[chapters] = (site / "chapters" / "0002-chapter.html").read_bytes()
    assert pages[3] == pages[9]
    assert int(opened[9]) <= int(opened[3])  # trees are opened once for each page of all, not more


def test_a_made_up_edition_has_nothing_to_complain_of(tmp_path: Path) -> None:
    root = short_chapters(REPOSITORY, tmp_path / "few", 2)
    run(["-c", POSTILLA, "check"], root, CALM, umask=0o022)
