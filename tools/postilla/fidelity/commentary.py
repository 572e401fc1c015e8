# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the editors say, held against what a product shows of it.

References stand in it that each format spells in its own way, such as the short title of a work.
So the words between them are compared: each stretch has to be there, in the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from postilla.fidelity.hints import ANEW
from postilla.fidelity.marks import INVISIBLE
from postilla.model.annotation import Annotation, Body, Value
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.licence import forbids_adaptations
from postilla.model.prose import (
    Foreign,
    Inline,
    Link,
    Listing,
    PageLink,
    Paragraph,
    Pointer,
    Prose,
    Quote,
    Styled,
    Words,
)
from postilla.model.translation import TranslatedWords
from postilla.syntax.prose import read_prose

_FOLDER: Final = "chapters"
_NOT_SAID: Final = frozenset({"by", "target", "prefix", "suffix", "reading", "none", "witnesses"})
"""Fields of free words that products do not show as they are written."""
_WITHOUT_INVISIBLE: Final = str.maketrans("", "", INVISIBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What the editors say at one place."""

    id: str
    claim: str
    """The claim that it is evidence for, with which it may stand; else nothing."""
    body: tuple[str, ...]
    """Stretches of words between references, in their order."""
    phrases: tuple[str, ...]
    """What its fields say in free words, in any order."""


def comments_of(annotations: Iterable[Annotation]) -> Iterator[Comment]:
    """Read what products have to show of annotations.

    :param annotations: as they are written in chapters.
    :return: those that have an address and something to say.
    """
    for one in annotations:
        if one.id and one.kind.body is not Body.NONE:
            yield Comment(
                id=one.id,
                claim=one.field("for"),
                body=tuple(filter(None, map(folded, _stretches(read_prose(one.body, _FOLDER))))),
                phrases=tuple(filter(None, map(folded, _phrases(one)))),
            )


def translated_comments(
    words: Iterable[TranslatedWords], annotations: Iterable[Annotation], licence: str
) -> Iterator[Comment]:
    """Read what products have to show of annotations in other languages.

    :param words: of the catalogues.
    :param annotations: as they are written in chapters.
    :param licence: SPDX, of the annotations; what it forbids is not shown.
    :return: what their bodies say.
    """
    claims = {one.id: one.field("for") for one in annotations}
    for one in words:
        is_body = one.annotation in claims and not one.field
        if is_body and (one.provenance.permission or not forbids_adaptations(licence)):
            stretches = map(folded, _stretches(read_prose(one.words, _FOLDER)))
            body = tuple(filter(None, stretches))
            yield Comment(id=one.annotation, claim=claims[one.annotation], body=body, phrases=())


def commentary_findings(
    comments: Sequence[Comment], shown: Mapping[str, str], title: str, path: str
) -> Iterator[Diagnostic]:
    """Tell what a product does not show.

    :param comments: what it has to show.
    :param shown: annotation -> all words that it shows of it, folded.
    :param title: as a sentence calls it.
    :param path: the product's name in findings.
    :return: ``product/commentary`` for each annotation that is missing, or has other words.
    """
    for comment in comments:
        words = shown.get(comment.id, shown.get(comment.claim))
        if words is None:
            message = f"The annotation “{comment.id}” is missing from {title}."
        elif lacking := _lacking(comment, words):
            message = f"Of the annotation “{comment.id}”, {title} lacks “{lacking}”."
        else:
            continue
        at = Position(path)
        yield Diagnostic(code="product/commentary", message=message, hint=ANEW, position=at)


def folded(words: str) -> str:
    """Fold white space, and leave out what can't be seen.

    :param words: any words.
    :return: them, with single blanks.
    """
    return " ".join(words.translate(_WITHOUT_INVISIBLE).split())


def _lacking(comment: Comment, words: str) -> str:
    """Give the first words of a comment that are not there, or not in their place."""
    place = 0
    for stretch in comment.body:
        place = words.find(stretch, place)
        if place < 0:
            return stretch
        place += len(stretch)
    return next((phrase for phrase in comment.phrases if phrase not in words), "")


def _phrases(annotation: Annotation) -> Iterator[str]:
    for one in annotation.fields:
        field = annotation.kind.field_of(one.name)
        if field and field.value is Value.TEXT and one.name not in _NOT_SAID:
            yield one.value
    yield from (reading.words for reading in annotation.readings)


def _stretches(prose: Prose) -> Iterator[str]:
    for block in prose:
        if isinstance(block, Paragraph):
            yield from "".join(_words(block.content)).split("\0")
        elif isinstance(block, Quote):
            yield from _stretches(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _stretches(item)


def _words(content: Iterable[Inline]) -> Iterator[str]:
    """Give words, with a null character, which no text can have, in the place of references."""
    for one in content:
        match one:
            case Words(text):
                yield text
            case Styled() | Foreign() | Link() | PageLink():
                yield from _words(one.content)
            case Pointer(content=()):
                yield "\0"
            case Pointer():
                yield from _words(one.content)
            case _:
                yield "\0"
