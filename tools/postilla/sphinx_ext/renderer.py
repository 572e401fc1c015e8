# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From tokens to document tree: MyST's renderer, kept to the allow-lists.

The parser has held every token against the allow-lists before this runs. What is refused here
would have slipped through that check, so it is refused in the simplest way: it is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, cast

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from postilla.model import allowed
from postilla.model.allowed import Profile
from postilla.model.block import Joined
from postilla.model.identifiers import kind_of
from postilla.model.picture import Picture
from postilla.sphinx_ext.log import warn
from postilla.sphinx_ext.nodes import claim_id, mark, picture, text_link
from postilla.sphinx_ext.pictures import picture_in

_JOINED: Final = {one.value: one for one in Joined}


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
        if self.profile is not Profile.CHAPTER:
            super().render_link(token)
            return
        with self.current_node_context(text_link("", "", target=fragment), append=True):
            super().render_link(token)

    def render_paragraph(self, token: SyntaxTreeNode) -> None:
        """Render a paragraph, or a picture with its caption."""
        inline = token.children[0] if token.children else None
        if inline is None or not inline.children or not self._is_picture(inline.children[0]):
            super().render_paragraph(token)
            return
        image, *caption = inline.children
        inline.children = caption[1:]  # the end of the picture's line is none of its words
        with self.current_node_context(picture(""), append=True):
            super().render_image(image)
            self._describe(image)
            super().render_paragraph(token)

    def render_image(self, token: SyntaxTreeNode) -> None:
        """Refuse an image among words."""
        self._refuse("image", str(token.attrs.get("src", "")), token_line(token, 0))

    def _is_picture(self, token: SyntaxTreeNode) -> bool:
        source = str(token.attrs.get("src", ""))
        is_here = self.profile is Profile.CHAPTER and token.type == "image"
        if not (is_here and allowed.PICTURE.fullmatch(source)):
            return False
        return picture_in(self._source, source.rpartition("/")[2]) is not None

    @property
    def _source(self) -> Path:
        return Path(self.sphinx_env.srcdir)

    def _describe(self, token: SyntaxTreeNode) -> None:
        """Say of an image what is read in its place, and how large it is."""
        image = cast("nodes.image", self.current_node[-1])
        image.attributes.pop("title", None)
        said = Picture(
            file="",
            alternative=image["alt"].replace("\n", " "),
            description=str(token.attrs.get("title", "")),
        )
        image["alt"] = said.shown_alternative
        found = picture_in(self._source, image["uri"].rpartition("/")[2])
        if found:
            image["size"] = (found.width, found.height)

    def render_table(self, token: SyntaxTreeNode) -> None:
        """Render a table; a cell that another one covers says so, and has no words."""
        super().render_table(token)
        table = cast("nodes.table", self.current_node[-1])
        cells = [
            cell for part in token.children or () for row in part.children or ()
            for cell in row.children or ()
        ]  # fmt: skip
        for cell, entry in zip(cells, table.findall(nodes.entry), strict=False):
            written = cell.children[0].content if cell.children else ""
            if self.profile is Profile.CHAPTER and written in _JOINED:
                entry["joined"] = _JOINED[written]
                cast("nodes.paragraph", entry[0]).clear()

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
        call = nodes.footnote_reference("", label, mark=label)
        self.add_line_and_source_path(call, token)
        self.current_node.append(call)

    def render_footnote_reference(self, token: SyntaxTreeNode) -> None:
        """Render an author's note with its printed mark, unknown to docutils like its calls."""
        label = str(token.meta["label"])
        note = nodes.footnote("", mark("", label), mark=label)
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
