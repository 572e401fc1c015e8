# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Catalogues of an edition: units that there are, in words that may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from postilla.checks.allow_lists import CATALOGUE
from postilla.checks.parallel_rules import LANGUAGE, RIGHTS
from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource
from postilla.model.allowed import Profile
from postilla.model.annotation import Annotation
from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.model.edition import Edition
from postilla.model.licence import forbids_adaptations
from postilla.model.translation import TranslatedWords
from postilla.model.tree import TRANSLATION_FACTS, parallel_path
from postilla.model.unseen import CONTROL
from postilla.syntax.allowlist import check_bounds, check_text
from postilla.syntax.catalogue_units import annotation_units

_UNSEEN: Final = re.compile(rf"[{CONTROL}]")
_RENEW = "Run “postilla catalogue”: it brings the catalogues up to date and loses no translation."
UNIT = Rule(
    code="catalogue/unit",
    title="an entry for something that the edition does not have",
    explanation="The context of an entry (msgctxt) is the id of a block of the text, or of an "
    "annotation; “ID ground” and “ID ascribed-to” are fields of annotations.",
    hint=_RENEW,
)
OUTDATED = Rule(
    code="catalogue/outdated",
    title="a translation of an annotation that has changed",
    explanation="The annotation says something else since it was translated, or the entry is "
    "marked as fuzzy. It is shown, and called outdated.",
    hint=f"{_RENEW} Then revise what it marks as fuzzy, and take the mark away.",
    severity=Severity.WARNING,
)
RULES = (UNIT, OUTDATED)


def check_catalogues_of_annotations(source: EditionSource) -> Iterator[Diagnostic]:
    """Check what annotations are said to say in other languages.

    :param source: the edition's source.
    :return: the findings, at the entries of the catalogues.
    """
    annotations = (one for read in source.chapters for one in read.annotations)
    return check_translated_annotations(
        source.translations.annotations, annotations, source.edition
    )


def check_translated_annotations(
    words: Iterable[TranslatedWords], annotations: Iterable[Annotation], edition: Edition | None
) -> Iterator[Diagnostic]:
    """Check what annotations are said to say in other languages.

    :param words: of all catalogues.
    :param annotations: all that there are.
    :param edition: the edition; without it its licence and languages are not known.
    :return: the findings, at the entries of the catalogues.
    """
    units = {unit.name: unit.words for unit in annotation_units(annotations)}
    folders: set[str] = set()
    for one in words:
        if edition and one.language not in folders:
            folders.add(one.language)
            yield from _check_language(one, edition)
        at = Position(one.path, one.line, 1)
        if one.unit not in units:
            yield UNIT.at(at, f"No annotation has anything called “{one.unit}”.")
            continue
        if not one.is_current(units[one.unit]):
            yield OUTDATED.at(at, f"“{one.unit}” has changed since it was translated.")
        for finding in check_words(one):
            yield replace(finding, position=at)


def check_words(words: TranslatedWords) -> tuple[Diagnostic, ...]:
    """Hold translated words against the allow-lists: a body may have what an annotation may have.

    :param words: of a body, or of a field, which is plain text.
    :return: why they can't be shown, if so.
    """
    if _UNSEEN.search(words.words):
        message = "There is a control character in it."
        return (CATALOGUE.at(Position(words.path, words.line), message),)
    if words.field:
        return ()
    return check_bounds(words.words, words.path) or tuple(
        check_text(words.words, words.path, Profile.BODY)
    )


def publishable(words: Iterable[TranslatedWords], edition: Edition) -> tuple[TranslatedWords, ...]:
    """Choose what may be shown.

    :param words: of all catalogues.
    :param edition: the edition, whose licences decide.
    :return: those that the checks do not refuse.
    """
    is_forbidden = forbids_adaptations(edition.rights.annotations)
    return tuple(
        one
        for one in words
        if (not is_forbidden or one.provenance.permission.strip())
        and one.language != edition.language
        and not check_words(one)
    )


def _check_language(one: TranslatedWords, edition: Edition) -> Iterator[Diagnostic]:
    at = Position(parallel_path(one.language, TRANSLATION_FACTS))
    if one.language not in edition.other_languages:
        yield LANGUAGE.at(at, f"“{one.language}” is no other language of this edition.")
    licence = edition.rights.annotations
    if forbids_adaptations(licence) and not one.provenance.permission.strip():
        message = f"The annotations' licence is {licence}, and no permission is recorded."
        yield RIGHTS.at(at, message)
