# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Works, the people behind them, and the places that cite them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WORK_KEY: Final = re.compile(r"[a-z][a-z0-9-]*")
"""What a work is called in ``refs.bib`` and in annotations."""

OF_THE_ARTICLE: Final = "article"
"""The keyword of a work that the edited text itself cites."""
OF_THE_EDITION: Final = "edition"
"""The keyword of a work that the editors brought in."""


class WorkType(StrEnum):
    """The entry types of BibTeX that the bibliography styles of pybtex know."""

    ARTICLE = "article"
    """A piece in a journal."""
    BOOK = "book"
    """A book with a publisher."""
    BOOKLET = "booklet"
    """A bound print without a publisher."""
    DATASET = "dataset"
    """A collection of data."""
    INBOOK = "inbook"
    """A part of a book without a title of its own."""
    INCOLLECTION = "incollection"
    """A part of a book with its own title."""
    INPROCEEDINGS = "inproceedings"
    """A paper in the proceedings of a conference."""
    MANUAL = "manual"
    """Technical documentation."""
    MASTERSTHESIS = "mastersthesis"
    """A master's thesis."""
    MISC = "misc"
    """Whatever fits nowhere else."""
    ONLINE = "online"
    """A page of the web."""
    PATENT = "patent"
    """A patent."""
    PHDTHESIS = "phdthesis"
    """A doctoral thesis."""
    PROCEEDINGS = "proceedings"
    """The proceedings of a conference as a whole."""
    SOFTWARE = "software"
    """A computer program."""
    TECHREPORT = "techreport"
    """A report of an institution."""
    UNPUBLISHED = "unpublished"
    """A manuscript."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An author or editor: a person by the parts of the name, or a body by its whole name."""

    family: str = ""
    """The name a person is sorted by; empty for a body."""
    given: str = ""
    """The rest of a person's name; empty where the print gives the family name alone."""
    literal: str = ""
    """The whole name of a body, or of a person whose name can't be divided."""

    def __post_init__(self) -> None:
        if bool(self.family) == bool(self.literal) or (self.literal and self.given):
            raise ValueError("a person has either a family name or a literal name")

    def __str__(self) -> str:
        """Give the name in its natural order."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work as data; a field that nobody states is empty."""

    key: str
    """By :data:`WORK_KEY`, unique in the edition."""
    type: WorkType
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    title: str = ""
    container: str = ""
    """What the work is part of: a journal, a book, a series; of a web page, who publishes it."""
    volume: str = ""
    number: str = ""
    """The issue within the volume."""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    year: str = ""
    doi: str = ""
    """Without a resolver's address before it."""
    url: str = ""
    accessed: str = ""
    """The day the address was visited, ``YYYY-MM-DD``."""
    language: str = ""
    """Of the title, BCP 47."""
    note: str = ""
    """Words of the printed entry that fit no other field."""
    keywords: tuple[str, ...] = ()
    """None with a comma in it."""
    other: tuple[tuple[str, str], ...] = ()
    """Further fields of ``refs.bib``: name in small letters and value, in file order."""


class Ground(StrEnum):
    """Why a citation is bound to its work."""

    ADDRESS = "address"
    """Both give the same web address."""
    TITLE = "title"
    """Both give the same title."""
    SHORT_TITLE = "short title"
    """The citation's title is a part of the work's."""
    AUTHOR = "author"
    """The citation names the authors of one work only."""
    PRECEDING = "preceding"
    """The citation says that it repeats the one before it (*ibid.*)."""
    KEY = "key"
    """The source names the work by its key."""
    ENTRY = "entry"
    """The printed entry is what the work was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place of the edited text that cites a work."""

    target: str
    """The id of the citing place, such as ``fn-17`` or ``b-3``."""
    key: str
    """The work's key."""
    locator: str = ""
    """The place in the work, as printed, without ``p.``."""
    ground: Ground
    sure: bool = True
    """False when something in the citation speaks against the work."""
