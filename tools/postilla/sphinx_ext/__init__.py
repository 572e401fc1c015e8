# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Everything that knows docutils or Sphinx."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from docutils.nodes import footnote, footnote_reference, image, table, title
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from postilla.sphinx_ext import html, html_parallel
from postilla.sphinx_ext.apparatus import Citations, Permalinks
from postilla.sphinx_ext.assets import add_assets
from postilla.sphinx_ext.book import PAGES
from postilla.sphinx_ext.citing import name_cited
from postilla.sphinx_ext.configuration import (
    HISTORY_SETTING,
    NAMES_SETTING,
    READING_SETTING,
    RETIRED_SETTING,
    settle,
    trim_site,
)
from postilla.sphinx_ext.contents import simplify_copies
from postilla.sphinx_ext.directions import state_directions
from postilla.sphinx_ext.discovery import describe_head, missing_page, write_files
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.groups import Groups
from postilla.sphinx_ext.heads import Heads
from postilla.sphinx_ext.histories import Histories
from postilla.sphinx_ext.interface import offer_languages, write_catalogues
from postilla.sphinx_ext.layers import offer_layers
from postilla.sphinx_ext.links import DeadLinks, Schemes, tell_missing
from postilla.sphinx_ext.nodes import (
    annotation,
    annotation_body,
    annotation_call,
    annotation_group,
    diagram,
    gathered,
    line_end,
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
    picture,
    quoted,
    restored,
    sentence,
    text_link,
    tombstone,
    transmitted,
    witness_reading,
)
from postilla.sphinx_ext.offered import (
    OFFERED_SETTING,
    name_downloads,
    offer_files,
    write_script,
)
from postilla.sphinx_ext.outdated import name_source, pages_to_read, pages_to_write
from postilla.sphinx_ext.own_words import OwnWords
from postilla.sphinx_ext.pages.transform import GatheredPages
from postilla.sphinx_ext.parallel_pages import ParallelLinks, link_pages
from postilla.sphinx_ext.parser import Parser
from postilla.sphinx_ext.readings import offer_readings
from postilla.sphinx_ext.search.site import search_page, write_index
from postilla.sphinx_ext.site import add_features, name_scripts
from postilla.sphinx_ext.site_data import write_data
from postilla.sphinx_ext.structured_data import describe_page
from postilla.sphinx_ext.suggestions import offer_suggestions
from postilla.sphinx_ext.title_page import describe_edition
from postilla.sphinx_ext.tombstones import Tombstones
from postilla.sphinx_ext.transforms.addresses import Addresses
from postilla.sphinx_ext.transforms.annotations import Annotations
from postilla.sphinx_ext.transforms.entries import Entries
from postilla.sphinx_ext.transforms.headings import HeadingLanguage, TitlePageName
from postilla.sphinx_ext.transforms.notes import Notes
from postilla.sphinx_ext.transforms.sentences import Sentences
from postilla.sphinx_ext.translated import (
    CATALOGUES_SETTING,
    TRANSLATED_SETTING,
    settle_translated,
)
from postilla.sphinx_ext.variants import offer_witnesses
from postilla.sphinx_ext.versions import offer_versions
from postilla.sphinx_ext.work_style import register_style

THEME = Path(__file__).parent.parent / "theme"

