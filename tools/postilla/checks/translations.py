# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Translations: only of words in another language, and not of the article itself."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written
from postilla.model.anchor import Anchored, Part
from postilla.model.block import Block, Chapter
from postilla.model.content import SpanKind
from postilla.model.diagnostic import Diagnostic
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.kinds import TRANSLATION
from postilla.model.licence import forbids_adaptations
from postilla.model.tree import chapter_path

OWN_LANGUAGE = Rule(
    code="translation/own-language",
    title="a translation of words in the document's own language",
    explanation="Only words marked as another language than the document's are translated, in "
    "square brackets with a class such as .language-tr. A whole text has its translations "
    "elsewhere.",
    hint="Quote the words of the other language alone; if their language is not marked, that "
    "is the import's business: open an issue.",
    suppressible=True,
)
SAME_LANGUAGE = Rule(
    code="translation/same-language",
    title="a translation into the language that the words are in",
    explanation="The field language names the language of the translation.",
    hint="Write the language of the translation, such as en.",
    suppressible=True,
)
RIGHTS = Rule(
    code="translation/rights",
    title="a translation that the licence of the text forbids",
    explanation="A licence without derivatives (ND) lets nobody share a translation of the work: "
    "of its titles, abstracts and keywords, for one. Foreign titles and phrases that the work "
    "quotes are not the work.",
    hint="Leave it out.",
)
RULES = (OWN_LANGUAGE, SAME_LANGUAGE, RIGHTS)

_WORK = (IdKind.TITLE, IdKind.ABSTRACT, IdKind.KEYWORDS)


def check_translations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check all translations.

    :param source: the edition's source; without an ``edition.toml`` its language is not known.
    :return: the findings.
    """
    if source.edition is None:
        return
    main, licence = source.edition.language, source.edition.rights.text
    for read, anchoring in zip(source.chapters, source.anchorings, strict=True):
        path, blocks = chapter_path(read.chapter.name), _blocks(read.chapter)
        for one in anchoring.anchored:
            if one.annotation.kind == TRANSLATION:
                written = Written(one.annotation, path)
                if forbids_adaptations(licence) and any(
                    kind_of(part.block) in _WORK for part in one.parts
                ):
                    message = f"The text's licence is {licence}, and these words are the work's."
                    yield RIGHTS.at(written.at_argument(), message)
                yield from _check_languages(one, written, blocks, main)


def _check_languages(
    one: Anchored, written: Written, blocks: dict[str, tuple[Block, str]], main: str
) -> Iterator[Diagnostic]:
    languages = {language for part in one.parts for language in _languages(part, blocks, main)}
    to = one.annotation.field("language")
    if any(_primary(language) == _primary(main) for language in languages):
        message = f"Not all of “{one.annotation.argument}” is marked as another language."
        yield OWN_LANGUAGE.at(written.at_argument(), message)
    elif any(_primary(language) == _primary(to) for language in languages):
        message = f"“{one.annotation.argument}” is in the language “{to}” already."
        yield SAME_LANGUAGE.at(written.at_field("language"), message)


def _languages(part: Part, blocks: dict[str, tuple[Block, str]], main: str) -> Iterator[str]:
    """Give the languages of the letters of words; punctuation has none of its own."""
    block, inherited = blocks[part.block]
    spans = [span for span in block.content.spans if span.kind is SpanKind.LANGUAGE]
    base = block.language or inherited or main
    for offset in range(part.start, part.end):
        if block.content.text[offset].isalpha():
            inside = [span for span in spans if span.start <= offset < span.end]
            yield inside[-1].value if inside else base


def _blocks(chapter: Chapter) -> dict[str, tuple[Block, str]]:
    """Give each block with the language that it has from the list around it."""
    return {
        block.id: (block, top.language)
        for top in (*chapter.blocks, *chapter.notes)
        for block in top.walk()
    }


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
