# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The directive ``parallel``, and what its pages need.

There is one for everything that stands in parallel: blocks of the text that the author gave in
several languages, and chapters with their translations. So an editor writes a page of a line, and
gives it the place, the title and the words before it that suit the edition; it is in the contents,
in the books and in the address space like any other, and nothing is generated behind his back. A
page holds all languages: which ones are seen is the reader's choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from docutils.nodes import Node
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from postilla.sphinx_ext.nodes import parallel
from postilla.syntax.parallel import sets_of

if TYPE_CHECKING:
    from postilla.sphinx_ext.domain import PostillaDomain

STYLE: Final = "parallel.css"
SCRIPT: Final = "parallel.js"


class ParallelDirective(SphinxDirective):
    """Marks the place: what stands in parallel is of other documents, which may not be read yet.

    :class:`~postilla.sphinx_ext.pages.transform.GatheredPages` fills it.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[Node]:
        """Mark the place and make it known.

        :return: the mark.
        """
        argument = self.arguments[0] if self.arguments else ""
        sets = sets_of(argument, "\n".join(self.content), self.lineno, self.content_offset + 1)
        cast("PostillaDomain", self.env.domains["postilla"]).note_parallel(sets)
        node = parallel("", sets=sets)
        self.set_source_info(node)
        return [node]


def add_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give such pages their own style sheet and script (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given.
    :param doctree: the page's tree, if it has one.
    """
    if pagename in app.env.domains["postilla"].data["parallel"]:
        app.add_css_file(STYLE)
        app.add_js_file(SCRIPT, loading_method="defer")
