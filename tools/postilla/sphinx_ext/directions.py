# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""In which direction the words of a page run, where a language is written from right to left.

The `HTML Standard <https://html.spec.whatwg.org/multipage/dom.html#the-dir-attribute>`_ has no
direction follow from a language. The pages are made with English words of the interface; on those
of another language they say that they are English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from sphinx.application import Sphinx

from postilla.model.parallel import direction, is_right_to_left
from postilla.model.tree import SOURCE, is_chapter
from postilla.sphinx_ext.phrases import OWN
from postilla.sphinx_ext.site import PAGE_BUILDERS

INTERFACE: Final = "en"
"""The language of the interface as the pages are made."""

_OPENED = re.compile(r'<[a-z][^<>]*? lang="(?P<language>[^"]*)"[^<>]*?(?=/?>)')
_TAG = re.compile(r"<(?P<name>[a-z][a-z0-9]*)(?P<stated> [^<>]*?)(?= ?/?>)")
_CLASSES = re.compile(r' class="([^"]*)"')
_MARK = re.compile(r" data-ui(?![-\w])")
_OWN_CLASSES: Final = frozenset({OWN, "annotation-kind", "annotation-relation", "count-of"})
_ABOUT_OTHERS: Final = frozenset({"nav"})
"""Elements that are named in words of the interface, and hold other words."""
_TYPED_INTO: Final = frozenset({"input"})
"""Elements that others write in, who need not write the interface's language."""
_DIRECTIONS: Final = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""Of characters that have one, by their bidirectional class (Unicode, UAX #9)."""


def state_directions(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Tell the template of them (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place: ``direction`` is that of the
        edition, ``main_direction`` that of a page of the editors in a language of the other
        direction, and ``directed`` states directions in what it is called around.
    :param doctree: of the page, if it has one.
    """
    if app.builder.name not in PAGE_BUILDERS:  # an EPUB states its own
        return
    language = context["edition"].language
    context["direction"] = direction(language)
    is_text = pagename == app.config.root_doc or is_chapter(f"{SOURCE}/{pagename}.md")
    title = prevailing(context.get("title", ""), direction(language))
    if "body" in context and not is_text and title != direction(language):
        context["main_direction"] = title

    def directed(caller: Callable[[], str]) -> str:
        return with_directions(with_interface(caller(), language), language)

    context["directed"] = directed


def with_interface(html: str, language: str) -> str:
    """Say of the words of the interface that they are, on a page of another language.

    An element with ``data-ui`` has such words, one with ``data-ui-line`` a line that is made of
    elements with such words.

    :param html: as docutils and the templates write it: no attribute's value holds a bracket.
    :param language: BCP 47, of the page.
    :return: the same with attributes ``lang``, and ``dir`` where the page is written in the other
        direction.

    >>> with_interface("<p data-ui>Notes.</p>", "ar")
    '<p data-ui lang="en" dir="ltr">Notes.</p>'
    """
    if language.partition("-")[0] == INTERFACE:
        return html
    is_turned = is_right_to_left(language)

    def spoken(tag: re.Match[str]) -> str:
        if is_turned and " data-ui-line" in tag["stated"]:
            return f'{tag.group()} dir="{direction(INTERFACE)}"'
        if not _says(tag):
            return tag.group()
        runs = direction(language if tag["name"] in _TYPED_INTO else INTERFACE)
        return f'{tag.group()} lang="{INTERFACE}"' + (f' dir="{runs}"' if is_turned else "")

    return _TAG.sub(spoken, html)


def _says(tag: re.Match[str]) -> bool:
    """Say whether an element's own words are the interface's, and no language is stated."""
    if tag["name"] in _ABOUT_OTHERS or ' lang="' in tag["stated"]:
        return False
    classes = _CLASSES.search(tag["stated"])
    is_own = classes is not None and not _OWN_CLASSES.isdisjoint(classes[1].split())
    return is_own or _MARK.search(tag["stated"]) is not None


def with_directions(html: str, language: str) -> str:
    """State the direction of what has a language, if any is written from right to left.

    :param html: as docutils writes it: no attribute's value holds a bracket.
    :param language: BCP 47, of what stands around it.
    :return: the same with attributes ``dir``.

    >>> with_directions('<p>In <i lang="fa">x</i>, <i lang="tr">y</i></p>', "en")
    '<p>In <i lang="fa" dir="rtl">x</i>, <i lang="tr" dir="ltr">y</i></p>'
    """
    languages = {match["language"] for match in _OPENED.finditer(html)}
    if not any(map(is_right_to_left, (language, *languages))):
        return html
    return _OPENED.sub(_directed, html)


def _directed(match: re.Match[str]) -> str:
    opened = match.group()
    return opened if ' dir="' in opened else f'{opened} dir="{direction(match["language"])}"'


def prevailing(text: str, otherwise: str) -> str:
    """Say in which direction most letters of words run that state no language.

    :param text: the words.
    :param otherwise: the direction of words without letters, or with as many of each.
    :return: ``ltr`` or ``rtl``.

    >>> prevailing("قانون (law, 1951).", "ltr")
    'rtl'
    """
    found = Counter(_DIRECTIONS.get(unicodedata.bidirectional(one)) for one in text)
    if found["ltr"] == found["rtl"]:
        return otherwise
    return max(("ltr", "rtl"), key=found.__getitem__)
