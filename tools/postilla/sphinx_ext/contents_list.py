# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The table of contents, for the sheet that every page opens it in.

It is written once, as data for a script, and not on each page: of many chapters that would be a
list of all on each. Without a script the same link leads to the title page, which has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import clean_astext

from postilla.sphinx_ext.collect import title_language

_Page = tuple[str, str, str]


def contents(app: Sphinx) -> Sequence[tuple[str, Sequence[_Page]]]:
    """List the parts of the site, with their pages.

    :param app: the application, all documents read.
    :return: the caption of each part, and of each of its pages title, language and address.
    """
    return list(_parts(app.env, app.builder.get_target_uri))


def _parts(
    env: BuildEnvironment, address_of: Callable[[str], str]
) -> Iterator[tuple[str, Sequence[_Page]]]:
    for tree in env.get_doctree(env.config.root_doc).findall(addnodes.toctree):
        pages = []
        for given, docname in tree["entries"]:
            title = env.titles[docname]
            words = (given, "") if given else (clean_astext(title), title_language(title))
            pages.append((*words, address_of(docname)))
        yield tree["caption"] or "", pages
