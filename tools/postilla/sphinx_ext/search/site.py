# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The page on which all is searched, and the index that it reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

from sphinx.application import Sphinx
from sphinx.util.nodes import clean_astext

from postilla.search.files import index_files
from postilla.search.index import build_index
from postilla.sphinx_ext.apparatus import PAGE_BUILDERS
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.search.documents import Gatherer

PAGE: Final = "search"
"""The name of the page, which has no source."""
FOLDER: Final = "_static/search"
"""Where the index lies in the site."""
_COUNTS: Final = {"annotation-counts"}
"""What leads nowhere."""


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page (``html-collect-pages``).

    :param app: the application.
    :return: its name, what its template is given, and the template.
    """
    if app.builder.name in PAGE_BUILDERS:
        domain = cast(PostillaDomain, app.env.domains["postilla"])
        lists = [
            (docname, clean_astext(app.env.titles[docname]))
            for docname in domain.reading_order
            if domain.is_gathered(docname) and domain.data["gathered"].get(docname) != _COUNTS
        ]
        yield PAGE, {"title": "Search", "search_lists": lists}, "search.html"


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Write the index when all pages are written (``build-finished``).

    :param app: the application.
    :param exception: what ended the build too early, if anything did.
    """
    if exception is not None or app.builder.name not in PAGE_BUILDERS:
        return
    gatherer = Gatherer(app.env, app.builder.get_target_uri)
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files = index_files(build_index(gatherer.documents()))
    for outdated in folder.iterdir():
        if outdated.name not in files:
            outdated.unlink()
    for name, text in files.items():
        path = folder / name
        data = text.encode()
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
