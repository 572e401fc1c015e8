# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A work as a structured reference (TEI ``biblStruct``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from lxml import etree

from postilla.model.bibliography import (
    OF_THE_ARTICLE,
    OF_THE_EDITION,
    Person,
    Work,
    WorkType,
)
from postilla.tei.names import element

_HOSTS: Final = MappingProxyType(
    {
        WorkType.ARTICLE: "j",
        WorkType.INBOOK: "m",
        WorkType.INCOLLECTION: "m",
        WorkType.INPROCEEDINGS: "m",
    }
)
"""Type of a work that is a part of another -> the level of the other's title."""

_SERIAL: Final = (WorkType.BOOK, WorkType.PROCEEDINGS)
"""Types whose container is a series; that of all others publishes the work."""

_UNPUBLISHED: Final = (WorkType.MASTERSTHESIS, WorkType.PHDTHESIS, WorkType.UNPUBLISHED)
"""Types whose title is of level ``u``, as the TEI Guidelines have it for theses, too."""

_YEAR = re.compile(r"[0-9]{4}")
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_URI_CHARACTERS: Final = ":/?@!$&'()*+,;=%-._~"
"""What may stand in a URI, by RFC 3986, without the brackets of numeric hosts and without ``#``."""


def bibl_struct(work: Work, identifier: str = "") -> etree._Element:
    """Make the structured reference of a work.

    :param work: the work.
    :param identifier: its ``xml:id``.
    :return: the ``biblStruct`` element; ``type`` says whether the edited text or the edition
        cites the work, ``subtype`` is its type in BibTeX.
    """
    listed = (name for name in (OF_THE_ARTICLE, OF_THE_EDITION) if name in work.keywords)
    type_ = next(listed, "")
    made = element(
        "biblStruct", xml_id=identifier, type=type_, subtype=work.type.value if type_ else ""
    )
    if work.type in _HOSTS:
        made.append(_analytic(work))
    made.append(_monogr(work))
    if work.type in _SERIAL and work.container:
        title = element("title", work.container, level="s")
        made.append(element("series", title, *_scopes(volume=work.volume, issue=work.number)))
    made.extend(_notes(work))
    return made


def _analytic(work: Work) -> etree._Element:
    made = element("analytic", *map(_author, work.authors))
    if work.title:
        made.append(_title(work, "a"))
    made.extend(_identifiers(work))
    return made


def _monogr(work: Work) -> etree._Element:
    made = element("monogr")
    if work.type in _HOSTS:
        made.append(element("title", work.container, level=_HOSTS[work.type]))
    else:
        made.extend(map(_author, work.authors))
        made.append(_title(work, "u" if work.type in _UNPUBLISHED else "m"))
        made.extend(_identifiers(work))
    made.extend(element("editor", _name(person)) for person in work.editors)
    made.append(_imprint(work))
    if work.type in _SERIAL and work.container:
        made.extend(_scopes(page=work.pages))
    else:
        made.extend(_scopes(volume=work.volume, issue=work.number, page=work.pages))
    return made


def _imprint(work: Work) -> etree._Element:
    publishes = work.type not in _HOSTS and work.type not in _SERIAL
    made = element("imprint")
    for publisher in (work.container if publishes else "", work.publisher):
        if publisher:
            made.append(element("publisher", publisher))
    if work.place:
        made.append(element("pubPlace", work.place))
    when = work.year if _YEAR.fullmatch(work.year) else ""
    made.append(element("date", work.year, when=when))  # TEI wants one, be it empty
    return made


def _notes(work: Work) -> Iterator[etree._Element]:
    if work.url:
        yield element("ref", work.url, target=to_uri(work.url))
    if work.accessed:
        date = element("date", work.accessed, when=work.accessed)
        yield element("note", date, type="accessed")
    if work.note:
        yield element("note", work.note)
    for name, value in work.other:
        yield element("note", value, type=name)


def _author(person: Person) -> etree._Element:
    return element("author", _name(person))


def _name(person: Person) -> etree._Element:
    """Make a name; one that is not divided may be a person's or a body's, so ``name`` it is."""
    if person.literal:
        return element("name", person.literal)
    surname = element("surname", person.family)
    if not person.given:
        return element("persName", surname)
    return element("persName", element("forename", person.given), " ", surname)


def _title(work: Work, level: str) -> etree._Element:
    return element("title", work.title, xml_lang=work.language if work.title else "", level=level)


def _identifiers(work: Work) -> Iterator[etree._Element]:
    if work.doi:
        yield element("idno", work.doi, type="DOI")


def _scopes(**scopes: str) -> Iterator[etree._Element]:
    for unit, value in scopes.items():
        if value:
            yield element("biblScope", value, unit=unit)


def to_uri(address: str) -> str:
    """Make a web address well-formed, as attributes of TEI want it.

    :param address: as printed, with blanks perhaps.
    :return: a URI (RFC 3986).

    >>> to_uri("https://example.org/a b?c=100%#d")
    'https://example.org/a%20b?c=100%25#d'
    """
    place, mark, fragment = address.partition("#")
    return f"{_quoted(place)}{mark}{_quoted(fragment)}"


def _quoted(part: str) -> str:
    return quote(_STRAY.sub("%25", part), safe=_URI_CHARACTERS)
