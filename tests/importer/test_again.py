# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Importing again: ids, annotations and the recipe go with a corrected transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from postilla.importer.again.update import Existing, Update, update
from postilla.importer.derive import derive
from postilla.importer.files import first_files
from postilla.importer.report import update_report
from postilla.model import tree
from postilla.model.block import Block
from postilla.model.errors import PostillaError
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.lock import read_lock
from postilla.syntax.reader import read_chapter

PATH = "source/witness/transcript.txt"
TEXT = """\
Introduction

The old bridge of Rivertown was built of stone.¹ It carries the road to the mill.

The second bridge was built of wood by carpenters from the hills.²

- a ferry with a long rope
- a ford for the carts

1) The Weather of Rivertown

It rains in the valley on most days of the spring and of the autumn.

The wind comes from the east and smells of snow.

¹ Roe, The Old Bridge, 7.

² Doe, The Ferry, 12.

BIBLIOGRAPHY

- Doe, Ben. *The Ferry*. Rivertown: Mill, 1999.
- Roe, Ann. *The Old Bridge*. Rivertown: Mill, 2001.
"""


class Edition:
    """An edition in memory."""

    def __init__(self, transcript: str, recipe: str = "") -> None:
        self.witness, self.recipe = transcript.encode(), recipe
        derived = derive(self.witness, recipe, witness_path=PATH, recipe_path=tree.RECIPE)
        self.files = dict(first_files(derived))

    def existing(self) -> Existing:
        lock = self.files[tree.LOCK]
        return Existing(
            chapters=tuple(
                read_chapter(self.files[path], name, path)
                for name in read_lock(lock, tree.LOCK).chapters
                for path in [tree.chapter_path(name)]
            ),
            works=read_bibtex(self.files[tree.REFERENCES]),
            references=self.files[tree.REFERENCES],
            lock=lock,
            recipe=self.recipe,
            witness=self.witness,
        )

    def update(self, transcript: str) -> Update:
        """Say what a transcript changes, and change nothing."""
        return update(self.existing(), transcript.encode(), witness_path=PATH)

    def write(self, transcript: str) -> Update:
        """Bring a transcript in."""
        result = self.update(transcript)
        self.files |= result.files
        for path in result.removed:
            del self.files[path]
        self.recipe = self.files.pop(tree.RECIPE, self.recipe)
        self.witness = transcript.encode()
        return result

    def blocks(self) -> Mapping[str, Block]:
        found = [block for read in self.existing().chapters for block in read.chapter.walk()]
        assert len({block.id for block in found}) == len(found)
        return {block.id: block for block in found}

    def words(self) -> Mapping[str, str]:
        return {name: block.content.text for name, block in self.blocks().items()}

    def annotations(self) -> Counter[str]:
        return Counter(
            annotation.source
            for read in self.existing().chapters
            for annotation in read.annotations
        )

    def edit(self, name: str, old: str, new: str) -> None:
        path = tree.chapter_path(name)
        assert self.files[path].count(old) == 1
        self.files[path] = self.files[path].replace(old, new)


def changed(old: str, new: str, text: str = TEXT) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def assert_settled(edition: Edition, transcript: str) -> None:
    again = edition.update(transcript)
    assert not again.files
    assert not again.removed
    assert not again.changed


def test_the_same_transcript_changes_nothing() -> None:
    assert_settled(Edition(TEXT), TEXT)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("most days", "many days", {"p-1-1": "It rains in the valley on many days of the spring"}),
        (
            "The second bridge",
            "A new paragraph.\n\nThe second bridge",
            {"p-intro-2": "The second", "p-intro-4": "A new paragraph."},
        ),
        (
            "The wind",
            "First.\n\nSecond.\n\nThe wind",
            {"p-1-2": "The wind", "p-1-3": "First.", "p-1-4": "Second."},
        ),
        (
            "the mill.\n\nThe second",
            "the mill. The second",
            {"p-intro-1": "The old bridge", "p-intro-3": ""},
        ),
        (
            "stone.¹ It carries",
            "stone.¹\n\nIt carries",
            {"p-intro-1": "The old bridge", "p-intro-4": "It carries", "p-intro-2": "The second"},
        ),
        (
            "It rains in the valley on most days of the spring and of the autumn.\n\n",
            "",
            {"p-1-2": "The wind"},
        ),
        (
            "The Weather of Rivertown",
            "The Weather and Wind of Rivertown",
            {"s-1": "1) The Weather and", "p-1-2": "The wind"},
        ),
        (
            "1) The Weather of Rivertown\n",
            "1) On Mills and Millers\n\nThere are two.\n\n2) The Weather of Rivertown\n",
            {"s-1": "2) The Weather", "p-1-1": "It rains", "s-1-2": "1) On Mills"},
        ),
        (
            "- Roe",
            "- Poe, Cem. *The Rope*. Rivertown: Mill, 2000.\n- Roe",
            {"b-2": "Roe", "b-3": "Poe"},
        ),
        ("of the autumn.", "of the autumn.³", {"fn-3": "Moe, The Rain, 3."}),
        ("- a ford", "- a boat\n- a ford", {"p-intro-3": "", "p-intro-3-i2": "a boat"}),
    ],
)
def test_ids_go_with_the_words(old: str, new: str, expected: dict[str, str]) -> None:
    edition = Edition(TEXT)
    annotations = edition.annotations()
    text = changed(old, new)
    if "³" in new:
        text = text.replace("² Doe, The", "³ Moe, The Rain, 3.\n\n² Doe, The")
    result = edition.write(text)
    assert result.files
    words = edition.words()
    for name, start in expected.items():
        assert words[name].startswith(start)
    added = edition.annotations() - annotations
    assert not annotations - edition.annotations()
    assert all(one.startswith(":::{cites}") for one in added)
    assert_settled(edition, text)
    assert_settled(edition, text)


