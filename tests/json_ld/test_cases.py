# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""One folder a rule: a text with its annotations, and in ``golden.json`` what they are as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.json_ld.conftest import SITE, collection_of, faults, items
from tests.tei.conftest import EDITION, annals_of

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def read(case: Path, name: str) -> str:
    path = case / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, golden: Golden) -> None:
    collection = collection_of(
        read(case, "in.md"),
        bibtex=read(case, "refs.bib"),
        names=read(case, "names.toml"),
        annals=annals_of(case),
        edition=SITE if case.name.endswith("+site") else EDITION,
    )
    assert faults(collection) == []
    shown = collection if case.name.startswith("collection") else items(collection)
    text = json.dumps(shown, ensure_ascii=False, indent=2)
    golden(case / "golden.json", f"{text}\n")
