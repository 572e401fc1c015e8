# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The printed numbers of Word's notes."""

from __future__ import annotations

import pytest
from lxml import etree

from postilla.importer.document.note_numbers import NoteNumbers, printed

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOT, END = "footnoteReference", "endnoteReference"


def element(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{NAMESPACE}">{inner}</w:x>')


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("decimal", "1 2 3 4 5"),
        ("lowerRoman", "i ii iii iv v"),
        ("upperRoman", "I II III IV V"),
        ("lowerLetter", "a b c d e"),
        ("upperLetter", "A B C D E"),
        ("chicago", "* † ‡ § **"),
        ("ideographDigital", "1 2 3 4 5"),
    ],
)
def test_forms(form: str, first: str) -> None:
    assert " ".join(printed(number, form) for number in range(1, 6)) == first


def test_far_on() -> None:
    assert printed(1949, "lowerRoman") == "mcmxlix"
    assert printed(27, "upperLetter") == "AA"
    assert [printed(number, "lowerLetter") for number in (0, 4000)] == ["0", "4000"]


def test_without_settings_endnotes_have_roman_numerals() -> None:
    numbers = NoteNumbers([], None)
    counted = [numbers.count(name) for name in (FOOT, END, FOOT, END)]
    assert counted == ["1", "i", "2", "ii"]


def test_a_section_says_more_than_the_settings() -> None:
    settings = element('<w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr>')
    section = element(
        '<w:footnotePr><w:numStart w:val="5"/><w:numRestart w:val="eachSect"/></w:footnotePr>'
    )
    numbers = NoteNumbers([section, section, element("")], settings)
    found = [numbers.count(FOOT), numbers.count(FOOT)]
    numbers.end_section()
    found.append(numbers.count(FOOT))
    numbers.end_section()
    assert [*found, numbers.count(FOOT)] == ["E", "F", "E", "F"]


def test_each_page_begins_anew_where_it_is_said() -> None:
    rule = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    numbers = NoteNumbers([], element(rule))
    found = [numbers.count(name) for name in (FOOT, FOOT, END)]
    numbers.end_page()
    assert [*found, numbers.count(FOOT), numbers.count(END)] == ["1", "2", "i", "1", "ii"]


def test_what_is_no_number_counts_from_one() -> None:
    settings = element('<w:footnotePr><w:numStart w:val="x"/></w:footnotePr>')
    assert NoteNumbers([], settings).count(FOOT) == "1"
