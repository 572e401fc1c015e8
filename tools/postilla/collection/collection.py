# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a collection is: the file ``collection.toml``, and the editions that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from postilla.model.downloads import Download, downloads_of
from postilla.model.edition import Edition
from postilla.model.tree import PRODUCTS
from postilla.syntax.toml import TomlFile

FILE: Final = "collection.toml"
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_URL = re.compile(r"https?://[^\s\"<>\\^`{|}?#]*[^\s\"<>\\^`{|}?#/]|")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A collection of editions."""

    title: str
    publisher: str
    language: str
    """BCP 47, of its own words."""
    url: str
    """Of its site, without a slash at its end; empty as long as it has none."""
    editions: tuple[str, ...]
    """The folders below ``editions/``, in the order in which they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An edition of a collection that was built."""

    name: str
    """Of its folder, here and in the site."""
    edition: Edition
    """With the address that it has in the collection."""

    @property
    def downloads(self) -> Sequence[Download]:
        """What its site offers."""
        return downloads_of(self.edition, [name for name in PRODUCTS if name != "html"])


def read_collection(text: str, path: str) -> Collection:
    """Read what a collection is.

    :param text: of ``collection.toml``.
    :param path: its name in errors.
    :return: the collection.
    :raises PostillaError: with ``collection/…``, all findings of the file at once.
    """
    file = TomlFile(text, path, "collection")
    top = file.root
    collection = Collection(
        title=top.text("title"),
        publisher=top.text("publisher"),
        language=top.text("language", _TAG, "Write a BCP 47 tag such as “en” or “tr”.", "en"),
        url=top.text("url", _URL, "Write an address without a slash at its end.", ""),
        editions=top.texts("editions", _NAME, "Write the name of a folder below editions/."),
    )
    top.close()
    if len(set(collection.editions)) < len(collection.editions):
        top.wrong("editions", "An edition is named twice.", "Name each once.")
    file.finish()
    return collection


def member(collection: Collection, name: str, edition: Edition) -> Member:
    """Take an edition in.

    :param collection: the collection.
    :param name: of the edition's folder.
    :param edition: as its own file has it.
    :return: the edition at its address in the collection.
    """
    url = f"{collection.url}/{name}" if collection.url else ""
    return Member(name=name, edition=replace(edition, site_url=url))
