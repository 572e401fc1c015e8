# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations made complete: what each is, of which words, and how it is related to others.

All builders share it; each has only to write the nodes in its own way.
"""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from postilla.model.annotation_index import Entry
from postilla.model.kinds import VARIANT
from postilla.model.references import Reference
from postilla.sphinx_ext.descriptions import Description
from postilla.sphinx_ext.domain import WORK, PostillaDomain
from postilla.sphinx_ext.nodes import annotation, annotation_body
from postilla.sphinx_ext.phrases import fields, language_classes, own, quoted_words, reference
from postilla.sphinx_ext.variants import agreeing, entry_words


class Heads(SphinxPostTransform):
    """Puts before what an annotation says a line that names it, and a list of its fields.

    An :class:`~postilla.sphinx_ext.nodes.annotation` then holds, in this order:

    - a paragraph ``annotation-head`` with ``annotation-mark``, a link back to the words;
      ``annotation-kind``; the words as ``lemma``, with quotation marks ``lemma-quoted``, those of
      an emendation as ``transmitted-words`` and ``proposed-words``; of evidence
      ``annotation-relation``, ``annotation-source`` and ``annotation-locator``; of a variant its
      entry, see :mod:`postilla.sphinx_ext.variants`;
    - a definition list ``annotation-fields``, if there is anything to say;
    - an :class:`~postilla.sphinx_ext.nodes.annotation_body`, if it has a body;
    - of a claim, the evidence.

    Not in the read phase, for an edit of one chapter changes what stands in another.
    """

    default_priority = ReferencesResolver.default_priority - 5
    """Before ``ReferencesResolver`` and MyST's own (9), which make links of the references."""

    def run(self, **kwargs: object) -> None:
        """Put them there."""
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        for node in list(self.document.findall(annotation)):
            entry = Entry(chapter=node["docname"], anchored=node["anchored"])
            description = domain.describer.describe(entry)
            evidence = [child for child in node.children if isinstance(child, annotation)]
            body = [child for child in node.children if not isinstance(child, annotation)]
            node.children = []
            head = _head(description, node["language"], domain)
            if entry.kind == VARIANT.name:
                edition = self.env.config.html_context["edition"]
                node["agreeing"] = agreeing(entry.anchored, edition)
                head += entry_words(entry.anchored, edition, node["language"])
            node += head
            if description.rows:
                node += fields(description.rows)
            if body:
                node += annotation_body("", *body)
            node.extend(evidence)


def _head(description: Description, language: str, domain: PostillaDomain) -> nodes.paragraph:
    head = nodes.paragraph("", "", classes=["annotation-head"])
    if description.label:
        mark = nodes.reference("", description.label, classes=["annotation-mark"])
        mark["refid"] = description.words
        head += [mark, nodes.Text(" ")]
    head += nodes.inline("", description.title, classes=["annotation-kind"])
    if description.proposed is not None:
        head += quoted_words(description.lemma, "transmitted-words", language)
        head += own(", proposed:")
        head += quoted_words(description.proposed, "proposed-words", language)
    elif description.lemma and description.title != VARIANT.title:
        quoted = quoted_words(description.lemma, "lemma", language)
        head += nodes.inline("", "", *quoted, classes=["lemma-quoted"])
    if description.source:
        relation = nodes.inline("", description.relation, classes=["annotation-relation"])
        head += [nodes.Text(" "), relation, nodes.Text(": "), _source(description.source, domain)]
        if description.locator:
            locator = nodes.inline("", description.locator, classes=["annotation-locator"])
            head += [nodes.Text(", "), locator]
    return head


def _source(source: Reference, domain: PostillaDomain) -> nodes.Element:
    """Name a work, with a link to where the edition lists it, if it does."""
    named = nodes.inline("", "", classes=["annotation-source"])
    if source.names:
        named += nodes.Text(f"{source.names}, ")
    named += nodes.emphasis("", source.title, classes=language_classes(source.language))
    if source.year:
        named += nodes.Text(f", {source.year}")
    return reference(named, WORK, source.key) if source.key in domain.listed else named
