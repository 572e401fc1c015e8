# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands in a tag of the PDF, and how its words look and are spoken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from postilla.fidelity.collector import Style
from postilla.fidelity.marks import UNSEEN
from postilla.fidelity.pdf_directions import Run
from postilla.fidelity.pdf_edition import words_of
from postilla.fidelity.pdf_tags import Tag
from postilla.model.identifiers import TEXT_LINK, IdKind, kind_of


def runs_of(child: Tag | Run) -> Iterator[Run]:
    """Give the runs of words in a child of an element, in order."""
    if isinstance(child, Run):
        yield child
    else:
        yield from child.runs()


def notes_in(child: Tag | Run) -> Iterator[Tag]:
    """Give the notes in a child of an element, and those in these."""
    if isinstance(child, Tag):
        if child.name == "Note":
            yield child
        for inner in child.children:
            yield from notes_in(inner)


def links_in(tag: Tag) -> Iterator[Tag]:
    """Give the links in an element, notes and their marks aside."""
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "Link":
            yield child
        elif isinstance(child, Tag) and child.name not in ("Lbl", "Note"):
            yield from links_in(child)


def label_of(tag: Tag) -> str:
    """Give what stands before a note or an item."""
    labels = (one for one in tag.children if isinstance(one, Tag) and one.name == "Lbl")
    return next(map(words_of, labels), "") or UNSEEN


def is_note(name: str) -> bool:
    """Say whether a name is that of a note."""
    return kind_of(name) is IdKind.NOTE


def styled(tag: Tag, style: Style) -> Style:
    """Give how the words in an element look, inside others."""
    return replace(
        style,
        language=tag.language or style.language,
        emphasis=style.emphasis or tag.name == "Em",
        strong=style.strong or tag.name == "Strong",
        reference=_place_in_text(tag) or style.reference,
    )


def _place_in_text(tag: Tag) -> str:
    """Give the id to which a link of the text leads."""
    is_of_the_text = tag.name == "Link" and tag.destination.startswith(TEXT_LINK)
    return tag.destination.removeprefix(TEXT_LINK) if is_of_the_text else ""


def spoken(style: Style, run: Run) -> Style:
    """Give a style in the language of a run."""
    return replace(style, language=run.language) if run.language else style
