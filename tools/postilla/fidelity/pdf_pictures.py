# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pictures in a PDF: what is read in their place, and where those without words stand.

Typst writes a captioned picture as a ``Div`` with a ``Caption`` and a ``Figure``. One without a
caption is a ``Figure`` alone, or nothing when it is an artifact; so that its place is known, it
has a second name, which is found by the words that follow it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from postilla.fidelity.pdf_tags import Place, Tag
from postilla.model.identifiers import ORNAMENT_PLACE, PICTURE_PLACE
from postilla.model.picture import Picture


def caption_of(tag: Tag) -> Tag | None:
    """Give the caption of a picture.

    :param tag: an element.
    :return: its caption, if it is a picture that has one.
    """
    if tag.name != "Div":
        return None
    inner = (child for child in tag.children if isinstance(child, Tag))
    return next((child for child in inner if child.name == "Caption"), None)


def picture_of(tag: Tag) -> Picture:
    """Read what is read in the place of a picture.

    :param tag: the element with the picture in it.
    :return: it, without the name of its file, which no PDF has.
    """
    figure = next(tag.named("Figure"), None)
    return Picture(file="", alternative="" if figure is None else figure.alternative)


class Wordless:
    """Pictures without words, until their names are found."""

    def __init__(self, places: Iterable[tuple[str, Place]]) -> None:
        """Begin.

        :param places: all names of places.
        """
        named = [(one.page, -one.y, name) for name, one in places if _is_picture(name)]
        self._names = deque(name for _, _, name in sorted(named))
        self._alternatives: deque[str] = deque()

    def seen(self, figure: Tag) -> None:
        """Take note of a picture without a caption.

        :param figure: its element.
        """
        self._alternatives.append(figure.alternative)

    def before(self, names: Sequence[str]) -> Iterator[tuple[str, Picture]]:
        """Give the pictures that stand before some words.

        :param names: of what begins with the words.
        :return: id and picture of each.
        """
        last = max((self._names.index(one) for one in names if one in self._names), default=-1)
        yield from self._next(last + 1)

    def rest(self) -> Iterator[tuple[str, Picture]]:
        """Give the pictures behind all words."""
        yield from self._next(len(self._names))

    def _next(self, number: int) -> Iterator[tuple[str, Picture]]:
        for _ in range(number):
            name = self._names.popleft()
            is_said = name.startswith(PICTURE_PLACE)
            said = self._alternatives.popleft() if is_said and self._alternatives else ""
            yield name.partition(":")[2], Picture(file="", alternative=said)


def _is_picture(name: str) -> bool:
    return name.startswith((PICTURE_PLACE, ORNAMENT_PLACE))
