# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The validator finds what is wrong, and says where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from postilla.tei.biblstruct import to_uri
from postilla.tei.names import element, tei
from postilla.tei.serialise import serialise
from postilla.tei.validate import read_schema, validate
from tests.tei.conftest import tei_of

TEXT = "{#s-1}\n# One\n\n{#p-1-1}\nOak.[^1]\nStone.\n\n[^1]: See.\n"
Damage = Callable[[etree._Element], None]


def place(document: etree._Element, name: str) -> etree._Element:
    return next(document.iter(tei(name)))


DAMAGES: dict[str, tuple[Damage, str]] = {
    "an attribute that TEI does not have": (
        lambda document: place(document, "s").set("colour", "red"),
        "near “p-1-1-s1”",
    ),
    "an element in the wrong place": (
        lambda document: place(document, "s").append(element("div")),
        "near “p-1-1-s1”",
    ),
    "an element that TEI does not have": (
        lambda document: place(document, "p").append(element("bridge")),
        "bridge",
    ),
    "an element that is missing": (
        lambda document: place(document, "fileDesc").remove(place(document, "titleStmt")),
        "editionStmt",
    ),
    "a value that is no date": (
        lambda document: place(document, "date").set("when", "yesterday"),
        "when",
    ),
    "an id twice": (
        lambda document: place(document, "note").set(
            "{http://www.w3.org/XML/1998/namespace}id", "p-1-1"
        ),
        "The id “p-1-1” is one of an earlier place",
    ),
    "a neighbour that is missing": (
        lambda document: place(document, "s").set("prev", "#p-1-1-s0"),
        "The s “p-1-1-s1” points to “#p-1-1-s0”",
    ),
    "a pointer to nothing": (
        lambda document: place(document, "ptr").set("target", "#fn-2"),
        "The ptr “fnref-1” points to “#fn-2”",
    ),
}


def test_a_sound_document_is_valid(schema: etree._ElementTree) -> None:
    assert validate(serialise(tei_of(TEXT)), schema, "a.xml") == ()


@pytest.mark.parametrize("what", DAMAGES)
def test_damage_is_found(what: str, schema: etree._ElementTree) -> None:
    damage, said = DAMAGES[what]
    document = tei_of(TEXT)
    damage(document)
    findings = validate(serialise(document), schema, "a.xml")
    assert any(said in finding.message for finding in findings), findings
    assert all(finding.position.path == "a.xml" for finding in findings)
    assert all(finding.position.line for finding in findings)


def test_no_xml_is_one_finding(schema: etree._ElementTree) -> None:
    (finding,) = validate(b"<TEI>\n<p></TEI>", schema, "a.xml")
    assert (finding.code, finding.position.line) == ("tei/syntax", 2)


def test_no_other_file_is_read(schema: etree._ElementTree, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("oak")
    entity = f'<!DOCTYPE TEI [<!ENTITY other SYSTEM "{other.as_uri()}">]>\n<TEI '
    document = serialise(tei_of()).decode().replace("<TEI ", entity)
    assert validate(document.encode(), schema, "a.xml") == ()
    (finding,) = validate(document.replace("A bridge.", "&other;").encode(), schema, "a.xml")
    assert finding.code == "tei/syntax"


def test_a_schema_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="tei_all"):
        read_schema(str(tmp_path / "tei_all.rng"))


@given(st.text(st.characters(codec="utf8", exclude_categories=("Cc", "Cs")), max_size=20))
def test_every_address_becomes_one_pointer(rest: str) -> None:
    uri = to_uri(f"https://example.org/{rest}")
    assert uri.isascii()
    assert len(uri.split()) == 1
    assert uri.count("#") <= 1
    assert to_uri(uri) == uri
