# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Everything that has an address in the edition, as the checks know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from postilla.checks.addresses import page_ids
from postilla.checks.nearest import nearest
from postilla.checks.source import EditionSource, written_annotations
from postilla.model.content import PointKind
from postilla.model.identifiers import call_id, page_id, sentence_id
from postilla.model.likeness import Names


@dataclass(frozen=True)
class Known:
    """Places, annotations and works."""

    source: EditionSource

    @cached_property
    def places(self) -> frozenset[str]:
        """The ids of the text and of the pages."""
        return frozenset(_places(self.source))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Annotation -> its kind."""
        return {
            written.annotation.id: written.annotation.kind.name
            for written in written_annotations(self.source)
            if written.annotation.id
        }

    @cached_property
    def works(self) -> frozenset[str]:
        """The keys of works."""
        return frozenset(work.key for work in self.source.works or ())

    @cached_property
    def work_names(self) -> Names:
        """The same, for the nearest is sought among them."""
        return Names(self.works)

    @cached_property
    def blocks(self) -> frozenset[str]:
        """The ids of blocks."""
        return frozenset(block.id for read in self.source.chapters for block in read.chapter.walk())

    def has(self, identifier: str) -> bool:
        """Say whether an id is one of the edition's."""
        return identifier in self.kinds or identifier in self.places

    @cached_property
    def names(self) -> Names:
        """All ids, for the nearest is sought among them."""
        return Names([*self.kinds, *self.places])

    def nearest(self, identifier: str) -> str:
        """Offer the nearest id."""
        return nearest(identifier, self.names)


def _places(source: EditionSource) -> Iterator[str]:
    """Give the ids of the text, blocks, sentences, calls, printed pages, and of the pages."""
    for read in source.chapters:
        calls: Counter[str] = Counter()
        for block in read.chapter.walk():
            yield block.id
            for number in range(1, len(block.content.sentences) + 2):
                yield sentence_id(block.id, number)
            for point in block.content.points:
                if point.kind is PointKind.PAGE_BREAK:
                    yield page_id(point.value)
                else:
                    calls[point.value] += 1
                    yield call_id(point.value, calls[point.value])
    for page in source.pages:
        yield from (identifier for identifier, _ in page_ids(page.text, 0))
