# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How the work is cited, in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes

from postilla.citation.formats import formats_of
from postilla.citation.piece import Format, Part, runs, written
from postilla.sphinx_ext.citing import cited_page
from postilla.sphinx_ext.pages.material import Material


def citations(material: Material) -> Sequence[nodes.Node]:
    """Make a section a format.

    :param material: what it is made of.
    :return: the sections.
    """
    env = material.domain.env
    cited = cited_page(env, env.config.root_doc)
    forms = formats_of(env.config.html_context["edition"], cited.subject)
    return [_section(form, cited.values) for form in forms]


def _section(form: Format, values: Mapping[str, str]) -> nodes.section:
    heading = nodes.title("", form.title)
    section = nodes.section("", heading, ids=[f"format-{form.name}"], classes=["citation-format"])
    if form.is_record:
        text = written(form, values)
        section += nodes.literal_block("", text, language="none", classes=["citation"])
    else:
        section += [_paragraph(part, form, values) for part in form.parts]
    return section


def _paragraph(part: Part, form: Format, values: Mapping[str, str]) -> nodes.paragraph:
    caption = nodes.inline("", part.caption, classes=["citation-caption"])
    words = nodes.inline("", "", *_words(part, form, values), classes=["citation"])
    return nodes.paragraph("", "", caption, nodes.Text(" "), words)


def _words(part: Part, form: Format, values: Mapping[str, str]) -> Iterator[nodes.Node]:
    for text, is_italic in runs(part, form, values):
        yield nodes.emphasis("", text) if is_italic else nodes.Text(text)
