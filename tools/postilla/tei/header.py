# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the document says about itself (TEI ``teiHeader``): nothing but what the edition states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from postilla.model.anchor import Anchored, replacements
from postilla.model.bibliography import Person, Work, WorkType
from postilla.model.block import Chapter
from postilla.model.edition import Edition, Reading
from postilla.model.identifiers import version_id
from postilla.model.licence import licence_address
from postilla.tei.biblstruct import bibl_struct
from postilla.tei.encoding import encoding_description
from postilla.tei.names import element
from postilla.tei.profile import OWN_LANGUAGE, languages_of, profile_description
from postilla.tei.responsibility import EDITION_ID, Responsibility
from postilla.tei.variants import list_of_witnesses

_PRINT: Final = "source.print"
"""The ``xml:id`` of what the witnesses transmit."""


def header(
    edition: Edition,
    chapters: Sequence[Chapter],
    annotations: Sequence[Anchored],
    by: Responsibility,
    parts: Sequence[etree._Element],
    source: str = "",
    made_by: str = "",
) -> etree._Element:
    """Make the header.

    :param edition: the edition.
    :param chapters: its text.
    :param annotations: all of it.
    :param by: who made them.
    :param parts: what the document has beside its header.
    :param source: the number of the source, or nothing.
    :param made_by: the version of this package, or nothing.
    :return: the ``teiHeader`` element.
    """
    is_restored = edition.reading is Reading.RESTORED
    mended = replacements(annotations) if is_restored else {}
    return element(
        "teiHeader",
        element(
            "fileDesc",
            _title_statement(edition, by),
            _edition_statement(edition),
            _publication_statement(edition, source),
            _source_description(edition),
        ),
        encoding_description(
            edition, chapters, [one.annotation for one in annotations], parts, made_by
        ),
        profile_description(edition, chapters, languages_of(parts), mended),
        *_revisions(edition),
        xml_lang=OWN_LANGUAGE,
    )


def _edition_statement(edition: Edition) -> etree._Element:
    """Say what this is, and in which version where one was published."""
    made = element("edition", f"Digital edition of the text in {edition.journal}")
    if edition.versions:
        newest = edition.versions[0]
        made.set("n", newest.number)
        made.append(element("date", newest.date, when=newest.date))
        made[0].tail = "."
        made.text = f"{made.text}, version {newest.number}, "
    return element("editionStmt", made)


def _revisions(edition: Edition) -> Iterator[etree._Element]:
    """Tell what was new in each version, the newest first."""
    if edition.versions:
        changes = (
            element(
                "change",
                version.changes,
                xml_id=version_id(version.number),
                n=version.number,
                when=version.date,
                xml_lang=edition.language,
            )
            for version in edition.versions
        )
        yield element("revisionDesc", *changes)


def _title_statement(edition: Edition, by: Responsibility) -> etree._Element:
    made = element("titleStmt")
    for language, title in edition.titles:
        type_ = "main" if language == edition.language else "parallel"
        made.append(element("title", title, xml_lang=language, type=type_))
    made.extend(element("author", element("persName", one.name)) for one in edition.authors)
    made.append(element("editor", edition.publisher, xml_id=EDITION_ID))
    made.extend(by.statements())
    return made


def _publication_statement(edition: Edition, source: str) -> etree._Element:
    made = element(
        "publicationStmt",
        element("publisher", edition.publisher),
        *(element("date", one.date, when=one.date) for one in edition.versions[:1]),
        element("idno", edition.uuid, type="uuid"),
        *([element("idno", source, type="source-sha256")] if source else []),
    )
    for type_, address in (("site", edition.site_url), ("source", edition.repository_url)):
        if address:
            made.append(element("ptr", type=type_, target=address))
    rights = edition.rights
    made.append(
        element(
            "availability",
            element("licence", f"Text: {rights.text}", target=licence_address(rights.text)),
            element(
                "licence",
                f"Annotations: {rights.annotations}",
                target=licence_address(rights.annotations),
            ),
            element("p", rights.statement, xml_lang=edition.language),
        )
    )
    return made


def _source_description(edition: Edition) -> etree._Element:
    """Describe the print, as far as it is known, and the witnesses that transmit it."""
    printed = Work(
        key=edition.id,
        type=WorkType.ARTICLE,
        authors=tuple(Person(literal=author.printed) for author in edition.authors),
        title=edition.title,
        container=edition.journal.title,
        volume=edition.journal.volume,
        year=edition.journal.year,
        language=edition.language,
    )
    return element("sourceDesc", bibl_struct(printed, _PRINT), list_of_witnesses(edition, _PRINT))
