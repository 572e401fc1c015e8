# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""One document in several formats, as a program writes them: the reading is the same."""

from __future__ import annotations

from pathlib import Path

import pypandoc
import pytest

from postilla.importer.derive import Derivation, derive
from postilla.syntax.reader import read_chapter
from postilla.syntax.writer import write_chapter

DOCUMENT = """\
---
title: On ferries
author: Ada Keeper
lang: en
---

# Of oars

Oars were *long* and **heavy**.[^1] A second sentence, with “quotes” — and a dash.

> A quotation of two sentences. It ends here.

1. first
2. second *item*
   - inner one
   - inner two

## Of rudders

| Year | Oars |
|------|------|
| 1890 | 12   |
| 1891 | 14   |

A [passage en français]{lang=fr} of three words.[^2]

- loose

- list

# Of sails

Nothing is known.[^3]

[^1]: A note with *emphasis*.

[^2]: A note of two paragraphs.

    The second.

[^3]: The last.
"""
READING = """\
# On ferries
Ada Keeper
# Of oars
Oars were long and heavy.[^1] A second sentence, with “quotes” — and a dash.
> A quotation of two sentences. It ends here.
1. first
2. second item
  - inner one
  - inner two
## Of rudders
| Year
| Oars
| 1890
| 12
| 1891
| 14
A passage en français of three words.[^2]
- loose
- list
# Of sails
Nothing is known.[^3]
[^1]: A note with emphasis.
[^2]: A note of two paragraphs. The second.
[^3]: The last.
"""
FORMATS = {
    **{"docx": "a.docx", "odt": "a.odt", "epub": "a.epub", "html": "a.html", "latex": "a.tex"},
    "jats": "a.xml",
}
ANEW = {"[^1]": "[^c1-1]", "[^2]": "[^c1-2]", "[^3]": "[^c2-1]"}
"""In an EPUB the notes of each chapter begin with 1."""


FORMULAS = """\
# Of weight

The weight is $w = mg^{2}$ where $\\alpha$ is none.

$$\\frac{1}{2} + 5\\%$$

It was paid with $5 or $6, or with nothing.
"""


def written(form: str, folder: Path, document: str = DOCUMENT) -> Derivation:
    path = folder / FORMATS[form]
    options = ["--standalone", "--metadata=pagetitle:On ferries"]
    options += ["--mathml"] if form in ("epub", "html") else []
    pypandoc.convert_text(document, form, "markdown", outputfile=str(path), extra_args=options)
    recipe = 'languages = ["en", "fr"]\n'
    return derive(path.read_bytes(), recipe, witness_path=path.name, recipe_path="recipe.toml")


@pytest.mark.parametrize("form", FORMATS)
def test_the_reading_is_the_same(form: str, tmp_path: Path) -> None:
    derivation = written(form, tmp_path)
    reading = READING
    for mark, anew in ANEW.items() if form == "epub" else ():
        reading = reading.replace(mark, anew)
    assert derivation.witness.text == reading
    assert derivation.losses == ()


@pytest.mark.parametrize("form", ["odt", "html", "latex", "jats"])
def test_the_chapters_are_the_same(form: str, tmp_path: Path) -> None:
    (tmp_path / "word").mkdir()
    assert written(form, tmp_path).chapters == written("docx", tmp_path / "word").chapters


@pytest.mark.parametrize("form", FORMATS)
def test_formulas_are_words(form: str, tmp_path: Path) -> None:
    """They are kept in TeX's notation, and the report names each."""
    derivation = written(form, tmp_path, FORMULAS)
    _, *lines = FORMULAS.split("\n\n")
    assert [one.rstrip() for one in lines] == derivation.witness.text.splitlines()[-3:]
    formulas = ["$w = mg^{2}$", "$\\alpha$", "$$\\frac{1}{2} + 5\\%$$"]
    named = [one.what.removeprefix("setting of the formula ") for one in derivation.losses]
    assert named == formulas


def test_formulas_are_read_as_they_were_written(tmp_path: Path) -> None:
    for chapter in written("docx", tmp_path, FORMULAS).chapters:
        assert read_chapter(write_chapter(chapter), chapter.name, "x.md").chapter == chapter


def test_an_epub_has_the_same_chapters(tmp_path: Path) -> None:
    (tmp_path / "word").mkdir()
    book, word = written("epub", tmp_path), written("docx", tmp_path / "word")
    assert [one.name for one in book.chapters] == [one.name for one in word.chapters]
    assert blocks(book) == blocks(word)


def blocks(derivation: Derivation) -> list[str]:
    return [row.id for row in derivation.lock.rows if not row.id.startswith("fn-")]
