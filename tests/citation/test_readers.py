# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The files are read by programs that know their formats, and say there what they shall say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pybtex.database import Entry, parse_string

from postilla.citation.formats import formats_of
from postilla.citation.piece import written
from postilla.citation.place import Cited
from postilla.model.edition import Edition
from postilla.syntax.latex import unescape
from tests.citation.conftest import EDITIONS, cited

_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  - (?P<value>[^\r\n]*)")
_REPEATABLE = {"AU", "N1"}
# Of `csl-data.json`, version 1.0.2, the variables used here; the schema knows no others either.
_NAMES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {
            name: {"type": "string", "minLength": 1} for name in ("family", "given", "literal")
        },
        "additionalProperties": False,
        "minProperties": 1,
    },
}
_CSL = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["type", "id"],
            "additionalProperties": False,
            "properties": {
                "type": {"enum": ["article-journal", "document"]},
                "author": _NAMES,
                "issued": {
                    "type": "object",
                    "required": ["date-parts"],
                    "additionalProperties": False,
                    "properties": {
                        "date-parts": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 2,
                            "items": {
                                "type": "array",
                                "minItems": 1,
                                "maxItems": 3,
                                "items": {"type": "integer"},
                            },
                        }
                    },
                },
                **{
                    name: {"type": "string", "minLength": 1}
                    for name in ("id", "title", "container-title", "volume", "source", "note")
                },
                **{name: {"type": "string", "minLength": 1} for name in ("language", "URL")},
            },
        },
    }
)


def files(name: str) -> Iterator[Any]:
    for edition_name, edition in EDITIONS.items():
        for title, one in cited(edition).items():
            (form,) = (form for form in formats_of(edition, one.subject) if form.name == name)
            text = written(form, one.values)
            yield pytest.param(edition, one, text, id=f"{edition_name}-{title}")


def entry_of(text: str) -> tuple[str, Entry]:
    ((key, entry),) = parse_string(text, "bibtex").entries.items()
    return key, entry


@pytest.mark.parametrize(("edition", "one", "text"), tuple(files("bibtex")))
def test_bibtex(edition: Edition, one: Cited, text: str) -> None:
    key, entry = entry_of(text)
    assert key == one.values["key"]
    said = {name: unescape(value) for name, value in entry.fields.items()}
    if entry.type == "article":
        assert said["title"] == edition.title
        assert said["journal"] == edition.journal.title
        people = [" ".join(map(str, (*p.first_names, *p.middle_names))) for p in _people(entry)]
        assert people == [author.given for author in edition.authors]
        families = [unescape(" ".join(person.last_names)) for person in _people(entry)]
        assert families == [author.family or author.name for author in edition.authors]
    else:
        assert said["title"] == one.values["name"]
        assert unescape(str(_people(entry)[0])) == one.values["author"]
        assert edition.title in said["note"]
    assert said.get("url", "") == one.values.get("address", "")


def _people(entry: Entry) -> Any:
    return entry.persons["author"]


@pytest.mark.parametrize(("edition", "one", "text"), tuple(files("ris")))
def test_ris(edition: Edition, one: Cited, text: str) -> None:
    lines = text.split("\n")
    assert lines.pop() == ""
    record = [(match["tag"], match["value"]) for line in lines if (match := _LINE.fullmatch(line))]
    assert len(record) == len(lines)
    assert record[0] in (("TY", "JOUR"), ("TY", "GEN"))
    assert record[-1] == ("ER", "")
    tags = [tag for tag, _ in record]
    assert all(tags.count(tag) == 1 or tag in _REPEATABLE for tag in tags)
    said = dict(record)
    assert said["TI"] == one.values.get("name", edition.title)
    assert said.get("UR", "") == one.values.get("address", "")
    assert said["ID"] == one.values["key"]


@pytest.mark.parametrize(("edition", "one", "text"), tuple(files("csl-json")))
def test_csl_json(edition: Edition, one: Cited, text: str) -> None:
    items = json.loads(text)
    assert [error.message for error in _CSL.iter_errors(items)] == []
    (item,) = items
    assert item["id"] == one.values["key"]
    assert item["title"] == one.values.get("name", edition.title)
    assert item.get("URL", "") == one.values.get("address", "")
    assert one.values.get("place", "") in item["note"]