POE = "- Poe, Cem. *The Rope*. Rivertown: Mill, 2000.\n"


def test_a_new_entry_brings_its_work_and_citations() -> None:
    text = changed("12.", "12; Poe, The Rope, 4.")
    edition = Edition(text)
    cited = edition.annotations()
    assert "poe2000" not in edition.files[tree.REFERENCES]
    edition.write(changed("- Roe, Ann", f"{POE}- Roe, Ann", text))
    assert edition.files[tree.REFERENCES].count("@book{poe2000,") == 1
    assert edition.annotations() - cited == {
        ":::{cites} poe2000\n:target: b-3\n:::": 1,
        ":::{cites} poe2000\n:target: fn-2\n:locator: 4\n:::": 1,
    }


def test_what_a_person_took_away_stays_away() -> None:
    text = changed("- Roe, Ann", f"{POE}- Roe, Ann")
    edition = Edition(text)
    works = edition.files[tree.REFERENCES]
    edition.files[tree.REFERENCES] = works[: works.index("@book{poe2000")]
    edition.edit("03-bibliography", ":::{cites} poe2000\n:target: b-2\n:::\n", "")
    edition.write(changed("It rains", "It snows", text))
    assert "poe2000" not in "".join(edition.files.values())


def test_a_second_correction_keeps_what_the_first_has_named() -> None:
    edition = Edition(TEXT)
    once = changed("The wind", "First.\n\nThe wind")
    edition.write(once)
    twice = changed("It rains", "Second.\n\nIt rains", once)
    edition.write(twice)
    words = edition.words()
    assert words["p-1-3"] == "First."
    assert words["p-1-4"] == "Second."
    assert words["p-1-1"].startswith("It rains")
    assert_settled(edition, twice)
    thrice = changed("Second.\n\n", "", twice)
    edition.write(thrice)
    assert_settled(edition, thrice)


def test_two_blocks_of_one_line_keep_their_ids() -> None:
    row = '[[split]]\nline = 3\nwords = "It carries"\nground = "an indent in the print"\n'
    edition = Edition(TEXT, row)
    assert edition.words()["p-intro-2"].startswith("It carries")
    text = changed("The old bridge", "Before all.\n\nThe old bridge")
    edition.write(text)
    words = edition.words()
    assert words["p-intro-1"].startswith("The old bridge")
    assert words["p-intro-2"].startswith("It carries")
    assert words["p-intro-5"] == "Before all."
    assert_settled(edition, text)


def test_rows_move_with_their_lines() -> None:
    rows = (
        '[[language]]\nline = 5\nwords = "hills"\nlanguage = "la"\nground = "g"\n\n'
        '[[order]]\nline = 5\nbefore = 3\nground = "g"\n'
    )
    edition = Edition(TEXT, rows)
    text = changed("Introduction\n", "Introduction\n\nOn the bridges.\n\nAnd on the weather.\n")
    edition.write(text)
    assert "line = 9" in edition.recipe
    assert "before = 7" in edition.recipe
    assert_settled(edition, text)


def test_a_row_whose_line_is_gone_is_told() -> None:
    row = '\n[[language]]\nline = 14\nwords = "snow"\nlanguage = "la"\nground = "g"\n'
    edition = Edition(TEXT, row)
    with pytest.raises(PostillaError) as raised:
        edition.update(changed("The wind comes from the east and smells of snow.\n\n", ""))
    finding = raised.value.diagnostics[0]
    assert (finding.code, finding.position.line) == ("recipe/line-gone", 2)


