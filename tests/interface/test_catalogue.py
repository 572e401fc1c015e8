# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is found wrong with a catalogue."""

from __future__ import annotations

import pytest

from postilla.interface.catalogue import faults_of, read_catalogue
from postilla.interface.messages import Message, joined
from postilla.interface.renew import renewed

SHIP = Message(words="{number} ship", plural="{number} ships")
BRIDGE = Message(words="The bridge of {town}")
NOTE = Message(words="note", context="label")
PLURALS = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
RUSSIAN = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(PLURALS);\n"

msgid "{number} ship"
msgid_plural "{number} ships"
msgstr[0] "{number} корабль"
msgstr[1] "{number} корабля"
msgstr[2] "{number} кораблей"

msgid "The bridge of {town}"
msgstr "Мост: {town}"

msgctxt "label"
msgid "note"
msgstr "примечание"
""".replace("PLURALS", PLURALS)


def faults(text: str, *messages: Message) -> list[str]:
    return list(faults_of(read_catalogue(text, "ru"), messages))


def test_a_sound_catalogue() -> None:
    assert faults(RUSSIAN, SHIP, BRIDGE, NOTE) == []


def test_plural_forms_have_the_names_that_browsers_know() -> None:
    forms = read_catalogue(RUSSIAN, "ru").plural_forms
    assert forms == {"one": 0, "few": 1, "many": 2, "other": 2}


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("Мост: {town}", "", "not translated: “The bridge of {town}”"),
        ("Мост: {town}", "Мост: {city}", "other values in braces: “The bridge of {town}”"),
        ("{number} кораблей", "", "not translated: “{number} ship”"),
        ("{number} кораблей", "кораблей", "other values in braces: “{number} ship”"),
        ('msgstr[2] "{number} кораблей"\n', "", "not translated: “{number} ship”"),
        ("{number} ships", "{number} boats", "another plural: “{number} ship”"),
        ('msgid "The', '#, fuzzy\nmsgid "The', "marked as fuzzy: “The bridge of {town}”"),
    ],
)
def test_a_fault(before: str, after: str, fault: str) -> None:
    assert before in RUSSIAN
    assert faults(RUSSIAN.replace(before, after, 1), SHIP, BRIDGE, NOTE) == [fault]


def test_what_lacks_and_what_is_over() -> None:
    other = Message(words="note")
    assert faults(RUSSIAN, SHIP, BRIDGE, other) == [
        "no entry: “note”",
        "not used: “note” (label)",
    ]


def test_plural_forms_of_another_language() -> None:
    text = RUSSIAN.replace(PLURALS, "n > 2 ? 2 : n")
    with pytest.raises(ValueError, match="another language"):
        read_catalogue(text, "ru")


def test_no_catalogue() -> None:
    with pytest.raises(ValueError, match="can't be read"):
        read_catalogue('msgid "a\nnonsense', "ru")


def test_translations_stay_when_words_come_and_go() -> None:
    text = renewed(RUSSIAN, [SHIP, Message(words="new")], "ru")
    assert "{number} кораблей" in text
    assert "Мост" not in text
    assert 'msgid "new"\nmsgstr ""\n' in text
    assert renewed(text, [SHIP, Message(words="new")], "ru") == text


def test_the_same_words_of_two_places_are_one_message() -> None:
    one = Message(words="{number} ship", places=("a",))
    other = Message(words="{number} ship", plural="{number} ships", places=("b",))
    alone = Message(words="{number} ships", places=("a",))
    assert joined([one, alone, other]) == (
        Message(words="{number} ship", plural="{number} ships", places=("a", "b")),
    )


def test_two_plurals_of_the_same_words() -> None:
    with pytest.raises(ValueError, match="two plurals"):
        joined([SHIP, Message(words="{number} ship", plural="{number} boats")])
