# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What an edition says about itself: the data of every title page, header and metadata."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
    """Its name in ``source/witness/``."""
    description: str
    """A sentence: what it is and how it came about."""


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
    rights: Rights
    reading: Reading
    site_url: str
    """Without a slash at its end; empty as long as the edition has no site."""
    repository_url: str
    """Without a slash at its end; empty as long as the source has no public place."""
    repository_host: str = ""
    """Its kind, one of :data:`~postilla.model.hosts.HOSTS`; empty where the address tells it."""
    repository_branch: str = ""
    """The branch that people edit; empty where none is named."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The main language and all others."""
        return (self.language, *self.other_languages)

    @property
    def title(self) -> str:
        """The title in the main language."""
        return dict(self.titles)[self.language]
