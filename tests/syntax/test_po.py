# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Catalogues: read as Babel reads them, written so that both read the same back."""

from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.pofile import read_po as read_with_babel
from hypothesis import given
from hypothesis import strategies as st

from postilla.syntax.po import Catalogue, Entry, read_po, write_po

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"'
_WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\x85")
    | st.sampled_from('\n"\\\t'),
    min_size=1,
    max_size=40,
)
_NOTES = st.lists(st.from_regex(r"[a-zäя]{1,9}", fullmatch=True), max_size=2).map(tuple)
_ENTRIES = st.builds(
    Entry,
    context=st.from_regex(r"[a-z]-[0-9]{1,3}", fullmatch=True),
    words=_WORDS,
    said=_WORDS | st.just(""),
    notes=_NOTES,
    explanations=_NOTES,
    places=st.lists(st.just("source/chapters/a.md"), max_size=1).map(tuple),
    flags=st.sampled_from([(), ("fuzzy",), ("x", "fuzzy")]),
    previous=_WORDS | st.just(""),
)


def catalogue(*entries: Entry) -> Catalogue:
    return Catalogue(header=HEADER, entries=entries)


@given(st.lists(_ENTRIES, max_size=4, unique_by=lambda entry: entry.context))
def test_what_is_written_is_read(entries: list[Entry]) -> None:
    text = write_po(catalogue(*entries))
    assert read_po(text, "x.po") == (catalogue(*entries), ())


@given(st.lists(_ENTRIES, max_size=4, unique_by=lambda entry: entry.context))
def test_babel_reads_the_same(entries: list[Entry]) -> None:
    read = read_with_babel(BytesIO(write_po(catalogue(*entries)).encode()), abort_invalid=True)
    assert {(one.context, one.id, one.string, one.fuzzy) for one in read if one.id} == {
        (one.context, one.words, one.said, one.is_fuzzy) for one in entries
    }


def test_what_is_obsolete() -> None:
    gone = Entry(context="p-1", words="Old.\nIt was.", said="Alt.", is_obsolete=True)
    new = Entry(context="p-1", words="New.", said="Neu.")
    text = write_po(catalogue(new, gone))
    assert read_po(text, "x.po") == (catalogue(new, gone), ())
    read = read_with_babel(BytesIO(text.encode()))
    assert set(read.obsolete) == {("Old.\nIt was.", "p-1")}


def test_what_was_fuzzy_and_is_obsolete() -> None:
    gone = Entry(context="p-1", words="Old.", said="Alt.", previous="O.", is_obsolete=True)
    text = write_po(catalogue(gone))
    assert '#~| msgid "O."' in text
    assert read_po(text, "x.po") == (catalogue(gone), ())


def test_lines_of_what_is_said() -> None:
    said = '"Eins,\\n"\n"zw"\n"ei,\\n"\n"drei."'
    text = f'{HEADER}\n\nmsgctxt "p-1"\nmsgid "A."\nmsgstr ""\n{said}\n'
    read, findings = read_po(text, "x.po")
    (entry,) = read.entries
    assert not findings
    assert (entry.said, entry.lines) == ("Eins,\nzwei,\ndrei.", (8, 9, 11))


@pytest.mark.parametrize(
    ("lines", "at", "said"),
    [
        (['msgctxt "a"', "msgid x", 'msgstr ""'], 2, "not well-formed"),
        (['msgctxt "a"', 'msgid "x"', 'msgstr "y'], 3, "not well-formed"),
        (['msgctxt "a"', 'msgid "x"', 'msgid "y"', 'msgstr ""'], 3, "not well-formed"),
        (['msgctxt "a"', 'msgstr "x"'], 1, "no msgid"),
        (['msgctxt "a"', 'msgid "x"', 'msgid_plural "y"', 'msgstr[0] "z"'], 3, "plural"),
        (['msgctxt "a"', 'msgid "x"', 'msgstr[999999999] "z"'], 3, "plural"),
        (['msgctxt "a"', 'msgid "x"', 'msgstr ""', 'msgctxt "a"', 'msgid "y"', 'msgstr ""'], 4,
         "two entries"),
        (['"x"'], 1, "not well-formed"),
    ],
)  # fmt: skip
def test_what_is_malformed(lines: list[str], at: int, said: str) -> None:
    _, findings = read_po("\n".join(lines) + "\n", "x.po")
    (finding,) = findings
    assert (finding.position.line, finding.code) == (at, "catalogue/malformed")
    assert said in finding.message


@given(st.text(st.sampled_from('#~|,.: "\\\nmsgidctxr[0]'), max_size=60))
def test_nothing_breaks_the_reader(text: str) -> None:
    read_po(text, "x.po")
