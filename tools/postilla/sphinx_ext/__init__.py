# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Everything that knows docutils or Sphinx."""

from __future__ import annotations

from pathlib import Path

from docutils.nodes import footnote, footnote_reference, title
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from postilla.sphinx_ext import html, html_parallel
from postilla.sphinx_ext.apparatus import Citations, Permalinks
from postilla.sphinx_ext.book import PAGES
from postilla.sphinx_ext.citing import name_cited
from postilla.sphinx_ext.configuration import NAMES_SETTING, READING_SETTING, settle, trim_site
from postilla.sphinx_ext.contents import simplify_copies
from postilla.sphinx_ext.contents_list import write_contents
from postilla.sphinx_ext.discovery import describe_head, missing_page, write_files
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.gathered import add_style
from postilla.sphinx_ext.groups import Groups
from postilla.sphinx_ext.heads import Heads
from postilla.sphinx_ext.interface import offer_languages, write_catalogues
from postilla.sphinx_ext.layers import offer_layers
from postilla.sphinx_ext.links import DeadLinks, Schemes, tell_missing
from postilla.sphinx_ext.names_data import write_names
from postilla.sphinx_ext.nodes import (
    annotation,
    annotation_body,
    annotation_call,
    annotation_group,
    diagram,
    gathered,
    mark,
    notes,
    pagebreak,
    parallel,
    parallel_cell,
    parallel_column,
    parallel_head,
    parallel_name,
    parallel_row,
    parallel_state,
    parallel_unit,
    permalink,
    quoted,
    restored,
    sentence,
    transmitted,
)
from postilla.sphinx_ext.offered import (
    OFFERED_SETTING,
    name_downloads,
    offer_citations,
    write_script,
)
from postilla.sphinx_ext.outdated import name_source, pages_to_write
from postilla.sphinx_ext.pages.transform import GatheredPages
from postilla.sphinx_ext.parallel import add_assets
from postilla.sphinx_ext.parallel_pages import ParallelLinks, link_pages
from postilla.sphinx_ext.parser import Parser
from postilla.sphinx_ext.readings import offer_readings
from postilla.sphinx_ext.search.site import search_page, write_index
from postilla.sphinx_ext.site import add_features, name_scripts
from postilla.sphinx_ext.structured_data import describe_page
from postilla.sphinx_ext.suggestions import offer_suggestions, write_shared
from postilla.sphinx_ext.title_page import describe_edition
from postilla.sphinx_ext.transforms.addresses import Addresses
from postilla.sphinx_ext.transforms.annotations import Annotations
from postilla.sphinx_ext.transforms.entries import Entries
from postilla.sphinx_ext.transforms.headings import HeadingLanguage, TitlePageName
from postilla.sphinx_ext.transforms.notes import Notes
from postilla.sphinx_ext.transforms.sentences import Sentences
from postilla.sphinx_ext.work_style import register_style

