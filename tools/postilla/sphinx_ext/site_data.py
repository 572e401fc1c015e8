# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Data that the scripts of the site load when a reader asks for what needs it.

They are scripts and no JSON, for a page that was opened from a folder can't fetch anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sphinx.application import Sphinx

from postilla.model.script import literal
from postilla.sphinx_ext.contents_list import contents
from postilla.sphinx_ext.names_data import names
from postilla.sphinx_ext.site import PAGE_BUILDERS
from postilla.sphinx_ext.suggestions import suggestions

_DATA: Final[Mapping[str, Callable[[Sphinx], object]]] = MappingProxyType(
    {"contents": contents, "names": names, "suggestions": suggestions}
)
"""Property of ``postilla`` in the scripts -> what it is made by."""


def data_file(name: str) -> str:
    """Name the file of a property.

    :param name: the property's.
    :return: the file, in the folder of static files.
    """
    return f"{name}-data.js"


def write_data(app: Sphinx, exception: Exception | None) -> None:
    """Write all of them when all pages are written (``build-finished``).

    :param app: the application.
    :param exception: what ended the build too early, if anything did.
    """
    if exception is not None or app.builder.name not in PAGE_BUILDERS:
        return
    folder = Path(app.outdir) / "_static"
    for name, made_by in _DATA.items():
        script = f"postilla.{name} = {literal(made_by(app))};\n"
        (folder / data_file(name)).write_text(script, encoding="utf-8")
