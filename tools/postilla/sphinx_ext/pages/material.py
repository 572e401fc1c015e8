# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the pages are made of: all annotations, what they are called, where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from postilla.model.annotation_index import AnnotationIndex, Entry
from postilla.model.identifiers import IdKind, kind_of, words_id
from postilla.model.wording import shortened
from postilla.sphinx_ext.directory import Address
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.labels import ROLES
from postilla.sphinx_ext.nodes import annotation

_TITLE_END: Final = " .:"
"""What a title does not end with where words follow."""
_HEADING: Final = 40
"""How many characters of a heading are repeated in the place of its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter as a heading names it."""

    docname: str
    heading: str
    """The id of its first heading, or nothing."""
    title: str
    language: str = ""
    """Of the title, BCP 47, where it is not the main one."""


class Material:
    """The edition, as a page that is made from its annotations sees it."""

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        """Take what has been noted of all documents.

        :param env: all documents read.
        :param docname: the page's.
        """
        self.env = env
        self.docname = docname
        self.domain = cast(PostillaDomain, env.domains["postilla"])
        self.directory = self.domain.directory
        self.describer = self.domain.describer
        self._opened = ""
        """The chapter that was opened last: pages go through them in order, and a tree is large."""
        self._annotations: dict[str, annotation] = {}
        """Id -> what stands in that chapter."""

    @property
    def index(self) -> AnnotationIndex:
        """All annotations."""
        return self.domain.annotations

    def by_chapter(self, entries: Iterable[Entry]) -> Sequence[tuple[Chapter, tuple[Entry, ...]]]:
        """Sort annotations by chapter.

        :param entries: in reading order.
        :return: the chapters that have some, in reading order.
        """
        found: dict[str, list[Entry]] = {}
        for entry in entries:
            found.setdefault(entry.chapter, []).append(entry)
        return [(self.chapter(docname), tuple(of_one)) for docname, of_one in found.items()]

    def chapter(self, docname: str) -> Chapter:
        """Name a chapter: as the contents do, if they have words of their own for it.

        :param docname: the chapter's.
        :return: its name.
        """
        targets = self.domain.data["targets"].get(docname, ())
        heading = next((target for target in targets if target.title), None)
        own = self._titles_in_contents.get(docname, "")
        title = own or (heading.title if heading else docname)
        return Chapter(
            docname=docname,
            heading=heading.id if heading else "",
            title=title.rstrip(_TITLE_END),
            language=heading.language if heading and not own else "",
        )

    def place_of(self, block: str) -> Address:
        """Name a block; a heading by few of its words.

        :param block: its id.
        :return: its address.
        """
        address = self.directory.named(block)
        if kind_of(block) in (IdKind.SECTION, IdKind.TITLE):
            return replace(address, label=shortened(address.label, _HEADING))
        return address

    def place(self, entry: Entry) -> Address:
        """Name the place of an annotation's words.

        :param entry: the annotation.
        :return: the address of the words, called like their block.
        """
        parts = entry.anchored.parts
        if not parts:
            return Address(id=entry.id, docname="", label="")
        return replace(
            self.place_of(parts[0].block), id=words_id(entry.id), role=ROLES[IdKind.WORDS]
        )

    def language(self, entry: Entry) -> str:
        """Give the language of an annotation's words (BCP 47), or nothing for the main one."""
        languages: dict[str, str] = self.domain.data["languages"].get(entry.chapter, {})
        return languages.get(entry.id, "")

    def body(self, entry: Entry) -> list[nodes.Node]:
        """Copy what an annotation says.

        :param entry: the annotation.
        :return: its body; references are not resolved yet.
        """
        if entry.chapter != self._opened:
            document = self.env.get_doctree(entry.chapter)
            found = (node for node in document.findall(annotation) if node["ids"])
            self._opened, self._annotations = (
                entry.chapter,
                {node["ids"][0]: node for node in found},
            )
        node = self._annotations.get(entry.id)
        return (
            [self._copy(child) for child in node.children if not isinstance(child, annotation)]
            if node
            else []
        )

    def _copy(self, node: nodes.Node) -> nodes.Node:
        copied = node.deepcopy()
        if isinstance(copied, nodes.Element):
            for element in copied.findall(nodes.Element):
                element["ids"] = []  # they are those of the chapter
                if isinstance(element, addnodes.pending_xref):
                    element["refdoc"] = self.docname
        return copied

    @cached_property
    def _titles_in_contents(self) -> dict[str, str]:
        contents = self.env.tocs[self.env.config.root_doc].findall(addnodes.toctree)
        entries = (entry for one in contents for entry in one["entries"])
        return {docname: title for title, docname in entries if title}
