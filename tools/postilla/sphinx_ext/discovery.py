# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Files and properties of the site by which programs find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urljoin

import lxml.html
from sphinx.application import Sphinx

from postilla.discovery import atom, opds
from postilla.discovery.files import (
    FILES,
    MISSING,
    OPENSEARCH,
    file_names,
    left_out,
    site_files,
)
from postilla.discovery.head import properties
from postilla.sphinx_ext.apparatus import PAGE_BUILDERS
from postilla.sphinx_ext.log import logger
from postilla.sphinx_ext.offered import offered_downloads

_MISSING_PAGE: Final = MISSING.removesuffix(".html")
_TYPES: Final = (
    (OPENSEARCH, "search", "application/opensearchdescription+xml"),
    (atom.NAME, "alternate", atom.MEDIA_TYPE),
    (opds.NAME, "alternate", opds.MEDIA_TYPE),
)
"""File -> what it is to a page, and its media type."""


def describe_head(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the template properties and links for the head (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    edition, downloads = context["edition"], offered_downloads(app.config)
    is_title_page = pagename == app.config.root_doc
    names = file_names(edition, downloads)
    context["properties"] = properties(edition, downloads) if is_title_page else ()
    context["found_by"] = [
        {"name": name, "rel": rel, "type": media_type}
        for name, rel, media_type in _TYPES
        if name in names and (is_title_page or name == OPENSEARCH)
    ]
    if pagename == _MISSING_PAGE:  # it has many addresses, so none of its own
        context["pageurl"] = ""


def missing_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make the page that a server shows when it has no page (``html-collect-pages``).

    :param app: the application.
    :return: docname, context and template, where the edition has a site.
    """
    if app.config.html_context["edition"].site_url:
        yield _MISSING_PAGE, {"title": "No such page"}, MISSING


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files, and say which can't be made (``build-finished``).

    :param app: the application.
    :param exception: what stopped the build, if anything.
    """
    if exception or app.builder.name not in PAGE_BUILDERS:
        return
    edition, folder = app.config.html_context["edition"], Path(app.outdir)
    pages = [f"{docname}.html" for docname in sorted(app.env.found_docs)]
    downloads = offered_downloads(app.config)
    for name, data in site_files(edition, pages, downloads).items():
        (folder / name).write_bytes(data)
    if edition.site_url:
        _make_absolute(folder / MISSING, f"{edition.site_url}/")
    for name in FILES:
        if name not in file_names(edition, downloads):
            (folder / name).unlink(missing_ok=True)
    if told := left_out(edition):
        logger.info(told)


def _make_absolute(path: Path, site: str) -> None:
    """Make each address in a page absolute, for it is shown at any other address of the site.

    :param path: the page.
    :param site: with a slash at its end.
    """
    tree = cast(lxml.html.HtmlElement, lxml.html.document_fromstring(path.read_bytes()))
    tree.rewrite_links(
        lambda link: link if link.startswith("#") else urljoin(site, link), resolve_base_href=False
    )
    tree.set("data-root", site)
    text = lxml.html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")
    path.write_text(f"{text}\n", encoding="utf-8")
