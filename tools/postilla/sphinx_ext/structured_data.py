# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The claims on a page, as data in its head for programs that gather such.

The element ``script`` that holds it is a data block: it has a type that no browser runs, so it is
not among the scripts that a Content-Security-Policy forbids (HTML, “prepare the script element”:
the type is looked at first, and where it is not one of a script nothing else is).
"""

from __future__ import annotations

from typing import Any, cast

from sphinx.application import Sphinx

from postilla.json_ld.claims import claims_of_page, data_block
from postilla.model.kinds import CLAIM
from postilla.sphinx_ext.domain import PostillaDomain


def describe_claims(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the template the data (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    domain = cast(PostillaDomain, app.env.domains["postilla"])
    annotations = domain.data["annotations"].get(pagename, ())
    claims = [one for one in annotations if one.annotation.kind == CLAIM]
    if claims:
        data = claims_of_page(context["edition"], pagename, claims, domain.label_of)
        context["structured_data"] = data_block(data)
