# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What pages tell of the edition's versions: which there are, and where changes are listed."""

from __future__ import annotations

from typing import Any, Final, cast

from sphinx.application import Sphinx

from postilla.sphinx_ext.domain import PostillaDomain

CHANGES: Final = "version-changes"
"""The directive of the page that lists them."""


def offer_versions(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Tell the template (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    domain = cast(PostillaDomain, app.env.domains["postilla"])
    context["changes_page"] = changes_page(domain)
    known = domain.history.versions if domain.history else ()
    context["versions_before"] = known[1:] if context.get("layers") else ()


def changes_page(domain: PostillaDomain) -> str:
    """Find the page that lists the changes of each version.

    :param domain: all documents read.
    :return: its docname, or nothing.
    """
    gathered = domain.data["gathered"]
    found = (name for name in domain.reading_order if CHANGES in gathered.get(name, ()))
    return next(found, "")
