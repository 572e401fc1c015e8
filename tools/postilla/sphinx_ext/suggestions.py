# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Suggesting an annotation from the page: the places of each page, and what all pages share.

What is shared lies in a file of its own, which a page asks for only when a reader begins to write.
It is a script and not JSON, so that it can be had from the file system, too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, cast

from sphinx.application import Sphinx

from postilla.model.edition import Edition
from postilla.model.kinds import NAME
from postilla.model.tree import chapter_path
from postilla.sphinx_ext.apparatus import PAGE_BUILDERS
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.parser import CHAPTER_PREFIX
from postilla.syntax.suggesting import known, lines_of_blocks, repository, rules

SHARED: Final = "suggestions.js"
"""In the folder of static files."""
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
    lines = lines_of_blocks(text, name)
    context["suggest"] = {
        "file": chapter_path(name),
        "lines": " ".join(f"{block}:{line}" for block, line in lines.items()),
        "guide": GUIDE if GUIDE in app.env.all_docs else "",
    }


def write_shared(app: Sphinx, exception: Exception | None) -> None:
    """Write what all pages share (``build-finished``).

    :param app: the application.
    :param exception: what ended the build before its end, if anything.
    """
    if exception is not None or app.builder.name not in PAGE_BUILDERS:
        return
    domain = cast(PostillaDomain, app.env.domains["postilla"])
    edition = cast(Edition, app.config.html_context["edition"])
    annotations = (
        (one.annotation.id, one.annotation.kind.name)
        for of_document in domain.data["annotations"].values()
        for one in of_document
        if one.annotation.id and one.annotation.kind != NAME
    )
    shared = {
        **rules(),
        **known(annotations, {key: work.title for key, work in domain.works.items()}),
        "repository": repository(
            edition.repository_url, edition.repository_host, edition.repository_branch
        ),
        "language": edition.language,
        "derivatives": "-ND-" not in edition.rights.text,
    }
    path = Path(app.outdir) / "_static" / SHARED
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"postilla.suggestions = {_script(shared)};\n", encoding="utf-8")


def _script(data: object) -> str:
    """Write JSON that is JavaScript, too, and that no page would take for markup."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
