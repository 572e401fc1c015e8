# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""This edition's article: its 58 printed entries and 67 notes, against files read by eye.

To write a golden file anew, delete it, run this test, and read the difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from postilla.importer.bibliography.binding import PrintedNote, bind
from postilla.importer.bibliography.entry import parse_entry
from postilla.importer.bibliography.language import guess_language
from postilla.importer.bibliography.reference import ParsedReference, Role
from postilla.importer.bibliography.work import make_works
from postilla.model.bibliography import Person, Work
from postilla.syntax.bibtex import read_bibtex, render_bibtex

LANGUAGES = ("en", "tr", "az", "ru")
FIELDS = [
    *(Role.TITLE, Role.CONTAINER, Role.VOLUME, Role.NUMBER, Role.PAGES, Role.PLACE),
    *(Role.PUBLISHER, Role.YEAR, Role.URL),
]


@pytest.fixture(scope="module")
def parsed(article_entries: list[tuple[str, tuple[tuple[int, int], ...]]]) -> list[ParsedReference]:
    return [parse_entry(text, emphasis) for text, emphasis in article_entries]


@pytest.fixture(scope="module")
def works(parsed: list[ParsedReference]) -> tuple[Work, ...]:
    return make_works(parsed, LANGUAGES)


def hold_against(golden: str, lines: Iterable[str]) -> None:
    path = Path(__file__).with_name(golden)
    licence = Path(__file__).read_text(encoding="utf-8").splitlines()[:2]
    text = "\n".join([*licence, *lines]) + "\n"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden} was written: read it")
    assert text == path.read_text(encoding="utf-8")


def described(number: int, entry: ParsedReference, work: Work) -> Iterable[str]:
    yield f"b-{number} {work.key} {work.type.value}"
    yield from (f"  author: {name(person)}" for person in entry.authors)
    yield from (f"  editor: {name(person)}" for person in entry.editors)
    for role in FIELDS:
        if value := entry.field(role):
            is_title = role in (Role.TITLE, Role.CONTAINER)
            tag = f" [{guess_language(value, LANGUAGES) or '?'}]" if is_title else ""
            yield f"  {role.value}: {value}{tag}"
    if entry.accessed:
        yield f"  accessed: {entry.accessed}"
    if entry.unsure:
        yield f"  UNSURE: {', '.join(entry.unsure)}"


def name(person: Person) -> str:
    return f"{{{person.literal}}}" if person.literal else f"{person.family} | {person.given}"


def test_the_entries(parsed: list[ParsedReference], works: tuple[Work, ...]) -> None:
    assert len(parsed) == 58
    rows = enumerate(zip(parsed, works, strict=True), start=1)
    hold_against(
        "rusad-entries.golden",
        (line for number, (entry, work) in rows for line in described(number, entry, work)),
    )


def test_every_word_of_the_entries_is_understood(parsed: list[ParsedReference]) -> None:
    assert [entry.remainder for entry in parsed if entry.remainder] == []


def test_the_notes(article_notes: list[PrintedNote], works: tuple[Work, ...]) -> None:
    assert len(article_notes) == 67
    binding = bind(article_notes, works)
    citations = [
        f"{c.target} -> {c.key} @ {c.locator or '-'} ({c.ground}{'' if c.sure else ', UNSURE'})"
        for c in binding.citations
    ]
    unbound = [f"{u.target} -> none of {', '.join(u.nearest) or 'them'}" for u in binding.unbound]
    hold_against("rusad-notes.golden", [*citations, *unbound])


def test_the_bibliography_survives_bibtex(works: tuple[Work, ...]) -> None:
    assert read_bibtex(render_bibtex(works)) == works
