# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is cited on the pages of the site: each page, and everything on it that has a link."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import clean_astext

from postilla.citation.formats import formats_of
from postilla.citation.place import Cited, Subject, commentary, passage
from postilla.model.addresses import Addresses
from postilla.model.edition import Edition
from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.html import cited_data
from postilla.sphinx_ext.parser import CHAPTER_PREFIX

_NUMBERED: Final = re.compile(r"s-(?P<number>[0-9]+(?:-[0-9]+)*)")

PAGE: Final = "citations"
"""The directive of the page that says how the edition is cited."""


def cited_place(env: BuildEnvironment, identifier: str) -> Cited:
    """Describe what has an id.

    :param env: all documents read.
    :param identifier: of a place or an annotation of the edition.
    :return: what is cited.
    """
    domain, edition = _domain(env), _edition(env)
    place = domain.directory.named(identifier)
    pages = domain.printed_pages.get(identifier)
    addresses = Addresses(edition, {identifier: place.docname})
    address = addresses.of(identifier) if addresses.has_site else ""
    entry = domain.annotations.by_id.get(identifier)
    if entry is None:
        name = _name(identifier, place.label)
        return passage(edition, identifier=identifier, place=name, pages=pages, address=address)
    annotation = entry.anchored.annotation
    return commentary(
        edition,
        identifier=identifier,
        name=place.label,
        by=annotation.field("by"),
        year=annotation.field("date")[:4],
        pages=pages or domain.printed_pages.get(annotation.field("for") or annotation.anchor),
        address=address,
    )


def cited_page(env: BuildEnvironment, docname: str) -> Cited:
    """Describe a page: the title page is the work, a chapter a part of it.

    :param env: all documents read.
    :param docname: the page's.
    :return: what is cited.
    """
    domain, edition = _domain(env), _edition(env)
    addresses = Addresses(edition, {})
    address = addresses.page(docname) if addresses.has_site else ""
    if docname == env.config.root_doc or docname not in env.titles:
        return passage(edition, address=address)
    title, pages = clean_astext(env.titles[docname]), domain.printed_pages.get(docname)
    if not docname.startswith(CHAPTER_PREFIX):
        return commentary(edition, identifier=docname, name=title, address=address)
    name = docname.removeprefix(CHAPTER_PREFIX)
    ids = (target.id for target in domain.data["targets"].get(docname, ()))
    first = next(ids, "")
    # The page that begins with the title has no other name.
    place = "" if kind_of(first) is IdKind.TITLE else _name(first, title)
    return passage(edition, identifier=name, place=place, pages=pages, address=address)


def _name(identifier: str, label: str) -> str:
    """Name a place in a citation: long titles are not repeated."""
    if kind_of(identifier) is IdKind.TITLE:
        return f"title ({identifier.removeprefix('title-')})"
    numbered = _NUMBERED.fullmatch(identifier)
    return f"sec. {numbered['number'].replace('-', '.')}" if numbered else label


def citing_page(env: BuildEnvironment) -> str:
    """Find the page that says how the edition is cited.

    :param env: all documents read.
    :return: its docname, or nothing.
    """
    gathered = _domain(env).data["gathered"]
    return min((docname for docname, names in gathered.items() if PAGE in names), default="")


def name_cited(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Tell the template what is cited (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    context["citing_page"] = citing_page(app.env)
    context["cited"] = cited_data(cited_page(app.env, pagename))
    context["citation_formats"] = formats_of(context["edition"], Subject.PASSAGE)


def _domain(env: BuildEnvironment) -> PostillaDomain:
    return cast(PostillaDomain, env.domains["postilla"])


def _edition(env: BuildEnvironment) -> Edition:
    return cast(Edition, env.config.html_context["edition"])
