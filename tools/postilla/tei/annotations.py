# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations as ``note``, each kind by its own row of one table.

``target`` leads to the words, or to what else the annotation is about, ``n`` is its mark, ``ana``
has the words of vocabularies; relations stand apart, see :mod:`postilla.tei.relations`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from lxml import etree

from postilla.model.addresses import CHAPTER_FOLDER
from postilla.model.annotation import Annotation, Value
from postilla.model.identifiers import named_id, work_id
from postilla.model.kinds import CITES, CLAIM, EDNOTE, EMEND, EVIDENCE, NAME, TRANSLATION, VARIANT
from postilla.model.prose import Prose, Quote
from postilla.model.translation import TranslatedWords
from postilla.syntax.prose import read_prose
from postilla.tei.changes import Changes
from postilla.tei.marks import Placed
from postilla.tei.names import element
from postilla.tei.pointers import pointers
from postilla.tei.prose import ProseWriter
from postilla.tei.responsibility import Responsibility
from postilla.tei.taxonomies import categories_of
from postilla.tei.variants import entry

_PAGES = re.compile(r"[0-9]+(?:\s*[-–,;]\s*[0-9]+)*")

_ELSEWHERE: Final = frozenset(
    {"target", "occurrence", "prefix", "suffix", "by", "reading", "locator", "none", "witnesses"}
)
"""Fields of plain text that are elements or attributes of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationWriter:
    """Writes the annotations of one edition."""

    prose: ProseWriter
    by: Responsibility
    changes: Changes
    translated: Mapping[str, tuple[TranslatedWords, ...]]
    """Annotation -> what it says in other languages."""
    base: str = ""
    """The siglum of the witness whose words the text has."""

    def note(self, placed: Placed) -> etree._Element:
        """Make the element of an annotation of any kind, and in it its translations."""
        annotation = placed.anchored.annotation
        made = ANNOTATIONS[annotation.kind.name](self, placed)
        said: dict[str, list[TranslatedWords]] = {}
        for one in self.translated.get(annotation.id, ()):
            said.setdefault(one.language, []).append(one)
        made.extend(self._translated(said[language]) for language in sorted(said))
        return made

    def _translated(self, said: Sequence[TranslatedWords]) -> etree._Element:
        """Make what an annotation says in a language."""
        facts = said[0].provenance
        made = element(
            "note",
            *(element("ab", one.words, type=one.field) for one in said if one.field),
            type="translation",
            subtype=facts.origin.value,
            xml_lang=said[0].language,
        )
        for one in said:
            if not one.field:
                made.extend(self.prose.blocks(read_prose(one.words, CHAPTER_FOLDER)))
        whose = element("p", f"{facts.translator}, {facts.date}", rend="translator")
        made.append(whose)
        return made

    def about_words(self, placed: Placed) -> etree._Element:
        """Make the element of an annotation that is about words."""
        made = self.start(placed, placed.words)
        made.extend(self.prose.blocks(self.read(placed)))
        return made

    def translation(self, placed: Placed) -> etree._Element:
        """Make the element of a translation, in its language."""
        made = self.start(
            placed, placed.words, xml_lang=placed.anchored.annotation.field("language")
        )
        made.extend(self.prose.blocks(self.read(placed)))
        return made

    def evidence(self, placed: Placed) -> etree._Element:
        """Make the element of evidence: the first quotation with its source, then the rest."""
        annotation, prose = placed.anchored.annotation, self.read(placed)
        made = self.start(placed, annotation.field("for"))
        quotes = [number for number, block in enumerate(prose) if isinstance(block, Quote)]
        if quotes:
            first = quotes[0]
            made.extend(self.prose.blocks(prose[:first]))
            (quote,) = self.prose.blocks(prose[first : first + 1])
            made.append(element("cit", quote, source_of(annotation)))
            made.extend(self.prose.blocks(prose[first + 1 :]))
        else:
            made.append(source_of(annotation))
            made.extend(self.prose.blocks(prose))
        return made

    def variant(self, placed: Placed) -> etree._Element:
        """Make the element of a variant, an entry of the apparatus."""
        annotation = placed.anchored.annotation
        made = entry(placed, self.base)
        made.set("resp", pointers([self.by.of(annotation)]))
        if change := self.changes.of(annotation.id):
            made.set("change", change)
        if said := [*_fields(annotation), *self.prose.blocks(self.read(placed))]:
            made.append(element("note", *said, type=VARIANT.name))
        return made

    def citation(self, placed: Placed) -> etree._Element:
        """Make the element of a citation."""
        annotation = placed.anchored.annotation
        made = self.start(placed, annotation.anchor)
        made.append(source_of(annotation))
        return made

    def name(self, placed: Placed) -> etree._Element:
        """Make the element of a decision on a name; the words may name nothing."""
        if name := placed.anchored.annotation.field("ref"):
            made = self.start(placed, placed.words)
            made.append(element("name", placed.anchored.words, ref=pointers([named_id(name)])))
            return made
        return self.start(placed, placed.words, subtype="none")

    def start(self, placed: Placed, target: str, **attributes: str) -> etree._Element:
        """Make the element of an annotation with its fields, and without its body."""
        annotation = placed.anchored.annotation
        return element(
            "note",
            *_fields(annotation),
            xml_id=annotation.id,
            type=annotation.kind.name,
            **attributes,
            n=placed.anchored.label,
            target=pointers([target]),
            ana=categories_of(annotation),
            resp=pointers([self.by.of(annotation)]),
            change=self.changes.of(annotation.id),
        )

    def read(self, placed: Placed) -> Prose:
        """Read the body of an annotation."""
        return read_prose(placed.anchored.annotation.body, CHAPTER_FOLDER)


def source_of(annotation: Annotation) -> etree._Element:
    """Make the reference of an annotation whose argument is a work."""
    made = element("bibl", corresp=pointers([work_id(annotation.argument)]))
    if locator := annotation.field("locator"):
        unit = "page" if _PAGES.fullmatch(locator) else ""
        made.append(element("citedRange", locator, unit=unit))
    return made


def _fields(annotation: Annotation) -> Iterator[etree._Element]:
    """Make the elements of plain fields, such as to whom a claim is ascribed."""
    for field in annotation.kind.fields:
        value = annotation.field(field.name)
        if not value or field.name in _ELSEWHERE:
            continue
        if field.value is Value.TEXT:
            yield element("ab", value, type=field.name)
        elif field.value is Value.DATE:
            yield element("ab", element("date", value, when=value), type=field.name)


ANNOTATIONS: Final[MappingProxyType[str, Callable[[AnnotationWriter, Placed], etree._Element]]] = (
    MappingProxyType(
        {
            CLAIM.name: AnnotationWriter.about_words,
            EVIDENCE.name: AnnotationWriter.evidence,
            EDNOTE.name: AnnotationWriter.about_words,
            EMEND.name: AnnotationWriter.about_words,
            TRANSLATION.name: AnnotationWriter.translation,
            VARIANT.name: AnnotationWriter.variant,
            CITES.name: AnnotationWriter.citation,
            NAME.name: AnnotationWriter.name,
        }
    )
)
"""Kind of annotation -> what makes its element."""
