# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What no document is made of, and what is said then."""

from __future__ import annotations

import pytest

from postilla.model.errors import PostillaError
from postilla.model.kinds import KINDS
from postilla.tei.annotations import ANNOTATIONS
from tests.tei.conftest import EDITION, TEXT, tei_of

FORM_FEED = "{#p-1-1}\nOne.\n\n{#p-1-2}\nA &#12; page.\n"
CITES = ":::{{cites}} {}\n:target: {}\n:::\n"
NOTE = "\n:::{{ednote}} {}\n:id: {}\n:about: context\n{}\n:::\n"
EMEND = "\n:::{{emend}} {}\n:id: {}\n:cause: author\n:reading: x\n:ground: y\n:cert: low\n:::\n"
SMITH = "@book{smith1990,\n  title = {{Bridges}},\n}\n"


@pytest.mark.parametrize(
    ("texts", "bibtex", "edition", "said"),
    [
        (
            [FORM_FEED],
            "",
            EDITION,
            "source/chapters/01-bridges.md:5: error: In p-1-2 stands the character U+000C, which "
            "XML can't hold. Delete it, or write what is meant. [tei/character]",
        ),
        (
            [TEXT],
            SMITH.replace("Bridges", "Brid\x0bges\ufffe"),
            EDITION,
            "source/refs.bib: error: In the work smith1990 stands the character U+FFFE, which "
            "XML can't hold. Delete it, or write what is meant. [tei/character]",
        ),
        (
            [TEXT, TEXT],
            "",
            EDITION,
            "source/chapters: error: The id “p-1-1” is one of an earlier place, too. Give one of "
            "the two another id; “postilla check” says where they are. [tei/id-repeated]",
        ),
        (
            ["{#p-1-1}\nA call[^1].\n\n[^1]: x\n", "{#p-2-1}\nA call[^1].\n\n[^1]: y\n"],
            "",
            EDITION,
            "source/chapters: error: The id “fn-1” is one of an earlier place, too. Give one of "
            "the two another id; “postilla check” says where they are. [tei/id-repeated]",
        ),
        (
            ["{#s-1}\n# One\n\n{#p-1-1}\nOak.\n\n" + CITES.format("kaya2001", "p-1-1")],
            SMITH,
            EDITION,
            "source/chapters: error: A bibl points to “#work.kaya2001”, which is not there. "
            "Correct the id, or add what is missing; “postilla check” says where. [tei/pointer]",
        ),
        (
            [TEXT + "\n" + CITES.format("smith1990", "fn-9")],
            SMITH,
            EDITION,
            "source/chapters: error: The note “fn-9” points to “#fn-9”, which is not there. "
            "Correct the id, or add what is missing; “postilla check” says where. [tei/pointer]",
        ),
        ([""], "", EDITION, "source/chapters: error: There is no text. [tei/no-text]"),
        (
            [TEXT + NOTE.format("bridge", "a-note", "A &#12; page.")],
            "",
            EDITION,
            "source/chapters: error: In an annotation on p-1-1 stands the character U+000C, which "
            "XML can't hold. Delete it, or write what is meant. [tei/character]",
        ),
        (
            [TEXT + NOTE.format("bridge", "a-note", "See [that](#p-9-9).")],
            "",
            EDITION,
            "source/chapters: error: The ref “p-9-9” points to “#p-9-9”, which is not there. "
            "Correct the id, or add what is missing; “postilla check” says where. [tei/pointer]",
        ),
        (
            [TEXT + NOTE.format("bridge", "a-note", "{cite:p}`nobody`")],
            "",
            EDITION,
            "source/chapters: error: A bibl points to “#work.nobody”, which is not there. "
            "Correct the id, or add what is missing; “postilla check” says where. [tei/pointer]",
        ),
        (
            [TEXT + NOTE.format("bridge", "a-note\n:see: p-9-9", "")],
            "",
            EDITION,
            "source/chapters: error: A relation points to “#p-9-9”, which is not there. "
            "Correct the id, or add what is missing; “postilla check” says where. [tei/pointer]",
        ),
        (
            [TEXT + NOTE.format("bridge", "a-note", "") * 2],
            "",
            EDITION,
            "source/chapters: error: The id “a-note--words” is one of an earlier place, too. Give "
            "one of the two another id; “postilla check” says where they are. [tei/id-repeated]",
        ),
        (
            [TEXT + NOTE.format("brigde", "a-note", "")],
            "",
            EDITION,
            "01-bridges.md:4: error: The words “brigde” can't be attached (missing). “postilla "
            "check” tells the nearest words. [quote/not-attached]",
        ),
        (
            [TEXT + NOTE.format("bridge", "a-note\n:target: p-1-9", "")],
            "",
            EDITION,
            "01-bridges.md:4: error: The words “bridge” can't be attached (unknown target). "
            "“postilla check” tells the nearest words. [quote/not-attached]",
        ),
        (
            [TEXT + EMEND.format("A bridge", "one") + EMEND.format("bridge", "two")],
            "",
            EDITION,
            "source/chapters: error: The emendation “two” overlaps another one. Emendations stay "
            "inside their block, and no two have a word in common. [tei/overlap]",
        ),
        (
            ["{#p-1-1}\n- oak\n- stone\n" + EMEND.format("oak stone", "one")],
            "",
            EDITION,
            "source/chapters: error: The emendation “one” is of several blocks. Emendations stay "
            "inside their block, and no two have a word in common. [tei/overlap]",
        ),
    ],
)
def test_it_says_what_to_mend(texts: list[str], bibtex: str, edition: str, said: str) -> None:
    with pytest.raises(PostillaError) as caught:
        tei_of(*texts, bibtex=bibtex, edition=edition)
    assert said in str(caught.value).splitlines()


def test_all_characters_are_named_at_once() -> None:
    with pytest.raises(PostillaError) as caught:
        tei_of(FORM_FEED, bibtex=SMITH.replace("Bridges", "\x01\x02"))
    assert len(caught.value.diagnostics) == 3


def test_each_kind_of_annotation_has_its_element() -> None:
    assert ANNOTATIONS.keys() == KINDS.keys()
