# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the book says about itself: title page, imprint, metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from postilla.builders.pdf.fonts import ScriptFont
from postilla.builders.pdf.names import typst_language
from postilla.builders.pdf.source import Value
from postilla.model.edition import Edition
from postilla.model.keywords import split_keywords


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside the PDF."""

    name: str
    content: str
    media_type: str
    relationship: str
    """To the document: ``source``, ``data``, ``alternative`` or ``supplement``; ISO 19005-3."""
    description: str


def book_arguments(
    edition: Edition,
    *,
    project: str,
    keywords: str,
    attachments: Sequence[Attachment],
    fonts: Sequence[ScriptFont] = (),
    part: str = "",
) -> Mapping[str, Value]:
    """Give what the template wants to know of an edition.

    :param edition: the edition.
    :param project: what the edition is called.
    :param keywords: the author's, as printed; may be empty.
    :param attachments: the files inside the PDF.
    :param fonts: for scripts.
    :param part: what the book says of itself as a part, such as “Part 1 of 3”.
    :return: names and values.
    """
    witnesses = tuple(witness.description for witness in edition.witnesses)
    tag, region = typst_language(edition.language)
    return {
        "title": edition.title,
        "part": part,
        "other_titles": tuple(
            (*typst_language(other), words)
            for other, words in edition.titles
            if other != edition.language
        ),
        "authors": tuple(author.name for author in edition.authors),
        "journal": str(edition.journal),
        "publisher": edition.publisher,
        "project": project,
        "witnesses": witnesses,
        "rights": edition.rights.statement,
        "identifier": f"urn:uuid:{edition.uuid}",
        "description": " ".join((f"{project}.", *witnesses)),
        "keywords": split_keywords(keywords),
        "language": tag,
        "region": region,
        "fonts": tuple({"name": font.family, "letters": font.letters} for font in fonts),
        "attachments": tuple(map(_attachment, attachments)),
    }


def _attachment(attachment: Attachment) -> Mapping[str, Value]:
    return {
        "name": attachment.name,
        "media_type": attachment.media_type,
        "relationship": attachment.relationship,
        "description": attachment.description,
    }
