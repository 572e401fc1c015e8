# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts in parallel: links between sentences, and translations as documents of their own.

TEI Guidelines, section 17.5 (“Correspondence and Alignment”): a ``link`` names what corresponds, be
it one sentence to one or several to several. A translation is a ``TEI`` inside the edition's, with
a header that says whose it is (section 4, “composite texts”, and the content model of ``TEI``); its
blocks are ``ab``, for they have no structure but that of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from postilla.model.block import Block, Chapter
from postilla.model.edition import Edition
from postilla.model.identifiers import IdKind, kind_of, sentence_id
from postilla.model.licence import licence_address
from postilla.model.parallel import level, unit_id
from postilla.model.translation import TranslatedWords, Translation, units_of
from postilla.tei.inline import write_words
from postilla.tei.marks import Marks
from postilla.tei.names import append_words, element
from postilla.tei.pointers import pointers
from postilla.tei.profile import language_name

_DIVIDED: Final = (IdKind.ABSTRACT, IdKind.BLOCK, IdKind.ITEM)
"""What sentences are addressed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
    """What stands in parallel in an edition."""

    sets: tuple[tuple[str, ...], ...] = ()
    """Ids of blocks of the text that say the same in different languages."""
    translations: tuple[Translation, ...] = ()
    """Those that may be published."""
    annotations: tuple[TranslatedWords, ...] = ()
    """What annotations say in other languages, as far as it may be published."""


NOTHING: Final = Parallel()


def parallel_links(parallel: Parallel, chapters: Sequence[Chapter]) -> Iterator[etree._Element]:
    """Link what corresponds.

    :param parallel: what stands in parallel.
    :param chapters: the text.
    :return: a ``linkGrp`` for the text's own versions, and one a translated chapter.
    """
    blocks = {block.id: block for chapter in chapters for block in units_of(chapter)}
    if own := [link for names in parallel.sets for link in _set_links(names, blocks)]:
        yield element("linkGrp", *own, type="parallel")
    for one in parallel.translations:
        if links := list(_translation_links(one, blocks)):
            yield element("linkGrp", *links, type="translation")


def translation_documents(parallel: Parallel, edition: Edition) -> Iterator[etree._Element]:
    """Make the documents of translations.

    :param parallel: what stands in parallel.
    :param edition: the edition.
    :return: a ``TEI`` element a translated chapter.
    """
    for one in parallel.translations:
        divided = element("div", *(_unit(block, one) for block in one.blocks().values()))
        text = element("text", element("body", divided), xml_lang=one.language)
        yield element("TEI", _header(one, edition), text)


def _set_links(names: Sequence[str], blocks: Mapping[str, Block]) -> Iterator[etree._Element]:
    found = [blocks[name] for name in names if name in blocks]
    counts = {len(block.content.sentence_bounds()) for block in found}
    if len(found) == len(names) and len(counts) == 1:
        for number in range(1, counts.pop() + 1):
            yield _link([_sentence(block, number) for block in found])


def _translation_links(
    translation: Translation, blocks: Mapping[str, Block]
) -> Iterator[etree._Element]:
    for own in translation.blocks().values():
        block = blocks.get(own.id)
        if block is None or translation.alignment_fault(block, own):
            continue
        names = _line_ids(own, translation)
        for row in level(len(block.content.sentence_bounds()), [translation.alignment_of(own)]):
            if row.sentences and row.lines[0]:
                sentences = [_sentence(block, number) for number in row.sentences]
                yield _link([*sentences, *(names[line - 1] for line in row.lines[0])])


def _link(identifiers: Sequence[str]) -> etree._Element:
    return element("link", target=pointers(dict.fromkeys(identifiers)))


def _sentence(block: Block, number: int) -> str:
    return sentence_id(block.id, number) if kind_of(block.id) in _DIVIDED else block.id


def _line_ids(own: Block, translation: Translation) -> Sequence[str]:
    """Name the lines of a translated block; a full stop is in no id of the text."""
    block = unit_id(own.id, translation.language)
    return [f"{block}.{number}" for number in range(1, len(own.content.sentence_bounds()) + 1)]


def _unit(own: Block, translation: Translation) -> etree._Element:
    identifier = unit_id(own.id, translation.language)
    made = element("ab", xml_id=identifier, type=own.kind.value, corresp=pointers([own.id]))
    for number, name in enumerate(_line_ids(own, translation), 1):
        if number > 1:
            append_words(made, "\n")
        line = element("s", xml_id=name)
        write_words(line, own.content.sentence(number), name, Marks())
        made.append(line)
    return made


def _header(translation: Translation, edition: Edition) -> etree._Element:
    facts = translation.provenance
    rights = element("licence", facts.licence, target=licence_address(facts.licence))
    permission = [element("p", facts.permission)] if facts.permission else []
    origin = f"Translated from the text in {language_name(edition.language)}."
    title = f"{edition.title}: {translation.chapter.name} ({translation.language})"
    return element(
        "teiHeader",
        element(
            "fileDesc",
            element(
                "titleStmt",
                element("title", title),
                element(
                    "respStmt",
                    element("resp", f"translation ({facts.origin.value})", when=facts.date),
                    element("name", facts.translator),
                ),
            ),
            element(
                "publicationStmt",
                element("publisher", edition.publisher),
                element("availability", rights, *permission),
            ),
            element("sourceDesc", element("p", origin)),
        ),
        xml_lang="en",
    )
