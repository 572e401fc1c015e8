# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The names of an edition, and where its chapters mention them."""

from __future__ import annotations

import pytest

from postilla.model.errors import PostillaError
from postilla.model.names import NameFinder, NameKind
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.names import read_names
from postilla.syntax.naming import language_runs, name_mentions
from postilla.syntax.reader import read_chapter

NAMES = """
[[name]]
id = "lenova"
kind = "place"
name = "Lenova"
forms = { en = ["Lenova", "the Town"], tr = ["Lenova"] }

[[name]]
id = "ada"
kind = "person"
name = "Ada Lenova"
forms = { en = ["Ada Lenova", "Lenova"] }
"""
CHAPTER = """{#p-1-1}
Ada Lenova lives in Lenova, in [Lenova]{.language-tr}, in the Town.

:::{name} Lenova
:occurrence: 2
:ref: lenova
:::

:::{name} the Town
:none:
:::
"""


def test_what_is_read() -> None:
    first, second = read_names(NAMES, "names.toml")
    assert (first.id, first.kind, first.canonical) == ("lenova", NameKind.PLACE, "Lenova")
    assert first.forms == (("en", "Lenova"), ("en", "the Town"), ("tr", "Lenova"))
    assert second.kind is NameKind.PERSON


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"place"', '"river"', "names/value"),
        ('id = "ada"', 'id = "lenova"', "names/value"),
        ('id = "ada"', 'id = "Ada"', "names/value"),
        ('kind = "person"\n', "", "names/missing-key"),
        ('kind = "person"', 'kind = "person"\nborn = 1', "names/unknown-key"),
        ('"Lenova", "the', '"Lenova", "Lenova", "the', "names/value"),
        ("{ en", "{ English", "names/value"),
        ("[[name]]", "[[name]", "names/syntax"),
    ],
)
def test_what_is_refused(old: str, new: str, code: str) -> None:
    with pytest.raises(PostillaError) as caught:
        read_names(NAMES.replace(old, new, 1), "names.toml")
    assert code in {one.code for one in caught.value.diagnostics}


def test_mentions_and_decisions() -> None:
    read = read_chapter(CHAPTER, "a", "a.md")
    passages = passages_of(read.chapter)
    anchored = anchor(read.annotations, passages).anchored
    finder = NameFinder(read_names(NAMES, "names.toml"))
    naming = name_mentions(passages, language_runs(read.chapter, "en"), finder, anchored)
    assert [(one.words, one.annotation.field("ref")) for one in naming.mentions] == [
        ("Ada Lenova", "ada"),
        ("Lenova", "lenova"),  # the Turkish one; the English one is decided by hand
    ]
    assert naming.ambiguous == ()
    undecided = name_mentions(passages, language_runs(read.chapter, "en"), finder, ())
    (ambiguous,) = undecided.ambiguous
    assert (ambiguous.words, ambiguous.names) == ("Lenova", ("lenova", "ada"))
    assert [one.words for one in undecided.mentions] == ["Ada Lenova", "Lenova", "the Town"]
