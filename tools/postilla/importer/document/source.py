# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is read of a file: the document, and its words by means of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from postilla.importer.document.tree import Document
from postilla.importer.document.words import SourceWords


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the words that its file has."""

    document: Document
    words: tuple[SourceWords, ...]
    """All of them, in order."""
    has_lines: bool = False
    """Whether the places of the words are lines of the file, not paragraphs."""
    packed: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Reference to a picture -> its bytes, of a document that is an archive."""