def test_annotations_stay_below_the_block_where_they_stood() -> None:
    edition = Edition(TEXT)
    directive = ":::{cites} roe2001\n:target: fn-1\n:locator: 9\n:::"
    edition.edit("02-weather-rivertown", "of snow.", f"of snow.\n\n{directive}")
    text = changed("smells of snow", "smells of rain")
    result = edition.write(text)
    chapter = edition.files[tree.chapter_path("02-weather-rivertown")]
    assert f"smells of rain.\n\n{directive}" in chapter
    assert [one.id for one in result.changed] == ["p-1-2"]
    gone = edition.write(changed("The wind comes from the east and smells of rain.\n\n", "", text))
    chapter = edition.files[tree.chapter_path("02-weather-rivertown")]
    assert f"of the autumn.\n\n{directive}" in chapter
    assert [(one.id, one.after) for one in gone.changed] == [("p-1-2", "")]


def test_only_what_differs_is_written() -> None:
    edition = Edition(TEXT)
    files = edition.update(changed("smells of snow", "smells of rain")).files
    assert set(files) == {tree.chapter_path("02-weather-rivertown"), tree.LOCK}


def test_both_readings_and_what_hangs_on_them_are_told() -> None:
    edition = Edition(TEXT)
    told = update_report(edition.update(changed("Roe, The Old", "Poe, The Old")))
    assert "fn-1:\n  before: Roe, The Old Bridge, 7.\n  now:    Poe, The Old Bridge, 7." in told
    assert "see the cites “roe2001”" in told
    moved = update_report(
        edition.update(changed("stone.¹ It carries the", "stone. It carries the¹"))
    )
    assert "stone.[^1]" in moved
    assert "carries the[^1] road" in moved


def test_text_changed_by_hand_is_brought_back() -> None:
    edition = Edition(TEXT)
    edition.edit("01-introduction", "of stone", "of glass")
    result = edition.write(TEXT)
    assert [one.id for one in result.changed] == ["p-intro-1"]
    assert edition.words()["p-intro-1"].startswith(
        "The old bridge of Rivertown was built of stone."
    )


PARAGRAPHS = st.lists(
    st.lists(
        st.sampled_from(
            [
                "rain",
                "snow",
                "bridge",
                "stone",
                "wood",
                "mill",
                "river",
                "hail",
                "wind",
                "ferry",
                "rope",
                "town",
            ]
        ),
        min_size=4,
        max_size=9,
    ).map(lambda words: " ".join(words).capitalize() + "."),
    min_size=2,
    max_size=9,
)
HEADINGS = ["1) The Bridges of Rivertown", "2) The Weather of Rivertown", "Conclusion"]


@st.composite
def states(draw: st.DrawFn) -> tuple[list[str], ...]:
    """Make a text and what corrections make of it, one after the other."""
    lines = [*draw(PARAGRAPHS)]
    for heading in HEADINGS[: draw(st.integers(0, 3))]:
        lines.insert(draw(st.integers(0, len(lines) - 1)), heading)
    texts = [lines]
    for _ in range(draw(st.integers(1, 3))):
        lines = list(lines)
        for _ in range(draw(st.integers(1, 3))):
            place = draw(st.integers(0, len(lines) - 1))
            change = draw(st.sampled_from(["insert", "remove", "letter", "merge", "swap"]))
            if change == "insert":
                lines.insert(place, draw(PARAGRAPHS)[0])
            elif change == "remove" and len(lines) > 2:
                del lines[place]
            elif change == "letter":
                lines[place] = lines[place].replace("i", "y")
            elif change == "merge" and place + 1 < len(lines):
                lines[place : place + 2] = [" ".join(lines[place : place + 2])]
            elif change == "swap" and place + 1 < len(lines):
                lines[place : place + 2] = lines[place : place + 2][::-1]
        texts.append(lines)
    return tuple(texts)


@given(states())
@settings(max_examples=200)
def test_any_correction_leaves_ids_with_their_words(texts: tuple[list[str], ...]) -> None:
    first, *later = ("\n\n".join(lines) + "\n" for lines in texts)
    edition = Edition(first)
    for text in later:
        before = edition.words()
        note(text)
        edition.write(text)
        after = edition.words()
        note(str(after))
        assert_settled(edition, text)
        if any(
            count > 1 for words in (before, after) for count in Counter(words.values()).values()
        ):
            continue
        names = {words: name for name, words in before.items() if name.startswith("p-")}
        names = {words: name for words, name in names.items() if words and "-i" not in name}
        order = [words for words in before.values() if words in after.values()]
        if order == [words for words in after.values() if words in order]:
            found = {words: name for name, words in after.items()}
            assert all(found.get(words, name) == name for words, name in names.items())
