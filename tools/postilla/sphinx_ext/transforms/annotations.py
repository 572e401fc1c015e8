# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations: their words marked, and they themselves right below the block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import cast

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from postilla.model.allowed import Profile
from postilla.model.anchor import Anchored, replacements
from postilla.model.annotation import Annotation
from postilla.model.edition import Edition
from postilla.model.kinds import EVIDENCE, NAME
from postilla.model.names import Name, NameFinder
from postilla.sphinx_ext.configuration import NAMES_SETTING
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.log import warn
from postilla.sphinx_ext.marking import mark_words
from postilla.sphinx_ext.nodes import annotation, claim_id
from postilla.sphinx_ext.parser import profile_of
from postilla.sphinx_ext.passages import Blocks, blocks_of
from postilla.syntax.anchoring import Anchoring, Passages, anchor
from postilla.syntax.naming import Naming, name_mentions
from postilla.syntax.quotation_report import QuotationReporter


class Annotations(SphinxTransform):
    """Looks up the quoted words, marks them, and moves each annotation to its block.

    An annotation that can't be attached, or whose id is taken, is told and not shown.
    """

    default_priority = Locale.default_priority - 5
    """After ``PreserveTranslatableMessages`` (10), so that catalogues hold the words as they are
    written; before ``Locale`` (20), so that quotations are looked up in the words of the text and
    not of a translation."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        if profile_of(self.env.current_document.docname) is not Profile.CHAPTER:
            return
        found = list(self.document.findall(annotation))
        blocks = blocks_of(self.document)
        written = [
            _below(node["written"], name)
            for node, name in zip(found, _above(self.document, blocks), strict=True)
        ]
        passages = blocks.passages()
        anchoring = anchor(written, passages)
        naming = self._names(blocks, passages, anchoring.anchored)
        if anchoring.unanchored:
            self._tell(anchoring, passages)
        nodes_of = {id(one): node for one, node in zip(written, found, strict=True)}
        every = [(one, nodes_of[id(one.annotation)]) for one in anchoring.anchored]
        placed = [(one, node) for one, node in every if self._identify(one, node)]
        for one, node in placed:
            node["language"] = blocks.language_of(one.parts)
        anchored = tuple(one for one, _ in placed)
        mark_words(blocks.leaves, [*anchored, *naming.mentions])
        _take_out(found)
        _place(blocks, placed)
        domain = cast(PostillaDomain, self.env.domains["postilla"])
        languages = {one.annotation.id: node["language"] for one, node in placed}
        domain.note_annotations(
            anchored, naming, {name: tag for name, tag in languages.items() if tag}
        )

    def _identify(self, anchored: Anchored, node: annotation) -> bool:
        """Give a node its annotation and its id; say whether it could have it."""
        node["anchored"] = anchored
        node["kind"] = anchored.annotation.kind.name
        node["docname"] = self.env.current_document.docname
        identifier = anchored.annotation.id
        line = anchored.annotation.line
        return not identifier or claim_id(self.document, node, identifier, line)

    def _names(self, blocks: Blocks, passages: Passages, anchored: tuple[Anchored, ...]) -> Naming:
        names: tuple[Name, ...] = self.config[NAMES_SETTING]
        if not names:
            return Naming(mentions=(), ambiguous=())
        main = cast(Edition, self.config.html_context["edition"]).language
        return name_mentions(passages, blocks.language_runs(main), NameFinder(names), anchored)

    def _tell(self, anchoring: Anchoring, passages: Passages) -> None:
        reporter = QuotationReporter(passages, replacements(anchoring.anchored))
        for lost in anchoring.unanchored:
            report = reporter.report(lost)
            location = f"{self.document['source']}:{lost.annotation.line}"
            warn(report.code, report.message, report.hint, location=location)


def _above(document: nodes.document, blocks: Blocks) -> Iterator[str]:
    """Give for each annotation, in document order, the id of the block above it."""
    block = ""
    for element in document.findall(nodes.Element):
        if isinstance(element, annotation):
            yield block
        elif element["ids"] and element["ids"][0] in blocks.homes:
            block = element["ids"][0]


def _below(written: Annotation, block: str) -> Annotation:
    return written if written.anchor else replace(written, anchor=block)


def _take_out(found: Sequence[annotation]) -> None:
    moved = {id(node) for node in found}
    for parent in {id(node.parent): node.parent for node in found}.values():
        parent.children = [child for child in parent.children if id(child) not in moved]


def _place(blocks: Blocks, placed: Sequence[tuple[Anchored, annotation]]) -> None:
    """Put annotations below their blocks, into their notes, and evidence into its claim.

    Names are not put back: what they decide is shown elsewhere.
    """
    claims = {node["ids"][0]: node for _, node in placed if node["ids"]}
    below: dict[int, list[nodes.Node]] = {}
    parents: dict[int, nodes.Element] = {}
    for one, node in placed:
        home = blocks.homes.get(one.parts[-1].block if one.parts else one.annotation.anchor)
        claim = claims.get(one.annotation.field("for"))
        if one.annotation.kind == EVIDENCE and claim is not None:
            claim += node
        elif one.annotation.kind == NAME or home is None or home.parent is None:
            continue
        elif isinstance(home, nodes.footnote):
            home += node
        else:
            below.setdefault(id(home), []).append(node)
            parents[id(home.parent)] = home.parent
    for parent in parents.values():
        children = [[child, *below.get(id(child), ())] for child in parent.children]
        parent.children = []
        parent.extend(chain.from_iterable(children))
