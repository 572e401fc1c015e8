# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Drafts in, chapters with annotations out: at the right place, and nothing else changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.tree import chapter_path
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.annotating import Result, annotate
from postilla.syntax.drafts import read_drafts
from postilla.syntax.reader import ReadChapter, read_chapter

EDITION = Path(__file__).parents[1] / "checks" / "edition" / "chapters"
NAMES = ("01-bridges", "02-weather", "03-mist")
TEXTS = {chapter_path(name): (EDITION / f"{name}.md").read_text(encoding="utf-8") for name in NAMES}
MIST = chapter_path("03-mist")


def read(texts: dict[str, str]) -> Sequence[ReadChapter]:
    return [read_chapter(text, Path(path).stem, path) for path, text in texts.items()]


def run(drafts: str) -> Result:
    found, findings = read_drafts(drafts, "drafts.md")
    assert not findings
    return annotate(read(TEXTS), TEXTS, found)


def codes(drafts: str) -> list[tuple[str, int]]:
    return [(one.code, one.position.line) for one in run(drafts).findings]


NOTE = ":::{{ednote}} {words}\n:about: context\n{more}Body.\n:::\n"


def test_it_stands_below_its_block_and_what_is_there() -> None:
    result = run(NOTE.format(words="Both stand to this day", more=""))
    (path,) = result.files
    lines = result.files[path].split("\n")
    at = lines.index(":::{ednote} Both stand to this day")
    assert lines[at - 2 : at] == ["Both stand to this day.", ""]
    assert lines[at + 1 : at + 6] == [
        ":id: ednote-both-stand-to-this",
        ":about: context",
        "Body.",
        ":::",
        "",
    ]
    assert (result.placed[0].path, result.placed[0].line) == (path, at + 1)
    rest = lines[: at - 1] + lines[at + 5 :]
    assert "\n".join(rest) == TEXTS[path].rstrip("\n") + "\n"


def test_after_the_annotations_of_its_block_and_in_the_order_of_the_drafts() -> None:
    drafts = NOTE.format(words="of 1821", more="") + NOTE.format(words="river hides", more="")
    text = run(drafts).files[MIST]
    before = text.index(":::{translation}")
    assert before < text.index("{ednote} of 1821") < text.index("{ednote} river hides")
    assert text.index("{ednote} river hides") < text.index("{#p-3-2}")


def test_notes_and_items_get_a_target() -> None:
    drafts = "{#p-3-2-i1}\n\n" + NOTE.format(words="at dawn", more="")
    drafts += NOTE.format(words="he says", more=":target: fn-4\n")
    text = run(drafts).files[MIST]
    assert ":target: p-3-2-i1\n" in text
    assert text.index("[^4]:") < text.index("{ednote} he says")
    assert text.count(":target: fn-4\n") == TEXTS[MIST].count(":target: fn-4\n") + 1


def test_evidence_stands_with_its_claim() -> None:
    drafts = ":::{evidence} register1820\n:for: boats-lost\n:relation: supports\n> Yes.\n:::\n"
    text = run(drafts).files[MIST]
    assert text.index(
        "{evidence} register1820\n:for: boats-lost\n:relation: supports"
    ) < text.index("{#p-3-2}")


@pytest.mark.parametrize(
    ("drafts", "code", "line"),
    [
        (NOTE.format(words="no such words", more=""), "annotate/not-found", 1),
        (NOTE.format(words="bridge", more=""), "annotate/several-blocks", 1),
        ("{#p-9-9}\n\n" + NOTE.format(words="mist", more=""), "annotate/no-block", 3),
        ("{#p-3-1}\n\n" + NOTE.format(words="mist", more=""), "quote/ambiguous", 3),
        ("{#p-3-1}\n\n" + NOTE.format(words="mits", more=""), "quote/missing", 3),
        (":::{evidence} register1820\n:relation: supports\n:::\n", "annotate/no-place", 1),
        (":::{claim} 40 boats … 1821\n:type: event\n:::\n", "annotate/repeated", 1),
        (NOTE.format(words="of 1821", more="") * 2, "annotate/repeated", 5),
    ],
)
def test_what_has_no_place(drafts: str, code: str, line: int) -> None:
    result = run(drafts)
    assert codes(drafts) == [(code, line)]
    assert not result.files
    assert not result.placed


def test_what_is_no_annotation_is_told() -> None:
    _, findings = read_drafts("<!-- mine\n -->\n{#p-1-1}\n\nWords.\n\n:::{note} x\n:::\n", "d.md")
    assert [(one.code, one.position.line) for one in findings] == [
        ("annotate/stray", 5),
        ("annotate/stray", 7),
    ]


BLOCKS = [
    (block.id, block.content.text)
    for chapter in read(TEXTS)
    for block in chapter.chapter.walk()
    if block.content.text
]


@given(st.data())
def test_whatever_is_annotated_the_text_stays_and_nothing_is_lost(data: st.DataObject) -> None:
    drafts, wanted = "", []
    for number in range(data.draw(st.integers(1, 4))):
        block, text = data.draw(st.sampled_from(BLOCKS))
        words = text.split(" ")
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words) - 1))
        quote = " ".join(words[first : last + 1])
        drafts += f"{{#{block}}}\n\n" + NOTE.format(words=quote, more=f":id: note-{number}\n")
        wanted.append((f"note-{number}", quote))
    result = run(drafts)
    if result.findings:
        assert not result.files
        return
    before, after = read(TEXTS), read({**TEXTS, **result.files})
    assert [one.chapter for one in after] == [one.chapter for one in before]
    assert not [finding for one in after for finding in one.findings]
    anchored = [
        (one.annotation.id, one.words)
        for chapter in after
        for one in anchor(chapter.annotations, passages_of(chapter.chapter)).anchored
    ]
    assert set(wanted) <= set(anchored)
    count = sum(len(one.annotations) for one in before) + len(wanted)
    assert sum(len(one.annotations) for one in after) == count
