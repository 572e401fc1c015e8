# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The scheme of ids: what each address of the edition means, for ever.

========================  =====================================================
``s-intro``, ``s-1``      a section, at its heading
``title-tr``              the work's title in a language; so ``abstract-``, ``keywords-``
``p-2-3``                 the third block of section 2
``p-2-3-i1``              its first item; items of items go on, ``p-2-3-i1-i2``
``p-2-3-s4``              its fourth sentence; so ``abstract-tr-s4``
``fn-17``, ``fnref-17``   an author's note and its call; a second call is ``fnref-17-2``
``b-17``                  a printed entry of the bibliography
``pg-243``                the place where a printed page begins
``p-2-3-s4--tr``          a unit translated
``harbour-dues--words``   the words that the annotation ``harbour-dues`` is about
``name-lenova``           a person, place or organisation, on the page of names
``cite-smith1990``        a work, on the page of sources
========================  =====================================================
"""

from __future__ import annotations

import re
from enum import Enum
from types import MappingProxyType
from typing import Final


class IdKind(Enum):
    """What an id of the scheme names."""

    SECTION = "section"
    TITLE = "title"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    BLOCK = "block"
    ITEM = "item"
    CELL = "cell"
    SENTENCE = "sentence"
    NOTE = "note"
    CALL = "call"
    ENTRY = "entry"
    PAGE = "page"
    UNIT = "unit"
    WORDS = "words"
    NAME = "name"
    WORK = "work"


CITING: Final = frozenset(
    {
        *(IdKind.NOTE, IdKind.ENTRY, IdKind.ABSTRACT),
        *(IdKind.BLOCK, IdKind.ITEM, IdKind.CELL),
    }
)
"""What can cite a work."""
_KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_TAG = r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*"
_BLOCK = rf"(?:p-{_KEY}-[0-9]+|(?:title|abstract|keywords)-{_TAG}|b-[0-9]+)"
_PATTERNS = (
    (IdKind.WORDS, r"[a-z][a-z0-9-]*--words"),
    (IdKind.UNIT, rf"[a-z][a-z0-9-]*--{_TAG}"),
    (IdKind.SENTENCE, rf"{_BLOCK}(?:-i[0-9]+)*-s[0-9]+"),
    (IdKind.ITEM, rf"p-{_KEY}-[0-9]+(?:-i[0-9]+)+"),
    (IdKind.CELL, rf"p-{_KEY}-[0-9]+-r[0-9]+c[0-9]+"),
    (IdKind.SECTION, rf"s-{_KEY}"),
    (IdKind.TITLE, rf"title-{_TAG}"),
    (IdKind.ABSTRACT, rf"abstract-{_TAG}"),
    (IdKind.KEYWORDS, rf"keywords-{_TAG}"),
    (IdKind.BLOCK, rf"p-{_KEY}-[0-9]+"),
    (IdKind.CALL, rf"fnref-{_KEY}"),
    (IdKind.NOTE, rf"fn-{_KEY}"),
    (IdKind.ENTRY, r"b-[0-9]+"),
    (IdKind.PAGE, rf"pg-{_KEY}"),
    (IdKind.NAME, rf"name-{_KEY}"),
    (IdKind.WORK, rf"cite-{_KEY}"),
)
_SCHEME = re.compile("|".join(f"(?P<{kind.value}>{pattern})" for kind, pattern in _PATTERNS))
TEXT_LINK: Final = "to:"
"""What the name of a place in a PDF begins with to which the text itself leads; the links of the
edition lead to the same places by their ids."""
VERSE_PLACE: Final = "verse:"
"""What a second name of a stanza begins with in a PDF, whose tags know no verse."""
PICTURE_PLACE: Final = "picture:"
"""What a second name of a picture without words begins with, for it has none to be found by."""
ORNAMENT_PLACE: Final = "ornament:"
"""The same of one that says nothing and has no tag either."""
SLUG: Final = r"[a-z][a-z0-9-]{0,99}"
"""What an id of an annotation looks like; those of the scheme are none of them."""
SCHEME: Final = MappingProxyType(dict(_PATTERNS))
"""What each id of the scheme looks like; what JavaScript reads as a pattern, too."""
_SLUG = re.compile(SLUG)


def kind_of(identifier: str) -> IdKind | None:
    """Say what an id names by the scheme.

    :param identifier: the id, without ``#``.
    :return: its kind, or ``None`` when the scheme has no such id.
    """
    match = _SCHEME.fullmatch(identifier)
    return IdKind(match.lastgroup) if match else None


def is_slug(identifier: str) -> bool:
    """Say whether an id may name an annotation: well-formed and outside the scheme.

    :param identifier: the id, without ``#``.
    :return: whether it may.
    """
    return bool(_SLUG.fullmatch(identifier)) and kind_of(identifier) is None


def sentence_id(block: str, number: int) -> str:
    """Name a sentence of a block.

    :param block: the block's id.
    :param number: 1-based.
    :return: the sentence's id.
    """
    return f"{block}-s{number}"


def item_id(parent: str, number: int) -> str:
    """Name an item of a list.

    :param parent: the id of the list, or of the item around it.
    :param number: 1-based.
    :return: the item's id.
    """
    return f"{parent}-i{number}"


def cell_id(table: str, row: int, column: int) -> str:
    """Name a cell of a table.

    :param table: the id of the table.
    :param row: 1-based, the head being the first.
    :param column: 1-based.
    :return: the cell's id.
    """
    return f"{table}-r{row}c{column}"


def list_name(item: str) -> str:
    """Name the list inside an item, which has no id of its own.

    :param item: the item's id.
    :return: a name for findings; it is no id.
    """
    return f"{item} (list)"


def note_id(mark: str) -> str:
    """Name an author's note by its printed mark.

    :param mark: such as ``17``.
    :return: the note's id.
    """
    return f"fn-{mark}"


def call_id(mark: str, occurrence: int = 1) -> str:
    """Name a call of an author's note.

    :param mark: the printed mark, such as ``17``.
    :param occurrence: 1-based, among the calls of that note.
    :return: the call's id.
    """
    return f"fnref-{mark}" if occurrence == 1 else f"fnref-{mark}-{occurrence}"


def page_id(number: str) -> str:
    """Name the beginning of a printed page.

    :param number: as printed, such as ``243``.
    :return: the page's id.
    """
    return f"pg-{number}"


def entry_id(number: int) -> str:
    """Name a printed entry of the bibliography.

    :param number: 1-based, in printed order.
    :return: the entry's id.
    """
    return f"b-{number}"


def words_id(annotation: str) -> str:
    """Name the words that an annotation is about.

    :param annotation: its id.
    :return: the id of the words.
    """
    return f"{annotation}--words"


def work_id(key: str) -> str:
    """Name a work among the data; a full stop is in no id of the text and in no slug.

    :param key: the work's key in ``refs.bib``.
    :return: its id.
    """
    return f"work.{key}"


def version_id(number: str) -> str:
    """Name among the data a version.

    :param number: its number.
    :return: its id.
    """
    return f"version.{number}"


def named_id(name: str) -> str:
    """Name among the data what a name names.

    :param name: the id of the name in ``names.toml``.
    :return: its id.
    """
    return f"name.{name}"