_TRANSFORMS: Final = (
    Annotations,
    HeadingLanguage,
    TitlePageName,
    Sentences,
    Notes,
    Entries,
    Addresses,
)
_POST_TRANSFORMS: Final = (
    GatheredPages,
    Citations,
    Heads,
    Histories,
    Groups,
    Tombstones,
    Permalinks,
    ParallelLinks,
    DeadLinks,
    Schemes,
    OwnWords,
)
_LISTENERS: Final[Mapping[str, Sequence[Callable[..., Any]]]] = MappingProxyType(
    {
        "config-inited": (settle, settle_translated),
        "builder-inited": (trim_site, add_features),
        "doctree-read": (simplify_copies,),
        "warn-missing-reference": (tell_missing,),
        "env-get-outdated": (pages_to_read,),
        "env-updated": (pages_to_write, write_script),
        "html-collect-pages": (search_page, missing_page),
        "html-page-context": (
            *(add_assets, name_scripts),
            *(name_source, describe_head, describe_page, describe_edition),
            *(offer_readings, offer_witnesses, offer_layers, offer_suggestions, link_pages),
            *(name_cited, name_downloads, offer_languages, offer_versions),
            state_directions,
        ),
        "build-finished": (
            *(write_data, write_catalogues, write_index),
            *(offer_files, write_files),
        ),
    }
)
"""Event of Sphinx -> what is done at it, in this order."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything: the table of contents of this layer.

    :param app: the application being set up.
    :return: the extension's metadata.
    """
    app.setup_extension("myst_parser")
    app.setup_extension("sphinxcontrib.bibtex")

    register_style()

    app.add_config_value(NAMES_SETTING, (), "env")
    app.add_config_value(RETIRED_SETTING, (), "")
    app.add_config_value(HISTORY_SETTING, None, "")
    app.add_config_value("postilla_book_pages", PAGES, "", (list, tuple))
    app.add_config_value(READING_SETTING, "", "env")
    app.add_config_value(TRANSLATED_SETTING, {}, "")
    app.add_config_value(CATALOGUES_SETTING, [], "env")
    app.add_config_value(OFFERED_SETTING, [], "", (list, tuple))
    app.add_source_parser(Parser, override=True)
    app.add_domain(PostillaDomain)
    for transform in _TRANSFORMS:
        app.add_transform(transform)
    for post_transform in _POST_TRANSFORMS:
        app.add_post_transform(post_transform)
    for event, listeners in _LISTENERS.items():
        for listener in listeners:
            app.connect(event, listener)

    _add_nodes(app)
    _add_parallel_nodes(app)
    app.add_html_theme("postilla", str(THEME))
    return {
        "env_version": 7,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_nodes(app: Sphinx) -> None:
    app.add_node(sentence)
    app.add_node(quoted, html=(html.visit_quoted, html.depart_span))
    app.add_node(transmitted, html=(html.visit_transmitted, html.depart_span))
    app.add_node(restored, html=(html.visit_restored, html.depart_span))
    app.add_node(witness_reading, html=(html.visit_witness_reading, html.depart_span))
    app.add_node(annotation_call, html=(html.visit_annotation_call, None))
    app.add_node(annotation, html=(html.visit_annotation, html.depart_annotation))
    app.add_node(annotation_body, html=(html.visit_annotation_body, html.depart_annotation_body))
    app.add_node(annotation_group, html=(html.visit_annotation_group, html.depart_annotation_group))
    app.add_node(tombstone, html=(html.visit_tombstone, html.depart_annotation))
    app.add_node(gathered)
    app.add_node(diagram, html=(html.visit_diagram, None))
    app.add_node(pagebreak, html=(html.visit_pagebreak, None))
    app.add_node(permalink, html=(html.visit_permalink, None))
    app.add_node(picture, html=(html.visit_picture, html.depart_picture))
    app.add_node(image, override=True, html=(html.visit_image, html.depart_image))
    app.add_node(text_link, html=(html.visit_text_link, html.depart_text_link))
    app.add_node(line_end, html=(html.visit_line_end, None))
    app.add_node(notes, html=(html.visit_notes, html.depart_notes))
    app.add_node(mark, html=(html.visit_mark, None))
    app.add_node(footnote, override=True, html=(html.visit_footnote, html.depart_footnote))
    app.add_node(
        footnote_reference,
        override=True,
        html=(html.visit_footnote_reference, html.depart_footnote_reference),
    )

    app.add_node(table, override=True, html=(html.visit_table, html.depart_table))
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
