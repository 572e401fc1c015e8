# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The note in which the formats for programs say what they have no field for."""

from __future__ import annotations

from postilla.citation.piece import Piece

_PAGES = (Piece("p. ", "page", ", "), Piece("pp. ", "pages", ", "))


def noted(publisher: str) -> tuple[Piece, ...]:
    """Make the note of a place of the work.

    :param publisher: of the edition, spelt as the format wants it.
    :return: such as ``p. 243, par. 2.3, Lenova edition``.
    """
    return (*_PAGES, Piece("", "place", ", "), Piece(publisher))


def about(work: str) -> tuple[Piece, ...]:
    """Make the note of what the edition has written.

    :param work: what it is about, spelt as the format wants it.
    :return: such as ``Commentary to Ada Lenova, On bridges, Lenova Review 1 (1901), p. 243``.
    """
    return (
        Piece(f"Commentary to {work}"),
        Piece(", p. ", "page"),
        Piece(", pp. ", "pages"),
        Piece(", ", "publisher"),
    )
