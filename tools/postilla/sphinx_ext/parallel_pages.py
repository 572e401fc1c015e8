# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which chapters stand in parallel on which pages: links to these, when they are out of date."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any, cast

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from postilla.model.lock import digest
from postilla.sphinx_ext.apparatus import PAGE_BUILDERS, Permalinks
from postilla.sphinx_ext.citing import cited_place
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.nodes import parallel_cell, parallel_unit, permalink
from postilla.sphinx_ext.parser import CHAPTER_PREFIX


def chapters_shown(page: str, domain: PostillaDomain) -> Iterator[str]:
    """Give the chapters of which something stands in parallel on a page.

    :param page: its docname.
    :param domain: all documents read.
    :return: docnames, each once.
    """
    names = (name for sets in domain.data["parallel"].get(page, ()) for one in sets
             for name in one.names)  # fmt: skip
    found = (
        domain.places[name].docname if name in domain.places else f"{CHAPTER_PREFIX}{name}"
        for name in names
    )
    yield from dict.fromkeys(found)


def shown_in_parallel(
    docname: str, domain: PostillaDomain, env: BuildEnvironment
) -> Iterator[Hashable]:
    """Give what a page shows of texts in parallel, or says of pages that do.

    :param docname: the page's.
    :param domain: all documents read.
    :param env: its environment.
    :return: values that are the same as long as the page is; none for other pages.
    """
    for chapter in chapters_shown(docname, domain):
        yield chapter, env.all_docs.get(chapter)
        for one in domain.translations.of(chapter.removeprefix(CHAPTER_PREFIX)):
            said = (one.chapter, one.provenance, one.records, one.alignments)
            yield one.language, digest(repr(said))
    for page in pages_of(docname, domain):
        yield page, env.titles[page].astext()


def pages_of(chapter: str, domain: PostillaDomain) -> Iterator[str]:
    """Give the pages on which something of a chapter stands in parallel.

    :param chapter: its docname.
    :param domain: all documents read.
    :return: docnames, in reading order.
    """
    for page in domain.reading_order:
        if page in domain.data["parallel"] and chapter in chapters_shown(page, domain):
            yield page


class ParallelLinks(SphinxPostTransform):
    """Gives each cell a link: to the text where it stands there, or to itself."""

    builders = PAGE_BUILDERS
    default_priority = Permalinks.default_priority

    def run(self, **kwargs: object) -> None:
        """Add the links, before what the edition says of the cell."""
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        for cell in list(self.document.findall(parallel_cell)):
            if place := cell.get("place"):
                units = [child for child in cell.children if isinstance(child, parallel_unit)]
                link = permalink("", target=place, label=cell["label"], home=cell["home"], sign="¶")
                if domain.directory.find(place):  # a translation is not cited as the work
                    link["cited"] = cited_place(self.env, place)
                cell.insert(cell.index(units[-1]) + 1, link)


def link_pages(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Let a chapter lead to the pages on which it stands in parallel (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    if app.builder.name in PAGE_BUILDERS:
        domain = cast(PostillaDomain, app.env.domains["postilla"])
        context["parallel_pages"] = [
            (app.env.titles[page].astext(), app.builder.get_relative_uri(pagename, page))
            for page in pages_of(pagename, domain)
        ]
