# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Printed lines and what they say: every ``cases/*.toml`` here."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from postilla.importer.bibliography.entry import parse_entry
from postilla.importer.bibliography.note import parse_note
from postilla.importer.bibliography.reference import Role
from postilla.importer.bibliography.work import make_work
from postilla.model.bibliography import Person

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['what']}")
    for path in sorted(Path(__file__).with_name("cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
STYLES = {"entry": parse_entry, "note": parse_note}


def name(person: Person) -> str:
    if person.literal:
        return f"{{{person.literal}}}"
    return ", ".join(filter(None, (person.family, person.given)))


@pytest.mark.parametrize("case", CASES)
def test_a_printed_line_says(case: dict[str, Any], unmark: Callable[[str], Any]) -> None:
    text, emphasis = unmark(case["printed"].strip())
    parsed = STYLES[case["style"]](text, emphasis)
    work = make_work(parsed, key="k")
    says = asdict(work) | {
        "type": work.type.value,
        "authors": [name(person) for person in work.authors],
        "editors": [name(person) for person in work.editors],
        "locator": parsed.field(Role.LOCATOR),
        "unsure": list(parsed.unsure),
        "remainder": list(parsed.remainder),
    }
    for other in ("key", "keywords", "note", "other"):
        del says[other]
    assert {field: value for field, value in says.items() if value} == case["says"]
