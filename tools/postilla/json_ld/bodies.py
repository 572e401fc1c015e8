# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What annotations say, as bodies of the Web Annotation Data Model (sections 3.2 and 4.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from postilla.json_ld.html import HtmlWriter
from postilla.model.addresses import CHAPTER_FOLDER, Addresses
from postilla.model.annotation import Annotation
from postilla.model.bibliography import Work
from postilla.model.identifiers import named_id, work_id
from postilla.model.kinds import CITES, CLAIM, EDNOTE, EMEND, EVIDENCE, NAME, TRANSLATION, VARIANT
from postilla.model.names import Name
from postilla.model.reference import full_reference
from postilla.model.translation import TranslatedWords
from postilla.syntax.prose import read_prose

Body = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWriter:
    """Writes the bodies of the annotations of one edition."""

    html: HtmlWriter
    works: Mapping[str, Work]
    """Key -> work."""
    names: Mapping[str, Name]
    """Id in ``names.toml`` -> name."""
    addresses: Addresses
    language: str
    """BCP 47, of what the edition writes."""
    translated: Mapping[str, tuple[TranslatedWords, ...]] = field(default_factory=dict)
    """Annotation -> what it says in other languages."""

    def bodies(self, annotation: Annotation) -> list[Body]:
        """Make the bodies of an annotation of any kind."""
        return list(BODIES[annotation.kind.name](self, annotation))

    def claim(self, annotation: Annotation) -> Iterator[Body]:
        """Make those of a claim: what it is, and a comment."""
        yield _text(annotation.field("type"), "text/plain", "classifying")
        yield from self._words(annotation, "commenting")

    def evidence(self, annotation: Annotation) -> Iterator[Body]:
        """Make those of evidence: the quotation, and the work."""
        yield from self._words(annotation, "commenting")
        yield self._work(annotation)

    def note(self, annotation: Annotation) -> Iterator[Body]:
        """Make that of an editorial note."""
        yield from self._words(annotation, "commenting")

    def emendation(self, annotation: Annotation) -> Iterator[Body]:
        """Make those of an emendation: what is proposed instead of the words, and a comment."""
        yield _text(annotation.field("reading"), "text/plain", "editing")
        yield from self._words(annotation, "commenting")

    def translation(self, annotation: Annotation) -> Iterator[Body]:
        """Make that of a translation."""
        yield from self._words(annotation, "describing")

    def variant(self, annotation: Annotation) -> Iterator[Body]:
        """Make those of a variant: the words of each other witness, and a comment."""
        for reading in annotation.readings:
            if reading.words:
                yield _text(reading.words, "text/plain", "describing")
        yield from self._words(annotation, "commenting")

    def citation(self, annotation: Annotation) -> Iterator[Body]:
        """Make that of a citation: the work."""
        yield self._work(annotation)

    def name(self, annotation: Annotation) -> Iterator[Body]:
        """Make that of a decision on a name: what is named, if anything."""
        if identifier := annotation.field("ref"):
            name = self.names.get(identifier)
            label = name.canonical if name else identifier
            yield self._resource(named_id(identifier), label, "identifying")

    def _words(self, annotation: Annotation, purpose: str) -> Iterator[Body]:
        if annotation.body.strip():
            value = self.html.write(read_prose(annotation.body, CHAPTER_FOLDER))
            language = annotation.field("language") or self.language
            yield {**_text(value, "text/html", purpose), "language": language}
        for one in self.translated.get(annotation.id, ()):
            if not one.field:
                value = self.html.write(read_prose(one.words, CHAPTER_FOLDER))
                yield {**_text(value, "text/html", purpose), "language": one.language}

    def _work(self, annotation: Annotation) -> Body:
        key = annotation.argument
        label = full_reference(self.works[key]) if key in self.works else key
        return self._resource(work_id(key), label, "linking")

    def _resource(self, identifier: str, label: str, purpose: str) -> Body:
        source = {"id": self.addresses.of(identifier), "label": label}
        return {"type": "SpecificResource", "purpose": purpose, "source": source}


def _text(value: str, format_: str, purpose: str) -> Body:
    return {"type": "TextualBody", "purpose": purpose, "format": format_, "value": value}


BODIES: Final[MappingProxyType[str, Callable[[BodyWriter, Annotation], Iterator[Body]]]] = (
    MappingProxyType(
        {
            CLAIM.name: BodyWriter.claim,
            EVIDENCE.name: BodyWriter.evidence,
            EDNOTE.name: BodyWriter.note,
            EMEND.name: BodyWriter.emendation,
            TRANSLATION.name: BodyWriter.translation,
            VARIANT.name: BodyWriter.variant,
            CITES.name: BodyWriter.citation,
            NAME.name: BodyWriter.name,
        }
    )
)
"""Kind of annotation -> what makes its bodies."""
