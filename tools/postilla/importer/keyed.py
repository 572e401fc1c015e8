# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Citations by key: a document that names its works by keys needs no guess about them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.skeleton import Skeleton
from postilla.model.bibliography import WORK_KEY, Citation, Ground, Work
from postilla.model.tree import WORKS
from postilla.syntax.bibtex import read_bibtex

_ENTRY: Final = re.compile(r"(@[A-Za-z]+\s*[{(]\s*)([^\s,{}()=]+)(?=\s*,)")
_BEFORE_LOCATOR: Final = re.compile(r"^(?:pp?|S|s|с)\.\s*")


@dataclass(frozen=True, slots=True)
class Keyed:
    """What a source says of works by their keys."""

    works: Mapping[str, Work] = field(default_factory=lambda: MappingProxyType({}))
    """Id of a printed entry -> the work, where the source has it as data."""
    entries: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The source's key -> id of the printed entry."""
    cited: tuple[tuple[str, str, str], ...] = ()
    """Id of the citing block, the source's key, the locator."""

    @property
    def citing(self) -> frozenset[str]:
        """The ids of the blocks that cite by key."""
        return frozenset(target for target, _, _ in self.cited)

    def in_place_of(self, parsed: Sequence[Work], names: Sequence[str]) -> tuple[Work, ...]:
        """Put the source's data in place of what was read from the words of entries.

        :param parsed: works, one an entry.
        :param names: the ids of the entries.
        :return: works, one an entry.
        """
        return tuple(self.works.get(name, work) for name, work in zip(names, parsed, strict=True))

    def citations(self, key_of: Mapping[str, str]) -> Iterator[Citation]:
        """Give the citations whose work has a printed entry.

        :param key_of: id of an entry -> the key of its work.
        :return: each place in a work once for each block that cites it.
        """
        seen = set()
        for target, key, locator in self.cited:
            if (entry := self.entries.get(key)) and entry in key_of:
                one = Citation(
                    target=target,
                    key=key_of[entry],
                    locator=_BEFORE_LOCATOR.sub("", locator),
                    ground=Ground.KEY,
                )
                if one not in seen:
                    seen.add(one)
                    yield one


def read_keys(skeleton: Skeleton, drafts: Sequence[Draft]) -> Keyed:
    """Bring keys and the ids of blocks together.

    :param skeleton: what was read.
    :param drafts: all blocks, items and notes, with their ids.
    :return: what the source says by key.
    """
    ids = {draft.line: draft.id for draft in drafts}
    works = {work.key: work for work in skeleton.works or ()}
    lines = sorted(ids)
    entries = {key: ids[line] for key, line in skeleton.entries.items() if line in ids}
    cited = []
    for one in skeleton.citations:
        line = skeleton.witness.position(one.start).line
        place = bisect_right(lines, line) - 1
        cited += [(ids[lines[place]], key, locator) for key, locator in one.items]
    return Keyed(
        works={
            entry: works[work_key(key)] for key, entry in entries.items() if work_key(key) in works
        },
        entries=entries,
        cited=tuple(cited),
    )


def keyed_works(bibliography: str) -> tuple[Work, ...] | None:
    """Read the works that a source names by their keys.

    :param bibliography: BibTeX; may be empty.
    :return: the works under the source's keys; ``None`` when there is no bibliography.
    :raises PostillaError: when it can't be read.
    """
    if not bibliography.strip():
        return None
    written = _ENTRY.sub(lambda entry: entry[1] + work_key(entry[2]), bibliography)
    return read_bibtex(written, WORKS)


def work_key(key: str) -> str:
    """Write a key of the source as keys of an edition are written.

    :param key: such as ``Smith1990`` or ``smith:1990a``.
    :return: small letters, digits and hyphens, a letter first.
    """
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
    written = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return written if WORK_KEY.fullmatch(written) else f"work-{written}"
