# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pictures of the text: their files, and what is read in their place."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.picture import DECORATIVE, digits_of
from postilla.model.tree import PICTURES, chapter_path

ALTERNATIVE = Rule(
    code="image/alternative",
    title="an image without words",
    explanation="Whoever can't see an image is read other words in its place. They are those of "
    "the document, in square brackets, which are never edited; where it has none, the editors "
    "write them behind the file's name, in quotation marks: "
    '![](../images/ferry-….png "A flat boat with two people"). What they write is read in the '
    "place of the document's words, too, where these say nothing.",
    hint=f'Write what it shows, or "{DECORATIVE}" where it says nothing, behind the file’s name.',
)
MISSING = Rule(
    code="image/missing",
    title="an image whose file is not there",
    explanation="The files of the images are in source/images/, where the import puts them.",
    hint="Take the file back from version control, or run “postilla import --write”.",
)
CHANGED = Rule(
    code="image/changed",
    title="an image with other bytes",
    explanation="The name of an image says what is in it: the digits at its end are those of its "
    "SHA-256. So an image can't be changed without its name, and its name not without the lock.",
    hint="Take the file back from version control, or run “postilla import --write”.",
)
FORMAT = Rule(
    code="image/format",
    title="an image that can't be shown everywhere",
    explanation="Images are PNG or JPEG, by their bytes, and not larger than readers can load.",
    hint="Take the file back from version control, or run “postilla import --write”.",
)
UNUSED = Rule(
    code="image/unused",
    title="an image that no chapter shows",
    explanation="The folder holds the images of the text and nothing else.",
    hint="Delete it.",
)
RULES = (ALTERNATIVE, MISSING, CHANGED, FORMAT, UNUSED)


def check_pictures(source: EditionSource) -> Iterator[Diagnostic]:
    """Look at the pictures of the text.

    :param source: the edition's source.
    :return: the findings.
    """
    shown: set[str] = set()
    for read in source.chapters:
        path = chapter_path(read.chapter.name)
        for block in read.chapter.blocks:
            if block.picture is None:
                continue
            picture, at = block.picture, Position(path, block.line, 1)
            shown.add(picture.file)
            if not (picture.alternative or picture.description):
                yield ALTERNATIVE.at(at, "Nothing says what this image shows.")
            if picture.file not in source.pictures:
                yield MISSING.at(at, f"There is no file {PICTURES}/{picture.file}.")
    for name, found in source.pictures.items():
        at = Position(f"{PICTURES}/{name}")
        if found.fault:
            yield FORMAT.at(at, f"It {found.fault}.")
        elif found.digits != digits_of(name):
            yield CHANGED.at(at, f"Its bytes have the digits {found.digits}.")
        if name not in shown and not source.refused:
            yield UNUSED.at(at, "No chapter shows this image.")
