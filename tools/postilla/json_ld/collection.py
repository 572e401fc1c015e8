# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All annotations of an edition as one collection of the Web Annotation Data Model (section 5)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from postilla.json_ld.annotation import AnnotationWriter
from postilla.json_ld.bodies import BodyWriter
from postilla.json_ld.context import CONTEXT
from postilla.json_ld.html import HtmlWriter
from postilla.json_ld.withdrawn import withdrawn
from postilla.model.addresses import Addresses, homes_of
from postilla.model.anchor import Anchored
from postilla.model.bibliography import Work
from postilla.model.edition import Edition
from postilla.model.history import NO_ANNALS, Annals, History
from postilla.model.labels import labels
from postilla.model.licence import licence_address
from postilla.model.names import Name
from postilla.model.translation import TranslatedWords, by_annotation
from postilla.syntax.anchored import AnchoredChapter


def annotation_collection(
    edition: Edition,
    chapters: Sequence[AnchoredChapter],
    works: Sequence[Work],
    names: Sequence[Name],
    annals: Annals = NO_ANNALS,
    translated: Sequence[TranslatedWords] = (),
) -> dict[str, object]:
    """Make the collection.

    :param edition: the edition.
    :param chapters: its text and its annotations, in reading order.
    :param works: those of ``refs.bib``.
    :param names: those of ``names.toml``.
    :param annals: what became of annotations.
    :param translated: what annotations say in other languages.
    :return: an ``AnnotationCollection``, its one page in it.
    """
    named = [list(_named(chapter.annotations)) for chapter in chapters]
    homes = homes_of(
        (one.chapter, [identifier for identifier, _ in own])
        for one, own in zip(chapters, named, strict=True)
    )
    for one in annals.retired:
        if home := homes.get(one.place):
            homes.setdefault(one.id, home)
    addresses = Addresses(edition, homes)
    writer = _writer(edition, chapters, works, names, addresses, annals.history)
    writer = replace(writer, bodies=replace(writer.bodies, translated=by_annotation(translated)))
    items = [
        writer.write(one, identifier, chapter.passages)
        for chapter, own in zip(chapters, named, strict=True)
        for identifier, one in own
    ]
    identifier = f"{writer.addresses.edition}#annotations.all"
    rights = licence_address(edition.rights.annotations)
    return {
        "@context": CONTEXT,
        "id": identifier,
        "type": "AnnotationCollection",
        "label": f"Annotations of {edition.title} ({edition.journal})",
        "creator": {"type": "Organization", "name": edition.publisher},
        **({"rights": rights} if rights else {}),
        "total": len(items),
        **({"withdrawn": withdrawn(annals.retired, addresses)} if annals.retired else {}),
        **(_pages(identifier, f"{writer.addresses.edition}#annotations.1", items) if items else {}),
    }


def serialise(collection: dict[str, object]) -> bytes:
    """Write a collection.

    :param collection: as :func:`annotation_collection` gives it.
    :return: JSON in UTF-8, with a line feed at its end.
    """
    return f"{json.dumps(collection, ensure_ascii=False, indent=1)}\n".encode()


def _pages(collection: str, page: str, items: list[dict[str, object]]) -> dict[str, object]:
    first = {
        "id": page,
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": items,
    }
    return {"first": first, "last": page}


def _writer(
    edition: Edition,
    chapters: Sequence[AnchoredChapter],
    works: Sequence[Work],
    names: Sequence[Name],
    addresses: Addresses,
    history: History | None,
) -> AnnotationWriter:
    by_key = {work.key: work for work in works}
    label_of = labels(
        [one.chapter for one in chapters],
        [annotation for one in chapters for annotation in one.annotations],
    )
    bodies = BodyWriter(
        html=HtmlWriter(works=by_key, label_of=label_of, addresses=addresses),
        works=by_key,
        names={name.id: name for name in names},
        addresses=addresses,
        language=edition.language,
    )
    return AnnotationWriter(edition=edition, addresses=addresses, bodies=bodies, history=history)


def _named(annotations: Sequence[Anchored]) -> Iterator[tuple[str, Anchored]]:
    """Give each annotation its id; those without one are numbered in the block they are on."""
    numbers: dict[str, int] = {}
    for one in annotations:
        annotation = one.annotation
        if annotation.id:
            yield annotation.id, one
        else:
            block = one.parts[0].block if one.parts else annotation.anchor
            name = f"{block}.{annotation.kind.name}"
            numbers[name] = numbers.get(name, 0) + 1
            yield f"{name}.{numbers[name]}", one
