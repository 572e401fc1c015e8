# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From tokens to document tree: MyST's renderer, kept to the allow-lists.

The parser has held every token against the allow-lists before this runs. What is refused here
would have slipped through that check, so it is refused in the simplest way: it is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from postilla.model import allowed
from postilla.model.allowed import Profile
from postilla.model.identifiers import kind_of
from postilla.model.note_marks import printed_mark
from postilla.sphinx_ext.log import warn
from postilla.sphinx_ext.nodes import claim_id, mark


class Renderer(SphinxRenderer):
    """Renders what the allow-lists name and nothing else."""

    def __init__(self, parser: MarkdownIt, profile: Profile) -> None:
        """Leave only the rules of allowed tokens.

        :param parser: the parser whose tokens are rendered.
        :param profile: what kind of text it is.
        """
        super().__init__(parser)
        self._every_rule = self.rules
        self._take(profile)

    def _take(self, profile: Profile) -> None:
        names = {f"render_{name.removesuffix('_open')}" for name in allowed.TOKENS[profile]}
        self.profile = profile
        self.rules = {name: rule for name, rule in self._every_rule.items() if name in names}

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **kwargs: Any
    ) -> list[nodes.Element]:
        """Run a directive that this kind of text may have."""
        rule = allowed.DIRECTIVES.get(name)
        if rule and self.profile in rule.profiles:
            outer = self.profile
            self._take(rule.inside or outer)
            try:
                return super().run_directive(name, first_line, content, position, *args, **kwargs)
            finally:
                self._take(outer)
        self._refuse("directive", name, position)
        return []

    def render_colon_fence(self, token: SyntaxTreeNode) -> None:
        """Render a directive, but no container of other Markdown."""
        info = token.info.strip()
        if info.startswith("{"):
            super().render_colon_fence(token)
        else:
            self._refuse("container", info, token_line(token, 0))

    def render_myst_line_comment(self, token: SyntaxTreeNode) -> None:
        """Leave comments out of what is published."""

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        """Refuse another markup language, whose directives are not held against any list."""
        self._refuse("directive", "eval-rst", token_line(token, 0))

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Run a role that this kind of text may have."""
        name = str(token.meta["name"])
        if self.profile in allowed.ROLES.get(name, frozenset()):
            super().render_myst_role(token)
        else:
            self._refuse("role", name, token_line(token, 0))

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Render a link; an id of the scheme needs no page, for it is unique in the edition."""
        href = str(token.attrs.get("href", ""))
        if not allowed.LINK.fullmatch(href):
            self._refuse("link", href, token_line(token, 0))
            return
        page, _, fragment = href.partition("#")
        if page.endswith(".md") and kind_of(fragment):
            token.attrs["href"] = f"#{fragment}"
        super().render_link(token)

    def render_blockquote(self, token: SyntaxTreeNode) -> None:
        """Render a quotation; its id and its language are those of the paragraph in it."""
        if token.attrs and token.children:
            token.children[0].attrs.update(token.attrs)
            token.attrs.clear()
        super().render_blockquote(token)

    def render_footnote_ref(self, token: SyntaxTreeNode) -> None:
        """Render the call of an author's note with its printed mark.

        It is not made known to docutils, which would number anew all marks but plain numbers.
        """
        label = str(token.meta["label"])
        call = nodes.footnote_reference("", printed_mark(label), mark=label)
        self.add_line_and_source_path(call, token)
        self.current_node.append(call)

    def render_footnote_reference(self, token: SyntaxTreeNode) -> None:
        """Render an author's note with its printed mark, unknown to docutils like its calls."""
        label = str(token.meta["label"])
        note = nodes.footnote("", mark("", printed_mark(label)), mark=label)
        self.add_line_and_source_path(note, token)
        with self.current_node_context(note, append=True):
            self.render_children(token)

    def copy_attributes(
        self,
        token: SyntaxTreeNode,
        node: nodes.Element,
        keys: Sequence[str] = ("class",),
        *,
        converters: dict[str, Callable[[str], Any]] | None = None,
        aliases: dict[str, str] | None = None,
    ) -> None:
        """Copy attributes from a token to its node.

        An id is taken as it is written. Docutils would derive one from it, and Sphinx would
        enter it among its labels; ids of the scheme belong to this project's domain alone.
        """
        others = [key for key in keys if key != "id"]
        super().copy_attributes(token, node, others, converters=converters, aliases=aliases)
        if "id" in keys and (identifier := str(token.attrs.get("id", ""))):
            claim_id(self.document, node, identifier, token_line(token, 0))

    def _refuse(self, what: str, words: str, line: int) -> None:
        warn(
            f"allowed/{what}",
            f"The {what} “{words}” is not among those that this kind of file may have.",
            location=f"{self.document['source']}:{line}",
        )
