# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The directive ``parallel``.

There is one for everything that stands in parallel: blocks of the text that the author gave in
several languages, and chapters with their translations. So an editor writes a page of a line, and
gives it the place, the title and the words before it that suit the edition; it is in the contents,
in the books and in the address space like any other, and nothing is generated behind his back. A
page holds all languages: which ones are seen is the reader's choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils.nodes import Node
from sphinx.util.docutils import SphinxDirective

from postilla.sphinx_ext.nodes import parallel
from postilla.syntax.parallel import sets_of

if TYPE_CHECKING:
    from postilla.sphinx_ext.domain import PostillaDomain


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
