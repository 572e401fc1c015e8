# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""One folder a rule: a text, works or an edition, and in ``golden.xml`` what TEI has of it.

What a folder has of ``in.md``, ``refs.bib``, ``names.toml`` and ``edition.toml`` is laid over a
small edition.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from postilla.tei.names import tei
from postilla.tei.serialise import serialise
from postilla.tei.validate import validate
from tests.conftest import Golden
from tests.tei.conftest import EDITION, TEXT, annals_of, tei_of

CASES = sorted((Path(__file__).parent / "cases").iterdir())
PARTS = {
    "edition.toml": "teiHeader",
    "refs.bib": "standOff",
    "names.toml": "standOff",
    "retired.toml": "standOff",
    "in.md": "text",
}
"""File of a case -> the part of the document that it is about."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, golden: Golden, schema: etree._ElementTree) -> None:
    files = {name: case / name for name in PARTS if (case / name).exists()}
    given = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
    document = tei_of(
        given.get("in.md", TEXT),
        bibtex=given.get("refs.bib", ""),
        edition=given.get("edition.toml", EDITION),
        names=given.get("names.toml", ""),
        annals=annals_of(case),
    )
    assert validate(serialise(document), schema, "golden.xml") == ()
    shown = {tei(PARTS[name]) for name in given}
    for part in list(document):
        if part.tag not in shown:
            document.remove(part)
    golden(case / "golden.xml", serialise(document).decode())
