# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The style sheets and scripts that only some pages ask for."""

from __future__ import annotations

from typing import Any, cast

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.search.site import PAGE as SEARCH


def add_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give a page what it has need of (``html-page-context``).

    The builder is asked, for the application would remember it, and give it to all pages of the
    next build.

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given.
    :param doctree: the page's tree, if it has one.
    """
    domain = cast(PostillaDomain, app.env.domains["postilla"])
    builder = cast(StandaloneHTMLBuilder, app.builder)
    if pagename == SEARCH:
        builder.add_css_file("search-page.css")
    if domain.is_gathered(pagename):
        builder.add_css_file("pages.css")
    if pagename in domain.data["parallel"]:
        builder.add_css_file("parallel.css")
        builder.add_js_file("parallel.js", defer="defer")
