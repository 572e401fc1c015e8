# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition on its title page, the claims on others, as data in the head for programs.

The element ``script`` that holds it is a data block: it has a type that no browser runs, so it is
not among the scripts that a Content-Security-Policy forbids (HTML, “prepare the script element”:
the type is looked at first, and where it is not one of a script nothing else is).
"""

from __future__ import annotations

from typing import Any, cast

from sphinx.application import Sphinx

from postilla.json_ld.claims import claims_of_page
from postilla.json_ld.work import data_block, edition_as_data
from postilla.model.kinds import CLAIM
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.offered import offered_downloads


def describe_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the template the data (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    if pagename == app.config.root_doc:
        data = edition_as_data(context["edition"], pagename, offered_downloads(app.config))
        context["structured_data"] = data_block(data)
        return
    domain = cast(PostillaDomain, app.env.domains["postilla"])
    annotations = domain.data["annotations"].get(pagename, ())
    claims = [one for one in annotations if one.annotation.kind == CLAIM]
    if claims:
        data = claims_of_page(context["edition"], pagename, claims, domain.label_of)
        context["structured_data"] = data_block(data)
