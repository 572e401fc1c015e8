# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which pages an edit elsewhere makes out of date.

A page shows more than its own source: the titles of its neighbours, the notes that cite an
entry, what the places are called that it refers to, how its annotations are related to others.
Sphinx writes a page again only when its source is newer, or was just read. So what each page shows
of others, and when it was read, is remembered and compared: it may have been read for another
product.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.domain import BibtexDomain

from postilla.model.annotation_index import Entry
from postilla.model.kinds import NAME
from postilla.sphinx_ext.citing import citing_page
from postilla.sphinx_ext.digest import source_digest
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.offered import OFFERED_SETTING
from postilla.sphinx_ext.pages.shown import shown_of_all, withdrawn_at
from postilla.sphinx_ext.parallel_pages import shown_in_parallel
from postilla.sphinx_ext.site import PAGE_BUILDERS


def pages_to_read(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Find the tables of contents that name a page which is gone (``env-get-outdated``).

    :param app: the application.
    :param env: its environment, as it was kept.
    :param added: docnames of new pages.
    :param changed: of those whose sources have changed.
    :param removed: of those whose sources are no longer there.
    :return: docnames of the pages with such tables; read again, they are warned of.
    """
    listed = env.toctree_includes.items()
    return [docname for docname, names in listed if not removed.isdisjoint(names)]


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Find the pages that show something that has changed on other pages (``env-updated``).

    :param app: the application.
    :param env: its environment, all documents read.
    :return: their docnames.
    """
    if app.builder.name not in PAGE_BUILDERS:  # the others write everything each time
        return []
    domain = cast(PostillaDomain, env.domains["postilla"])
    relations = env.collect_relations()
    cited = _cited(cast(BibtexDomain, env.domains["cite"]))
    withdrawn = _withdrawn(domain)
    shown = {
        docname: (
            env.all_docs[docname],
            *_neighbours(relations.get(docname, ()), env.titles),
            *_linked(docname, domain),
            *_described(docname, domain),
            *withdrawn_at(withdrawn.get(docname, ()), domain),
            domain.printed_pages.get(docname),
            *cited.get(docname, ()),
            *shown_of_all(docname, domain, env),
            *shown_in_parallel(docname, domain, env),
        )
        for docname in env.all_docs
    }
    root = str(app.config.root_doc)
    shown[root] = (*shown.get(root, ()), source_digest(Path(app.srcdir)))
    for docname in {root, citing_page(env)} & shown.keys():  # they list what can be downloaded
        shown[docname] = (*shown[docname], *app.config[OFFERED_SETTING])
    before = domain.data["shown"]
    domain.data["shown"] = shown
    return [docname for docname in shown if shown[docname] != before.get(docname)]


def name_source(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Let the title page say what the site was built from (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given.
    :param doctree: the page's tree, if it has one.
    """
    if pagename == app.config.root_doc:
        context["source_digest"] = source_digest(Path(app.srcdir))


def _neighbours(
    relations: Iterable[str | None], titles: Mapping[str, nodes.title]
) -> Iterator[Hashable]:
    for docname in relations:
        yield docname, str(titles.get(docname)) if docname else ""


def _linked(docname: str, domain: PostillaDomain) -> Iterator[Hashable]:
    """Give what a page says about places of others, and on which pages they are."""
    linked = set(domain.data["references"].get(docname, ()))
    for target in domain.data["targets"].get(docname, ()):
        citing = domain.citations.cited_in.get(target.id, ())
        entries = domain.citations.entries_of.get(target.id, ())
        if citing or entries:
            yield target.id, citing, entries
            linked.update(entries, (place.note for place in citing))
    yield from filter(None, map(domain.directory.find, sorted(linked)))


def _described(docname: str, domain: PostillaDomain) -> Iterator[Hashable]:
    """Give what stands before the annotations of a page, and where its sources are listed."""
    for anchored in domain.data["annotations"].get(docname, ()):
        if anchored.annotation.kind == NAME:
            continue
        description = domain.describer.describe(Entry(chapter=docname, anchored=anchored))
        yield description
        if description.source:
            yield domain.listed.get(description.source.key)


def _withdrawn(domain: PostillaDomain) -> Mapping[str, list[str]]:
    """Give for each page the withdrawn annotations that stood there."""
    withdrawn: dict[str, list[str]] = {}
    for one in domain.retired.values():
        if place := domain.directory.find(one.place):
            withdrawn.setdefault(place.docname, []).append(one.id)
    return withdrawn


def _cited(bibliographies: BibtexDomain) -> Mapping[str, list[Hashable]]:
    """Give for each page the works that it cites as they are known, and where they are listed."""
    known = {
        citation.key: (citation.bibliography_key.docname, citation.citation_id, str(citation.entry))
        for citation in bibliographies.citations
    }
    cited: dict[str, list[Hashable]] = {}
    for reference in bibliographies.citation_refs:
        for target in reference.targets:
            cited.setdefault(reference.docname, []).append(known.get(target.key))
    return cited
