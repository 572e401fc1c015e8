# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What can be found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Layer(Enum):
    """The part of an edition to which a document belongs, in the order in which they are listed.

    Those of annotations have the names of their kinds.
    """

    TEXT = "text"
    NOTE = "note"
    """An author's note."""
    PARALLEL = "parallel"
    """The text in another language."""
    CLAIM = "claim"
    EVIDENCE = "evidence"
    EDNOTE = "ednote"
    EMEND = "emend"
    TRANSLATION = "translation"
    VARIANT = "variant"
    BIBLIOGRAPHY = "bibliography"
    """Printed entries, and works that the edition lists."""
    NAME = "name"
    PAGE = "page"
    """What the editors say elsewhere."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one language."""

    words: str
    language: str
    """BCP 47."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A unit that is found as one: a paragraph, a note, an annotation, an entry."""

    page: str
    """The address of its page, from the site's first folder."""
    title: str
    """Of the page."""
    id: str = ""
    """The place on the page; empty for the page itself."""
    layer: Layer
    label: str
    """What the place is called, such as ``par. 2.3``."""
    text: tuple[Run, ...]
    """The words as the edition shows them at first."""
    other_text: tuple[Run, ...] = ()
    """The words in the other reading, where that differs."""
