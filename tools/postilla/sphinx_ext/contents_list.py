# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The table of contents, for the sheet that every page opens it in.

It is written once, as data for a script, and not on each page: of many chapters that would be a
list of all on each. Without a script the same link leads to the title page, which has it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import clean_astext

from postilla.sphinx_ext.apparatus import PAGE_BUILDERS
from postilla.sphinx_ext.collect import title_language

_Page = tuple[str, str, str]
FILE: Final = "_static/contents-data.js"


def write_contents(app: Sphinx, exception: Exception | None) -> None:
    """Write the list when all pages are written (``build-finished``).

    :param app: the application.
    :param exception: what ended the build too early, if anything did.
    """
    if exception is None and app.builder.name in PAGE_BUILDERS:
        parts = list(_parts(app.env, app.builder.get_target_uri))
        data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        (Path(app.outdir) / FILE).write_text(f"postilla.contents = {data};\n", encoding="utf-8")


def _parts(
    env: BuildEnvironment, address_of: Callable[[str], str]
) -> Iterator[tuple[str, Sequence[_Page]]]:
    """Give the caption of each part, and of each of its pages title, language and address."""
    for tree in env.get_doctree(env.config.root_doc).findall(addnodes.toctree):
        pages = []
        for given, docname in tree["entries"]:
            title = env.titles[docname]
            words = (given, "") if given else (clean_astext(title), title_language(title))
            pages.append((*words, address_of(docname)))
        yield tree["caption"] or "", pages
