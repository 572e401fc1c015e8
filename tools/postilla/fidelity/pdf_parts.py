# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The text of a book in one PDF, or in several that are read one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO

import pikepdf

from postilla.fidelity.extracted import Files, ProductText
from postilla.fidelity.pdf import read_pdf
from postilla.model.block import Block, Chapter


def read_book(files: Files, main_language: str) -> ProductText:
    """Read all parts of a book.

    :param files: they, in order.
    :param main_language: BCP 47, of the edition.
    :return: the text of all; its lines are pages, counted through all files.
    :raises PostillaError: with ``product/pdf`` when one can't be read, or not by its tags.
    """
    if len(files) == 1:
        return read_pdf(files, main_language)
    texts, pages = [], []
    before = 0
    for name, data in files.items():
        text = read_pdf({name: data}, main_language)
        texts.append(replace(text, chapters=tuple(_moved(one, before) for one in text.chapters)))
        pages.append((before + 1, name))
        before += _count(data)
    return ProductText(
        chapters=tuple(chapter for text in texts for chapter in text.chapters),
        departures={name: one for text in texts for name, one in text.departures.items()},
        transmitted={name: one for text in texts for name, one in text.transmitted.items()},
        commentary=_joined([text.commentary for text in texts]),
        pages=tuple(pages),
        digest=_digest([text.digest for text in texts]),
        findings=tuple(finding for text in texts for finding in text.findings),
    )


def _count(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def _moved(chapter: Chapter, pages: int) -> Chapter:
    """Count the pages of a part behind those of the parts before it."""

    def moved(block: Block) -> Block:
        line = block.line + pages if block.line else 0
        return replace(block, line=line, children=tuple(map(moved, block.children)))

    return replace(
        chapter,
        blocks=tuple(map(moved, chapter.blocks)),
        notes=tuple(map(moved, chapter.notes)),
    )


def _joined(said: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Put together what several parts say of an annotation."""
    joined: dict[str, str] = {}
    for part in said:
        for name, words in part.items():
            joined[name] = f"{joined.get(name, '')} {words}".strip()
    return joined


def _digest(stated: Sequence[str]) -> str:
    """Give what all parts state, or else what another one states than the first."""
    return next((one for one in stated if one != stated[0]), stated[0])
