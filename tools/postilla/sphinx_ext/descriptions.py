# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What stands before the text of an annotation: what it is, of which words, how it is related.

It is worked out once, from the annotations of all documents; every page is made of it, and a page
is out of date when one of its descriptions has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from babel import Locale, UnknownLocaleError

from postilla.model.anchor import RESTORED_CAUSE, Anchored
from postilla.model.annotation import Annotation, Field, Value, split_pointers
from postilla.model.annotation_index import RELATIONS, AnnotationIndex, Entry
from postilla.model.bibliography import Work
from postilla.model.edition import Edition, Reading
from postilla.model.history import History, Past
from postilla.model.identifiers import words_id
from postilla.model.kinds import EMEND, EVIDENCE
from postilla.model.references import Reference, reference_to
from postilla.model.wording import (
    CHANGED,
    EVIDENCE_ELSEWHERE,
    FIELDS,
    IN_THE_TEXT,
    READINGS,
    SINCE,
    dated,
    shortened,
    term,
)
from postilla.sphinx_ext.directory import Address, Directory
from postilla.sphinx_ext.labels import locator_phrase

_FOR = "for"
"""Of evidence: said only where it does not stand within its claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing to say of an annotation."""

    title: str
    words: str = ""
    links: tuple[Address, ...] = ()
    """In the place of words."""
    is_own: bool = False
    """Whether the words are the edition's own, and not those of an annotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What stands before the text of an annotation."""

    title: str
    """Of its kind."""
    label: str
    """Its mark, such as ``c12``, or nothing."""
    name: str
    """How it is called elsewhere, such as ``claim c12, par. 2.3``."""
    words: str = ""
    """The id of the words that it is about, or nothing."""
    lemma: str = ""
    """The words themselves, the middle of many left out; of an emendation all of them."""
    proposed: str | None = None
    """Of an emendation: the words proposed, empty where those of the text are to be left out."""
    relation: str = ""
    """Of evidence: how the source stands to the claim."""
    source: Reference | None = None
    """Of evidence: the work."""
    locator: str = ""
    """Of evidence: the place in the work."""
    rows: tuple[Row, ...] = ()
    past: tuple[str, ...] = ()
    """Since when it is there, and when it was changed: phrases, none where nobody knows."""
    version: str = ""
    """The number of the version in which it became what it is, where that is not the first."""
    added: str = ""
    """The number of the version that has it first, where that is not the first of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Describer:
    """Describes annotations."""

    edition: Edition
    index: AnnotationIndex
    """Of all annotations."""
    directory: Directory
    """Of everything with an address."""
    works: Mapping[str, Work]
    """By key."""
    history: History | None = None
    """Of all annotations."""
    _described: dict[int, tuple[Anchored, Description]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Each once, for many pages show it: by the number of the object, which is held here."""

    def describe(self, entry: Entry) -> Description:
        """Describe an annotation.

        :param entry: one of the index.
        :return: its description.
        """
        known = self._described.get(id(entry.anchored))
        if known is None:
            known = entry.anchored, self._describe(entry)
            self._described[id(entry.anchored)] = known
        return known[1]

    def _describe(self, entry: Entry) -> Description:
        anchored, annotation = entry.anchored, entry.anchored.annotation
        is_emendation = annotation.kind == EMEND
        past = self.history.by_id.get(entry.id) if self.history else None
        return Description(
            title=annotation.kind.title,
            label=anchored.label,
            name=self.directory.named(entry.id).label,
            words=words_id(entry.id) if entry.id and anchored.parts else "",
            lemma=anchored.words if is_emendation else shortened(anchored.words),
            proposed=annotation.field("reading") if is_emendation else None,
            relation=term("relation", annotation.field("relation")),
            source=self._source(annotation) if annotation.kind == EVIDENCE else None,
            locator=locator_phrase(annotation.field("locator")),
            rows=tuple(self._rows(entry)),
            past=tuple(self._past(past)) if past else (),
            version=self._later(past.version) if past else "",
            added=self._later(past.since) if past else "",
        )

    def _past(self, past: Past) -> Iterator[str]:
        days = {version.number: version.date for version in self.edition.versions}
        yield dated(SINCE, past.since, days)
        for number in past.changed:
            yield dated(CHANGED, number, days)

    def _later(self, number: str) -> str:
        """Give a version, but for the first of all."""
        return "" if self.history and number in self.history.versions[-1:] else number

    def _source(self, evidence: Annotation) -> Reference:
        work = self.works.get(evidence.argument)
        if work is None:
            return Reference(key="", title=evidence.argument)
        reference = reference_to(work)
        is_main = reference.language == self.edition.language
        return replace(reference, language="") if is_main else reference

    def _rows(self, entry: Entry) -> Iterator[Row]:
        annotation = entry.anchored.annotation
        if annotation.kind == EVIDENCE and not self.is_within_claim(entry):
            yield Row(title=FIELDS[_FOR], links=(self.directory.named(annotation.field(_FOR)),))
        for of_kind in annotation.kind.fields:
            if of_kind.name in FIELDS and of_kind.name != _FOR:
                yield from self._row(annotation, of_kind)
            if others := self.index.incoming.get(entry.id, {}).get(of_kind.name):
                links = tuple(self.directory.named(other.id) for other in others)
                yield Row(title=RELATIONS[of_kind.name].capitalize(), links=links)
        if annotation.kind == EMEND:
            yield Row(title=IN_THE_TEXT, words=READINGS[self._reading(annotation)], is_own=True)
        elsewhere = [
            other
            for other in self.index.evidence.get(entry.id, ())
            if not self.is_within_claim(other)
        ]
        if elsewhere:
            yield Row(title=EVIDENCE_ELSEWHERE, links=tuple(map(self._evidence, elsewhere)))

    def _row(self, annotation: Annotation, of_kind: Field) -> Iterator[Row]:
        title, value = FIELDS[of_kind.name], annotation.field(of_kind.name)
        if not value:
            return
        if of_kind.value in (Value.POINTER, Value.POINTERS):
            yield Row(title=title, links=tuple(map(self.directory.named, split_pointers(value))))
        elif of_kind.value is Value.LANGUAGE:
            yield Row(title=title, words=self.language_name(value), is_own=True)
        else:
            is_own = of_kind.value is Value.TERM
            yield Row(title=title, words=term(of_kind.name, value), is_own=is_own)

    def is_within_claim(self, evidence: Entry) -> bool:
        """Say whether evidence stands within its claim: that is in the same document."""
        claim = self.index.by_id.get(evidence.anchored.annotation.field(_FOR))
        return claim is not None and claim.chapter == evidence.chapter

    def _evidence(self, entry: Entry) -> Address:
        annotation = entry.anchored.annotation
        relation = term("relation", annotation.field("relation"))
        label = f"{self._source(annotation).short} ({relation})"
        return replace(self.directory.named(entry.id), label=label)

    def _reading(self, emendation: Annotation) -> Reading:
        can_be_restored = emendation.field("cause") == RESTORED_CAUSE
        return self.edition.reading if can_be_restored else Reading.TRANSMITTED

    def language_name(self, tag: str) -> str:
        """Give the name of a language, or its tag where it has none.

        :param tag: BCP 47.
        :return: the name, in the main language of the edition.
        """
        return language_name(tag, self.edition.language)


def language_name(tag: str, language: str) -> str:
    """Give the name of a language, or its tag where it has none.

    :param tag: BCP 47.
    :param language: the language of the name; English in place of one that has no data.
    :return: the name.
    """
    if not (locale := _locale(tag)):
        return tag
    return str(locale.get_display_name(_locale(language) or "en") or tag)


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
