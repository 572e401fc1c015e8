# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The importer's rules, a folder of ``cases/`` each.

``transcript.txt`` and, if there is one, ``recipe.toml`` go in; ``golden.md`` has the chapters
that come out, ``decisions.txt`` what was decided, with a question mark where it was unsure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from postilla.importer.derive import Derivation, derive
from postilla.syntax.writer import write_chapter
from tests.importer.invariants import check_all

Golden = Callable[[Path, str], None]
CASES = sorted(path for path in Path(__file__).with_name("cases").iterdir() if path.is_dir())


def chapters_of(derivation: Derivation) -> str:
    return "\n".join(
        f"===== {chapter.name}.md\n\n{write_chapter(chapter)}" for chapter in derivation.chapters
    )


def decisions_of(derivation: Derivation) -> Iterator[str]:
    for one in derivation.decisions:
        doubt = "" if one.sure else "? "
        yield f"{doubt}line {one.line}, {one.topic}: {one.what} – {one.ground}\n"
        yield from (f"      {row}\n" for row in one.remedy.splitlines())


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_case(case: Path, golden: Golden) -> None:
    recipe = case / "recipe.toml"
    derivation = derive(
        (case / "transcript.txt").read_bytes(),
        recipe.read_text(encoding="utf-8") if recipe.exists() else "",
        witness_path="transcript.txt",
        recipe_path="recipe.toml",
    )
    check_all(derivation, in_order=not recipe.exists())
    golden(case / "golden.md", chapters_of(derivation))
    golden(case / "decisions.txt", "".join(decisions_of(derivation)))
