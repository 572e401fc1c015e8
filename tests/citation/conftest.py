# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Editions to cite from, and things to be cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from postilla.citation.place import Cited, commentary, passage
from postilla.model.edition import Author, Edition, Journal, Version
from postilla.model.printed import PrintedPages
from postilla.syntax.config import read_edition
from tests.tei.conftest import EDITION

PLAIN: Final = replace(
    read_edition(EDITION, "edition.toml"),
    titles=(("en", "On the bridges of Lenova"),),
    authors=(Author(name="Ada Maria Lenova", printed="Ada Maria LENOVA", family="Lenova"),),
    journal=Journal(title="Lenova Review", volume="1", year="1901"),
    versions=(),
)
"""As most editions are."""
BARE: Final = replace(
    PLAIN,
    authors=(Author(name="A Toll Keeper", printed="A Toll Keeper"),),
    journal=Journal(title="Lenova Review"),
)
"""Of a work of which little is known."""
HARD: Final = replace(
    PLAIN,
    titles=(("en", 'Is 50% of "A & B_{1}" <b>#2</b>\\ worth $3?'),),
    authors=(
        Author(name="Şükrü Öztürk", printed="Şükrü ÖZTÜRK", family="Öztürk"),
        Author(name="Jean-Luc O’Brien", printed="Jean-Luc O’BRIEN", family="O’Brien"),
        Author(name="Mao Zedong", printed="MAO Zedong", family="Mao"),
        Author(name="А. А. Иванов", printed="А. А. Иванов", family="Иванов"),
    ),
    versions=(Version(number="1.1", date="2026-02-01", changes="Notes."),),
)
"""With several authors, and with every character that some format makes use of."""

EDITIONS: Final[Mapping[str, Edition]] = MappingProxyType(
    {"plain": PLAIN, "bare": BARE, "hard": HARD}
)
_SITE: Final = "https://example.org/lenova/chapters/01.html"


def cited(edition: Edition) -> Mapping[str, Cited]:
    """Give things of every kind to be cited."""
    page, pages = PrintedPages("243", "243"), PrintedPages("243", "244")
    return {
        "work": passage(edition),
        "work on the web": passage(edition, address="https://example.org/lenova/index.html"),
        "paragraph": passage(edition, identifier="p-2-3", place="par. 2.3"),
        "paragraph on a page": passage(
            edition, identifier="p-2-3", place="par. 2.3", pages=page, address=f"{_SITE}#p-2-3"
        ),
        "paragraph on two pages": passage(
            edition, identifier="p-2-4", place="Of 5% & more_, par. 4", pages=pages
        ),
        "annotation": commentary(edition, identifier="stone", name="claim c12, par. 2.3"),
        "signed annotation": commentary(
            edition,
            identifier="other",
            name='Smith, "50% & {more}", evidence on claim c12, par. 2.3',
            by="Jane \\ Doe",
            year="2026",
            pages=page,
            address=f"{_SITE}#other",
        ),
        "page of the edition": commentary(
            edition, identifier="apparatus/claims", name="Claims", by=edition.publisher, pages=pages
        ),
    }
