# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The scripts and style sheets of the reading site: one of each for a feature, on every page."""

from __future__ import annotations

from typing import Any, Final

from sphinx.application import Sphinx

PAGE_BUILDERS: Final = ("html", "dirhtml")
"""The builders of the site."""

STYLES: Final = (
    "notes.css",
    "apparatus.css",
    "margin.css",
    "popups.css",
    "witnesses.css",
    "versions.css",
    "cite.css",
    "site.css",
    "suggest.css",
    "search.css",
    "narrow.css",
    "directions.css",
    "print.css",
)
"""The style sheets beside that of the theme itself, in their order."""

SCRIPTS: Final = (
    "postilla.js",
    "catalogue.js",
    "interface.js",
    "layers.js",
    "versions.js",
    "witnesses.js",
    "margin.js",
    "popups.js",
    "selection.js",
    "suggest.js",
    "search.js",
    "contents.js",
    "copy.js",
    "cite.js",
)
"""The scripts, in their order: the first is what the others share."""

PAGE_SCRIPTS: Final = ("parallel.js",)
"""Those that only some pages ask for, which have what they are about."""


def add_features(app: Sphinx) -> None:
    """Have the pages ask for them (``builder-inited``).

    :param app: the application.
    """
    if app.builder.name in PAGE_BUILDERS:
        for name in STYLES:
            app.add_css_file(name)
        for name in SCRIPTS:
            app.add_js_file(name, loading_method="defer")


def name_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Tell the template which scripts are the site's own (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    own = {f"_static/{name}" for name in (*SCRIPTS, *PAGE_SCRIPTS)}
    context["site_scripts"] = [
        script for script in context.get("script_files", ()) if script.filename in own
    ]
