# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a page of the site has to know so that a reader can write an annotation there.

The rules themselves stand in the tables of the model; this gives them, and the places of a
chapter, as plain values that a script can read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from postilla.model.annotation import (
    DATE_PATTERN,
    LANGUAGE_PATTERN,
    Argument,
    Body,
    Field,
    Kind,
    Value,
)
from postilla.model.hosts import addresses
from postilla.model.identifiers import SCHEME, SLUG
from postilla.model.kinds import KINDS, PLACING
from postilla.syntax.placing import lines_below
from postilla.syntax.reader import read_chapter

Plain = dict[str, object]
"""What JSON can hold."""


def lines_of_blocks(text: str, name: str, path: str) -> Mapping[str, int]:
    """Say where in a chapter's file an annotation of each block is added.

    :param text: the file's text.
    :param name: the chapter's name.
    :param path: the file's name, as whoever else reads it names it.
    :return: id of a block or note -> the 1-based line after which it stands; none for a block
        that does not stand below its id as the checks want it.
    """
    return lines_below(read_chapter(text, name, path), text.split("\n"))


def rules(*, has_witnesses: bool = True) -> Plain:
    """Give the kinds that say something in words, with their fields, and what ids look like.

    :param has_witnesses: whether the edition has several, so that there can be variants.
    :return: what the form offers.
    """
    offered = (kind for kind in KINDS.values() if has_witnesses or not kind.has_readings)
    return {
        "kinds": [_kind(kind) for kind in offered if kind.body is not Body.NONE],
        "patterns": {"slug": SLUG, "date": DATE_PATTERN, "language": LANGUAGE_PATTERN},
        "scheme": {kind.value: pattern for kind, pattern in SCHEME.items()},
    }


def known(annotations: Iterable[tuple[str, str]], works: Mapping[str, str]) -> Plain:
    """Give what an annotation can name.

    :param annotations: id and kind of each.
    :param works: key -> title.
    :return: both, in the order of their names.
    """
    return {"annotations": dict(sorted(annotations)), "works": dict(sorted(works.items()))}


def repository(url: str, host: str, branch: str) -> Plain:
    """Give the places to which a suggestion can be sent; none where none is named.

    :param url: of the repository.
    :param host: its kind, or nothing.
    :param branch: the branch, or nothing.
    :return: the forms of its addresses.
    """
    return dict(addresses(url, host, branch))


def _kind(kind: Kind) -> Plain:
    return {
        "name": kind.name,
        "title": kind.title,
        "meaning": kind.meaning,
        "quotes": kind.argument is Argument.QUOTE,
        "body": kind.body is Body.REQUIRED,
        "fields": [_field(field) for field in kind.fields if field.name not in PLACING],
    }


def _field(field: Field) -> Plain:
    """Give a field; what is not special about it is left out."""
    said: Plain = {
        "required": field.required,
        "empty": field.may_be_empty,
        "value": "" if field.value is Value.TEXT else field.value.value,
        "vocabulary": list(field.vocabulary),
        "places": [place.value for place in field.places],
        "kinds": list(field.kinds),
    }
    return {
        "name": field.name,
        "meaning": field.meaning,
        **{name: value for name, value in said.items() if value},
    }
