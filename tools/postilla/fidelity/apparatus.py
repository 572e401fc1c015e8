# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The apparatus of a page: the transmitted words in the place of which it shows others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from postilla.fidelity.look import Look, Looks
from postilla.fidelity.marks import INVISIBLE
from postilla.fidelity.stylesheet import Condition

ANNOTATION: Final = "data-annotation"
"""What names the emendation of words that are not the transmitted ones."""

_WITHOUT_INVISIBLE = str.maketrans("", "", INVISIBLE)


class ApparatusReader:
    """Reads what the edition adds to a page, what a reader can open included."""

    def __init__(self, looks: Looks, environment: Condition) -> None:
        """Begin with nothing read.

        :param looks: of the page.
        :param environment: one of those of the looks.
        """
        self._looks = looks
        self._environment = environment
        self.transmitted: dict[str, str] = {}
        """Emendation -> the transmitted words."""
        self.commentary: dict[str, str] = {}
        """Annotation -> its words, with those of the annotations in it."""
        self.parallel: list[str] = []
        """The words of texts in parallel, as they are read at first."""

    def read(self, element: etree._Element, around: Look, name: str = "") -> None:
        """Read an element of the apparatus with all that is in it.

        :param element: the element.
        :param around: the look of the element around it.
        :param name: the annotation in which it stands.
        """
        look = self._look(element, around)
        if not look.box:
            return
        classes = element.get("class", "").split()
        if "annotation" in classes:
            name = element.get("id", "")
            if not self._environment:  # where else it is hidden, it is still said
                self.commentary[name] = shown_words(element, around, self._look)
        if "parallel" in classes and not self._environment:
            self.parallel.append(shown_words(element, around, self._look))
        if "transmitted-words" in classes:
            self.transmitted[name] = shown_words(element, around, self._look)
        for child in element:
            self.read(child, look, name)

    def _look(self, element: etree._Element, around: Look) -> Look:
        return self._looks.look(element, around, self._environment, opened=True)


def shown_words(
    element: etree._Element, around: Look, look: Callable[[etree._Element, Look], Look]
) -> str:
    """Give the words of an element as they are seen.

    :param element: the element.
    :param around: the look of the element around it.
    :param look: gives the look of an element, and of those in it.
    :return: the words, white space folded, without invisible characters.
    """
    words = "".join(_parts(element, around, look))
    return " ".join(words.translate(_WITHOUT_INVISIBLE).split())


def _parts(
    element: etree._Element, around: Look, look_at: Callable[[etree._Element, Look], Look]
) -> Iterator[str]:
    look = look_at(element, around)
    if not look.box:
        return

    def own(text: str | None) -> str:
        return look.letters(text) if look.words and text else ""

    yield own(look.before) + own(element.text)
    for child in element:
        yield from _parts(child, look, look_at)
        yield own(child.tail)
    yield own(look.after)
