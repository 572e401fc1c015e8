# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What an edition says about itself: the data of every title page, header and metadata."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from postilla.model.variation import Ignored


class ApparatusStyle(Enum):
    """Which witnesses an entry names; the values stand in ``edition.toml``."""

    NEGATIVE = "negative"
    """Those that differ; of the others, only whom the entry names."""
    POSITIVE = "positive"
    """All of them."""


class Reading(Enum):
    """Which text the products show at first; the values stand in ``edition.toml``."""

    TRANSMITTED = "transmitted"
    """The words as the witness has them."""
    RESTORED = "restored"
    """The same, with the letters that the transcript has lost given back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person who wrote the work."""

    name: str
    """As the edition names the person."""
    printed: str
    """As the witness prints the name."""
    family: str = ""
    """The part of the name by which the person is listed; empty where nobody states it."""

    @property
    def given(self) -> str:
        """What the name has beside the family's; empty where that is not known."""
        return self.name.replace(self.family, "", 1).strip() if self.family else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Where the work first came out, as far as the witness states it."""

    title: str
    volume: str = ""
    year: str = ""

    def __str__(self) -> str:
        """Give a reference such as ``RUSAD 13 (2025)``."""
        year = f"({self.year})" if self.year else ""
        return " ".join(filter(None, (self.title, self.volume, year)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A document that transmits the work."""

    file: str
    """Its name in ``source/witness/``; empty where nobody has transcribed it."""
    description: str
    """A sentence: what it is and how it came about."""
    siglum: str = ""
    """By which the apparatus names it; empty where the edition has but one witness."""
    title: str = ""
    date: str = ""
    """When it was written or printed, in words."""
    holding: str = ""
    """Who keeps it, under which shelfmark."""
    language: str = ""
    """BCP 47, where it is not the edition's main one."""
    is_complete: bool = False
    """Whether the file holds its whole text, so that text and apparatus have to give it back."""
    ignored: tuple[Ignored, ...] = ()
    """Of its differences from the text: those that the apparatus does not record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Under what terms each part may be used; licences are SPDX identifiers."""

    text: str
    """Of the work's own words."""
    annotations: str
    """Of what the edition adds to them."""
    code: str
    statement: str
    """The same in words, for a colophon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A state of the edition that was published."""

    number: str
    """Such as ``1.0``."""
    date: str
    """``YYYY-MM-DD``, the day on which it came out."""
    changes: str
    """A sentence or more: what is new in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of one work."""

    id: str
    """Short name; the products' files are named by it."""
    uuid: str
    """In canonical form, lower case."""
    titles: tuple[tuple[str, str], ...]
    """BCP 47 tag and title as printed, in printed order."""
    authors: tuple[Author, ...]
    journal: Journal
    language: str
    """BCP 47, the main language of the text."""
    other_languages: tuple[str, ...]
    """BCP 47, of parts of the text or of the interface."""
    publisher: str
    """Who edits and publishes, and whom unsigned annotations are by."""
    witnesses: tuple[Witness, ...]
    """The first is the base: its words are the text."""
    rights: Rights
    reading: Reading
    site_url: str
    """Without a slash at its end; empty as long as the edition has no site."""
    repository_url: str
    """Without a slash at its end; empty as long as the source has no public place."""
    versions: tuple[Version, ...] = ()
    """The newest first; none as long as nothing was published."""
    repository_host: str = ""
    """Its kind, one of :data:`~postilla.model.hosts.HOSTS`; empty where the address tells it."""
    repository_branch: str = ""
    """The branch that people edit; empty where none is named."""
    certifier: str = ""
    """Who examined the books for readers with disabilities; empty as long as nobody has."""
    apparatus: ApparatusStyle = ApparatusStyle.NEGATIVE
    fonts: tuple[tuple[str, str], ...] = ()
    """ISO 15924 code of a script and the font file for it, a path in the edition's folder."""
    pdf_parts: tuple[str, ...] = ()
    """The chapters with which a further part of the PDF begins; none where it is one file."""

    @property
    def sigla(self) -> tuple[str, ...]:
        """The sigla of its witnesses, that of the base first."""
        return tuple(one.siglum for one in self.witnesses if one.siglum)

    @property
    def languages(self) -> tuple[str, ...]:
        """The main language and all others."""
        return (self.language, *self.other_languages)

    @property
    def title(self) -> str:
        """The title in the main language."""
        return dict(self.titles)[self.language]

    @property
    def reference(self) -> str:
        """The work in one line, such as ``Ada Lenova, “On bridges,” Lenova Review 1 (1901)``."""
        authors = ", ".join(author.name for author in self.authors)
        return f"{authors}, “{self.title},” {self.journal}"

    @property
    def version(self) -> str:
        """The newest version, such as ``version 1.1``, or nothing."""
        return f"version {self.versions[0].number}" if self.versions else ""

    @property
    def named_publisher(self) -> str:
        """The publisher with the version, such as ``Lenova edition, version 1.1``."""
        return ", ".join(filter(None, (self.publisher, self.version)))
