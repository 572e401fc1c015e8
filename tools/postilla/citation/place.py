# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is cited: a place of the work, or what the edition itself has written.

Values are named as the slots of :class:`~postilla.citation.piece.Piece`:

=============  ===================================================================================
``key``        by which a program tells citations apart
``page``       the printed page, where there is one
``pages``      the printed pages, where there are several
``place``      what the place is called, such as ``par. 2.3``
``address``    on the web, where the edition has a site
``author``     who wrote it; only of what the edition has written, like the following
``name``       what it is called, such as ``Claim c12, par. 2.3``
``publisher``  the edition, where the author is somebody else, and its version
``year``       in which it was written
``undated``    that no year is stated
=============  ===================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from postilla.model.edition import Edition
from postilla.model.printed import PrintedPages


class Subject(Enum):
    """What can be cited; the values stand in the pages of the site."""

    PASSAGE = "passage"
    """The work, or a place in it."""
    COMMENTARY = "commentary"
    """What the edition says of it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A thing to be cited."""

    subject: Subject
    values: Mapping[str, str]
    """Without those that are empty."""


def passage(
    edition: Edition,
    *,
    identifier: str = "",
    place: str = "",
    pages: PrintedPages | None = None,
    address: str = "",
) -> Cited:
    """Describe a place of the work.

    :param edition: the edition.
    :param identifier: its id; empty for the work as a whole.
    :param place: what it is called.
    :param pages: its printed pages, if they are known.
    :param address: its address, if it has one.
    :return: what is cited.
    """
    return _cited(
        Subject.PASSAGE,
        key=_key(edition, identifier),
        place=place,
        address=address,
        **_pages(pages),
    )


def commentary(
    edition: Edition,
    *,
    identifier: str,
    name: str,
    by: str = "",
    year: str = "",
    pages: PrintedPages | None = None,
    address: str = "",
) -> Cited:
    """Describe an annotation or a page of the edition's own.

    :param edition: the edition.
    :param identifier: its id or docname.
    :param name: what it is called.
    :param by: who signed it; empty: the edition.
    :param year: in which it was written, if it says so.
    :param pages: the printed pages of the words that it is about, if they are known.
    :param address: its address, if it has one.
    :return: what is cited.
    """
    is_signed = by not in ("", edition.publisher)
    return _cited(
        Subject.COMMENTARY,
        key=_key(edition, identifier.replace("/", "-")),
        name=f"{name[:1].upper()}{name[1:]}",
        author=by if is_signed else edition.publisher,
        publisher=edition.named_publisher if is_signed else edition.version,
        year=year,
        undated="" if year else "n.d.",
        address=address,
        **_pages(pages),
    )


def _cited(subject: Subject, **values: str) -> Cited:
    return Cited(subject, {name: value for name, value in values.items() if value})


def _key(edition: Edition, identifier: str) -> str:
    return f"{edition.id}-{identifier}" if identifier else edition.id


def _pages(pages: PrintedPages | None) -> dict[str, str]:
    if pages is None:
        return {}
    return {"pages" if pages.are_several else "page": str(pages)}