THEME = Path(__file__).parent.parent / "theme"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything: the table of contents of this layer.

    :param app: the application being set up.
    :return: the extension's metadata.
    """
    app.setup_extension("myst_parser")
    app.setup_extension("sphinxcontrib.bibtex")

    register_style()

    app.add_config_value(NAMES_SETTING, (), "env")
    app.add_config_value("postilla_book_pages", PAGES, "", (list, tuple))
    app.add_config_value(READING_SETTING, "", "env")
    app.connect("config-inited", settle)
    app.connect("builder-inited", trim_site)
    app.connect("builder-inited", add_features)

    app.add_source_parser(Parser, override=True)
    app.add_domain(PostillaDomain)

    app.add_transform(Annotations)
    app.add_transform(HeadingLanguage)
    app.add_transform(TitlePageName)
    app.add_transform(Sentences)
    app.add_transform(Notes)
    app.add_transform(Entries)
    app.add_transform(Addresses)
    app.connect("doctree-read", simplify_copies)
    app.connect("env-updated", pages_to_write)
    app.add_post_transform(GatheredPages)
    app.add_post_transform(Citations)
    app.add_post_transform(Heads)
    app.add_post_transform(Groups)
    app.add_post_transform(Permalinks)
    app.add_post_transform(ParallelLinks)
    app.add_post_transform(DeadLinks)
    app.add_post_transform(Schemes)
    app.connect("warn-missing-reference", tell_missing)

    _add_site(app)
    _add_citing(app)
    _add_nodes(app)
    _add_parallel_nodes(app)
    app.add_html_theme("postilla", str(THEME))
    return {
        "env_version": 6,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_site(app: Sphinx) -> None:
    """Register what the pages of the site are told, and the data that their scripts load."""
    app.connect("html-page-context", add_assets)
    app.connect("html-page-context", link_pages)
    app.connect("html-page-context", name_source)
    app.connect("html-page-context", offer_readings)
    app.connect("html-page-context", offer_layers)
    app.connect("html-page-context", describe_page)
    app.connect("html-page-context", offer_suggestions)
    app.connect("html-page-context", describe_edition)
    app.connect("html-page-context", add_style)
    app.connect("html-page-context", name_scripts)
    app.connect("html-page-context", offer_languages)
    app.connect("build-finished", write_shared)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write_index)
    app.connect("build-finished", write_contents)
    app.connect("build-finished", write_names)
    app.connect("env-updated", write_catalogues)


def _add_citing(app: Sphinx) -> None:
    """Register what lets the site be cited, downloaded and found."""
    app.add_config_value(OFFERED_SETTING, [], "", (list, tuple))
    app.connect("env-updated", write_script)
    app.connect("html-page-context", name_cited)
    app.connect("html-page-context", name_downloads)
    app.connect("html-page-context", describe_head)
    app.connect("html-collect-pages", missing_page)
    app.connect("build-finished", offer_citations)
    app.connect("build-finished", write_files)


def _add_nodes(app: Sphinx) -> None:
    app.add_node(sentence)
    app.add_node(quoted, html=(html.visit_quoted, html.depart_span))
    app.add_node(transmitted, html=(html.visit_transmitted, html.depart_span))
    app.add_node(restored, html=(html.visit_restored, html.depart_span))
    app.add_node(annotation_call, html=(html.visit_annotation_call, None))
    app.add_node(annotation, html=(html.visit_annotation, html.depart_annotation))
    app.add_node(annotation_body, html=(html.visit_annotation_body, html.depart_annotation_body))
    app.add_node(annotation_group, html=(html.visit_annotation_group, html.depart_annotation_group))
    app.add_node(gathered)
    app.add_node(diagram, html=(html.visit_diagram, None))
    app.add_node(pagebreak, html=(html.visit_pagebreak, None))
    app.add_node(permalink, html=(html.visit_permalink, None))
    app.add_node(notes, html=(html.visit_notes, html.depart_notes))
    app.add_node(mark, html=(html.visit_mark, None))
    app.add_node(footnote, override=True, html=(html.visit_footnote, html.depart_footnote))
    app.add_node(
        footnote_reference,
        override=True,
        html=(html.visit_footnote_reference, html.depart_footnote_reference),
    )

    app.add_node(title, override=True, html=(html.visit_title, HTML5Translator.depart_title))


def _add_parallel_nodes(app: Sphinx) -> None:
    block, span = html_parallel.depart_block, html_parallel.depart_span
    app.add_node(parallel, html=(html_parallel.visit_parallel, block))
    app.add_node(parallel_head, html=(html_parallel.visit_parallel_head, block))
    app.add_node(parallel_column, html=(html_parallel.visit_parallel_column, block))
    app.add_node(parallel_name, html=(html_parallel.visit_parallel_name, html_parallel.depart_name))
    app.add_node(parallel_row, html=(html_parallel.visit_parallel_row, block))
    app.add_node(parallel_cell, html=(html_parallel.visit_parallel_cell, block))
    app.add_node(parallel_unit, html=(html_parallel.visit_parallel_unit, span))
    app.add_node(parallel_state, html=(html_parallel.visit_parallel_state, span))
