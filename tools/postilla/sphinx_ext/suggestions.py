# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Suggesting an annotation from the page: the places of each page, and what all pages share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from sphinx.application import Sphinx

from postilla.model.edition import Edition
from postilla.model.kinds import NAME
from postilla.model.licence import forbids_adaptations
from postilla.model.tree import chapter_path
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.parser import CHAPTER_PREFIX
from postilla.sphinx_ext.site import PAGE_BUILDERS
from postilla.syntax.suggesting import known, lines_of_blocks, repository, rules

GUIDE: Final = "about/annotating"
"""The page that leads a reader through an annotation, where an edition has one."""


def offer_suggestions(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the template of a chapter the places of its blocks (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    if app.builder.name not in PAGE_BUILDERS or not pagename.startswith(CHAPTER_PREFIX):
        return
    name = pagename.removeprefix(CHAPTER_PREFIX)
    text = Path(app.env.doc2path(pagename)).read_text(encoding="utf-8")
    path = chapter_path(name)
    lines = lines_of_blocks(text, name, path)
    context["suggest"] = {
        "file": path,
        "lines": " ".join(f"{block}:{line}" for block, line in lines.items()),
        "guide": GUIDE if GUIDE in app.env.all_docs else "",
    }


def suggestions(app: Sphinx) -> Mapping[str, object]:
    """Give what suggestions need on every page.

    :param app: the application, all documents read.
    :return: the rules of the kinds, what is known, and where it is sent.
    """
    domain = cast(PostillaDomain, app.env.domains["postilla"])
    edition = cast(Edition, app.config.html_context["edition"])
    annotations = (
        (one.annotation.id, one.annotation.kind.name)
        for of_document in domain.data["annotations"].values()
        for one in of_document
        if one.annotation.id and one.annotation.kind != NAME
    )
    return {
        **rules(has_witnesses=len(edition.sigla) > 1),
        **known(annotations, {key: work.title for key, work in domain.works.items()}),
        "repository": repository(
            edition.repository_url, edition.repository_host, edition.repository_branch
        ),
        "language": edition.language,
        "derivatives": not forbids_adaptations(edition.rights.text),
    }
