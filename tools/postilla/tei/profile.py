# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the text is in (TEI ``profileDesc``): its languages, and the author's keywords."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from babel import Locale, parse_locale
from lxml import etree

from postilla.model.block import Chapter
from postilla.model.edition import Edition
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.keywords import split_keywords
from postilla.model.restoration import Replacement, replaced
from postilla.tei.names import UNDETERMINED, XML_LANG, element, tei

OWN_LANGUAGE = "en"
"""Of the sentences that this package writes."""


def profile_description(
    edition: Edition,
    chapters: Sequence[Chapter],
    languages: Set[str],
    mended: Mapping[str, Sequence[Replacement]],
) -> etree._Element:
    """Describe what the text is in.

    :param edition: the edition.
    :param chapters: its text.
    :param languages: those in use, see :func:`languages_of`.
    :param mended: block id -> what the words of the text have in the place of others.
    :return: the ``profileDesc`` element.
    """
    used = languages | {edition.language, *(language for language, _ in edition.titles)}
    listed = [language for language in edition.languages if language in used]
    listed += sorted(used - set(listed))
    named = (element("language", language_name(tag), ident=tag) for tag in listed)
    keywords = list(_keywords(chapters, mended, edition.language))
    classes = [element("textClass", *keywords)] if keywords else []
    return element("profileDesc", element("langUsage", *named), *classes)


def languages_of(parts: Iterable[etree._Element]) -> Set[str]:
    """Collect the languages of words.

    :param parts: elements; the headers in them don't count.
    :return: BCP 47, those that somebody states.
    """
    every = (place for part in parts for place in part.iter(etree.Element))
    found = {place.get(XML_LANG, "") for place in every if place.tag != tei("teiHeader")}
    return found - {"", UNDETERMINED}


def _keywords(
    chapters: Iterable[Chapter], mended: Mapping[str, Sequence[Replacement]], language: str
) -> Iterator[etree._Element]:
    """Make a list for each list of keywords that is printed."""
    for chapter in chapters:
        for block in chapter.walk():
            if kind_of(block.id) is IdKind.KEYWORDS:
                printed = replaced(block.content, mended.get(block.id, ())).text
                if terms := [element("term", word) for word in split_keywords(printed)]:
                    yield element("keywords", *terms, xml_lang=block.language or language)


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
    english = Locale(OWN_LANGUAGE)
    name = english.languages.get(language, tag)
    return f"{name} ({english.scripts.get(script, script)})" if script else name
