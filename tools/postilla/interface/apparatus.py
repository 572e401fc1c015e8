# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition's own words in the apparatus: those of the tables, and phrases of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from postilla.interface.messages import Message
from postilla.model.annotation import Body, Value
from postilla.model.annotation_index import RELATIONS
from postilla.model.claims import Support
from postilla.model.downloads import EVERY
from postilla.model.kinds import EVIDENCE, KINDS, PLACING
from postilla.model.names import NameKind
from postilla.model.wording import (
    CHANGED,
    EVIDENCE_ELSEWHERE,
    FIELDS,
    IN_THE_TEXT,
    ORIGINS,
    OUTDATED,
    READINGS,
    SINCE,
    term,
)

LABEL: Final = "label"
"""The context of what places and annotations are called in running text."""

_PHRASES: Final = (
    *("Notes", "Author’s notes", "Page {number}", "Link to {place}", ", proposed:", "nothing"),
    *("Cited in:", "Called again:", "The text has no call of this note."),
)
"""Of the pages with text: titles, names for those who hear the page, what stands in the notes."""

_GATHERED: Final = (
    *("There are none.", "Section", "All", "all", "none", "Used", "nowhere", "also", "or"),
    *("By section", "By type", "By ascription", "By what they rest on in the text"),
    *("By outside evidence", "Outside evidence", "What sort of statement each is."),
    "Whom the text ascribes each to; what it says in its own voice is the article’s.",
    "What the text itself states as the ground of each. "
    "One that rests on notes and entries stands in both groups.",
    "How the words of other sources stand to each. "
    "One with several sorts of evidence stands in several groups.",
    *("Evidence from other sources", "Other claims", "Work", "Claims of"),
    *("Sources that several sections share", "rest on it", "evidence from it"),
    "In each field: ■ how many claims of the section rest on the work, "
    "● on how many there is evidence from it.",
    *("Persons", "Places", "Organisations", "Left undecided", "not mentioned"),
    "Forms that several names have; each place is listed and none decided.",
    *("From several languages", "From {language}", "{certainty} certainty"),
    *("Its words are the text of this edition.", "Not recorded:", "lacuna"),
    *("Works that the text cites", "Sources that the edition adds", "Other works"),
    *(kind.value for kind in NameKind),
    *("Printed as", "Cited by the text", "Claims that rest on it", "Cited by the editors"),
)
"""Of the pages that are made from the annotations."""

_PARALLEL: Final = (
    *("not translated", "left out by the translator", "added by the translator"),
    *(OUTDATED, *ORIGINS.values()),
    *("Translated", "Outdated", "In doubt", "Annotations", "Translator"),
)
"""Of texts in several languages: how a unit stands to the text."""

_PAST: Final = (
    *(SINCE, CHANGED, "Version {number}", "version {number}", "Added", "Changed", "Withdrawn"),
    *("In its place:", "No annotation has changed.", "Its address, where it stays as it is:"),
)
"""Of what became of annotations from version to version."""

_BOOKS: Final = (
    *("The author’s notes", "The edition’s notes", "Index of claims"),
    *("Title page", "Beginning of the text", "Landmarks", "Printed pages", "Pages of the print"),
    *("Each with the page of this book on which it begins.", "→ page of this book"),
    *("Part {number} of {count}", "part {number}", "proposed:", "restored:", "by {name}"),
)
"""Of the EPUB and the PDF alone."""

_CITATION: Final = ("Works cited", "Note", "Bibliography", "Reference")
"""What the parts of a citation are called."""

_FOUND: Final = (
    *(
        "text",
        "author’s note",
        "translated text",
        "claim",
        "evidence",
        "editorial note",
        "emendation",
        "translation",
    ),
    *("variant", "bibliography", "name", "page"),
)
"""What a result of the search is."""

_LABELS: Final = (
    *("par. {number}", "n. {number}", "entry {number}", "item {number}", "sentence {number}"),
    *("p. {number}", "pp. {numbers}", "title", "abstract", "keywords"),
    *("the words of {annotation}", "evidence on claim {label}"),
    *("{place} in the text", "this translation of {place}"),
)

_COUNTS: Final = (
    ("{number} piece of evidence", "{number} pieces of evidence"),
    ("{number} mention", "{number} mentions"),
    ("{number} annotation", "{number} annotations"),
    ("{number} claim ({other} with evidence)", "{number} claims ({other} with evidence)"),
)


def apparatus_messages() -> Iterator[Message]:
    """Give them all; some stand in several tables."""
    said = (
        *_PHRASES,
        *_BOOKS,
        *_GATHERED,
        *_PARALLEL,
        *_PAST,
        *_CITATION,
        *_FOUND,
        *(one.value for one in Support),
    )
    for words in (*said, EVIDENCE_ELSEWHERE, IN_THE_TEXT, *READINGS.values()):
        yield _message(words)
    for words in _LABELS:
        yield _message(words, LABEL)
    for one, many in _COUNTS:
        yield Message(words=one, plural=many, places=(_PLACE,))
    for title in FIELDS.values():
        yield _message(title)
    for relation, passive in RELATIONS.items():
        yield _message(relation, LABEL)
        yield _message(passive)
    for kind in KINDS.values():
        yield _message(kind.title)
        yield _message(kind.plural)
        yield _message(f"{kind.title.lower()} {{label}}", LABEL)
        if kind != EVIDENCE:
            one, many = (f"{{number}} {name.lower()}" for name in (kind.title, kind.plural))
            yield Message(words=one, plural=many, places=(_PLACE,))
    yield from _terms()
    yield from _form()
    for _, _, _, purpose, _ in EVERY:
        yield _message(purpose)


def _terms() -> Iterator[Message]:
    """Give the phrases for the words of the fields' vocabularies."""
    for kind in KINDS.values():
        for field in kind.fields:
            if field.value is Value.TERM:
                for word in field.vocabulary:
                    yield _message(term(field.name, word), LABEL if _is_label(field.name) else "")


def _form() -> Iterator[Message]:
    """Give what the form for suggestions says of the kinds and their fields."""
    for kind in KINDS.values():
        if kind.body is Body.NONE:
            continue
        yield _message(kind.meaning)
        for field in kind.fields:
            if field.name not in PLACING:
                yield _message(field.meaning)
                yield _message(field.name.replace("-", " ").capitalize())
                for word in field.vocabulary:
                    yield _message(word, LABEL if _is_label(field.name) else "")


def _is_label(field: str) -> bool:
    """Say whether the words of a field stand in labels, too, such as “Smith 1990 (supports)”."""
    return field == "relation"


def _message(words: str, context: str = "") -> Message:
    return Message(words=words, context=context, places=(_PLACE,))


_PLACE: Final = "interface/apparatus.py"
