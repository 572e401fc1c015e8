# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the document says about itself (TEI ``teiHeader``): nothing but what the edition states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from babel import Locale, parse_locale
from lxml import etree

from postilla.model.annotation import Kind
from postilla.model.bibliography import Person, Work, WorkType
from postilla.model.block import Chapter
from postilla.model.content import SpanKind
from postilla.model.edition import Edition
from postilla.model.licence import licence_address
from postilla.tei.biblstruct import bibl_struct
from postilla.tei.declarations import encoding_description
from postilla.tei.names import element
from postilla.tei.responsibility import EDITION_ID, Responsibility

_OWN_LANGUAGE = "en"
"""Of the sentences that this package writes."""


def header(
    edition: Edition,
    chapters: Sequence[Chapter],
    kinds: Set[Kind],
    by: Responsibility,
    source: str = "",
) -> etree._Element:
    """Make the header.

    :param edition: the edition.
    :param chapters: its text.
    :param kinds: the kinds of annotations that it has.
    :param by: who made the annotations.
    :param source: the number of the source, or nothing.
    :return: the ``teiHeader`` element.
    """
    return element(
        "teiHeader",
        element(
            "fileDesc",
            _title_statement(edition, by),
            _edition_statement(edition),
            _publication_statement(edition, source),
            _source_description(edition),
        ),
        encoding_description(chapters, kinds),
        element("profileDesc", _languages(edition, chapters)),
        *_revisions(edition),
        xml_lang=_OWN_LANGUAGE,
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
    witnesses = (
        element(
            "witness",
            element("idno", witness.file, type="file"),
            f" {witness.description}",
            xml_lang=edition.language,
        )
        for witness in edition.witnesses
    )
    return element("sourceDesc", bibl_struct(printed), element("listWit", *witnesses))


def _languages(edition: Edition, chapters: Sequence[Chapter]) -> etree._Element:
    used = {edition.language, *(language for language, _ in edition.titles)}
    for chapter in chapters:
        for block in chapter.walk():
            spans = block.content.spans
            used.add(block.language)
            used |= {span.value for span in spans if span.kind is SpanKind.LANGUAGE}
    listed = [language for language in edition.languages if language in used]
    listed += sorted(used - set(listed) - {""})
    return element(
        "langUsage",
        *(element("language", language_name(tag), ident=tag) for tag in listed),
    )


def language_name(tag: str) -> str:
    """Name a language in English.

    :param tag: BCP 47.
    :return: its name by the CLDR, with that of the script where the tag states one; the tag
        itself where the CLDR has none.

    >>> language_name("az-Cyrl"), language_name("en-GB"), language_name("qaa")
    ('Azerbaijani (Cyrillic)', 'English', 'qaa')
    """
    try:
        language, _, script, *_ = parse_locale(tag, sep="-")
    except ValueError:
        return tag
    english = Locale(_OWN_LANGUAGE)
    name = english.languages.get(language, tag)
    return f"{name} ({english.scripts.get(script, script)})" if script else name
