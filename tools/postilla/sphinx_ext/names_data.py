# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the names are that the text mentions, as data for the popups of the layer of names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from sphinx.application import Sphinx

from postilla.sphinx_ext.configuration import NAMES_SETTING
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.pages.names import name_anchor


def names(app: Sphinx) -> Mapping[str, tuple[str, str, str]]:
    """Tell what each name is.

    :param app: the application, all documents read.
    :return: id -> the name's own form, its kind, and where it is listed, if it is.
    """
    domain = cast(PostillaDomain, app.env.domains["postilla"])
    listed = [page for page, parts in sorted(domain.data["gathered"].items()) if "names" in parts]
    page = app.builder.get_target_uri(listed[0]) if listed else ""
    return {
        name.id: (name.canonical, name.kind.value, f"{page}#{name_anchor(name.id)}" if page else "")
        for name in app.config[NAMES_SETTING]
    }
