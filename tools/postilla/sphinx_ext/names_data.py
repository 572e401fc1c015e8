# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the names are that the text mentions, as data for the popups of the layer of names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, cast

from sphinx.application import Sphinx

from postilla.sphinx_ext.apparatus import PAGE_BUILDERS
from postilla.sphinx_ext.configuration import NAMES_SETTING
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.pages.names import name_anchor

FILE: Final = "_static/names-data.js"


def write_names(app: Sphinx, exception: Exception | None) -> None:
    """Write of each name its own form, its kind, and where it is listed (``build-finished``).

    :param app: the application.
    :param exception: what ended the build too early, if anything did.
    """
    if exception is not None or app.builder.name not in PAGE_BUILDERS:
        return
    domain = cast(PostillaDomain, app.env.domains["postilla"])
    listed = [page for page, parts in sorted(domain.data["gathered"].items()) if "names" in parts]
    page = app.builder.get_target_uri(listed[0]) if listed else ""
    names = {
        name.id: (name.canonical, name.kind.value, f"{page}#{name_anchor(name.id)}" if page else "")
        for name in app.config[NAMES_SETTING]
    }
    data = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    (Path(app.outdir) / FILE).write_text(f"postilla.names = {data};\n", encoding="utf-8")
