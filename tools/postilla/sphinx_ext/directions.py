# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""In which direction the words of a page run, where a language is written from right to left.

The `HTML Standard <https://html.spec.whatwg.org/multipage/dom.html#the-dir-attribute>`_ has no
direction follow from a language.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

from postilla.model.parallel import direction, is_right_to_left
from postilla.sphinx_ext.site import PAGE_BUILDERS

_OPENED = re.compile(r'<[a-z][^<>]*? lang="(?P<language>[^"]*)"[^<>]*?(?=/?>)')


def state_directions(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """State them in the page (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    if app.builder.name not in PAGE_BUILDERS:  # an EPUB states its own
        return
    language = context["edition"].language
    context["direction"] = direction(language)
    if "body" in context:
        context["body"] = with_directions(context["body"], language)


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
