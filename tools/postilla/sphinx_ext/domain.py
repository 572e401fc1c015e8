# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The domain of an edition: its ids, and who cites what.

Reading a document only notes facts, by docname. Everything that needs all documents is worked
out from them afterwards, so that it is the same whether they were read in one process or in
several, in this build or in one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.domain import BibtexDomain

from postilla.model.allowed import ANNOTATION_ROLES, REFERENCE_ROLES
from postilla.model.anchor import Anchored
from postilla.model.annotation_index import AnnotationIndex
from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.citations import CitationIndex
from postilla.sphinx_ext.collect import references_of, targets_of
from postilla.sphinx_ext.consistency import check_citations, check_targets
from postilla.sphinx_ext.directives import DIRECTIVES
from postilla.sphinx_ext.facts import Citation, Place
from postilla.sphinx_ext.labels import ROLES, annotation_label, label_of
from postilla.sphinx_ext.reference import KindsReference, RulesReference
from postilla.sphinx_ext.roles import PageBreakRole, ReferenceRole
from postilla.sphinx_ext.transforms.headings import LANGUAGE_CLASS
from postilla.syntax.naming import Naming

_FACTS = ("targets", "citations", "annotations", "ambiguous", "references")
"""What is noted of each document."""


class PostillaDomain(Domain):
    """Ids of the scheme, references to them, and citations."""

    name = "postilla"
    label = "Postilla"
    object_types: ClassVar = {
        **{kind.value: ObjType(kind.value, *filter(None, (ROLES.get(kind),))) for kind in IdKind},
        **{name: ObjType(name, name) for name in ANNOTATION_ROLES},
    }
    roles: ClassVar = {
        "pb": PageBreakRole(),
        **{name: ReferenceRole() for name in (*REFERENCE_ROLES, *ANNOTATION_ROLES)},
    }
    directives: ClassVar = {
        **DIRECTIVES,
        "kinds-reference": KindsReference,
        "rules-reference": RulesReference,
    }
    dangling_warnings: ClassVar = {
        name: f"No {name} of this edition has the id “%(target)s”."
        for name in (*REFERENCE_ROLES, *ANNOTATION_ROLES)
    }
    initial_data: ClassVar = {
        "targets": {},  # docname -> tuple[Target, ...], in document order
        "citations": {},  # docname -> list[Citation], in document order
        "annotations": {},  # docname -> tuple[Anchored, ...], in the order of their marks
        "ambiguous": {},  # docname -> tuple[AmbiguousName, ...], names left as they are
        "references": {},  # docname -> frozenset of ids that the document refers to
        "shown": {},  # docname -> what its page shows of other pages, when it was last written
    }
    data_version = 2

    # --- read phase: facts by docname

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        for facts in _FACTS:
            self.data[facts].pop(docname, None)
        self._forget_derived()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process noted."""
        for facts in _FACTS:
            for docname in docnames & otherdata[facts].keys():
                self.data[facts][docname] = otherdata[facts][docname]
        self._forget_derived()

    def note_citation(self, *, target: str, key: str, locator: str, line: int) -> None:
        """Note a ``cites`` annotation of the document being read.

        :param target: the id that it is about.
        :param key: the work's.
        :param locator: the place in the work.
        :param line: 1-based.
        """
        citation = Citation(target=target, key=key, locator=locator, line=line)
        docname = self.env.current_document.docname
        self.data["citations"].setdefault(docname, []).append(citation)

    def note_annotations(self, anchored: tuple[Anchored, ...], naming: Naming) -> None:
        """Note the annotations of the document being read.

        :param anchored: those that are attached.
        :param naming: the names that were found.
        """
        docname = self.env.current_document.docname
        self.data["annotations"][docname] = (*anchored, *naming.mentions)
        self.data["ambiguous"][docname] = naming.ambiguous

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note the ids of a document and those that it refers to."""
        self.data["targets"][docname] = tuple(targets_of(document))
        self.data["references"][docname] = frozenset(references_of(document))
        self._forget_derived()

    # --- what follows from all facts together

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Id -> its place; of an id that stands twice, the first in reading order."""
        places: dict[str, Place] = {}
        for docname in self.reading_order:
            for target in self.data["targets"].get(docname, ()):
                place = Place(docname=docname, order=len(places), target=target)
                places.setdefault(target.id, place)
        return places

    @cached_property
    def citations(self) -> CitationIndex:
        """Who cites what."""
        by_document = self.data["citations"]
        return CitationIndex(
            (citation for name in self.reading_order for citation in by_document.get(name, ())),
            self.places,
        )

    @cached_property
    def annotations(self) -> AnnotationIndex:
        """All annotations."""
        noted = self.data["annotations"]
        return AnnotationIndex((name, noted[name]) for name in self.reading_order if name in noted)

    @cached_property
    def reading_order(self) -> tuple[str, ...]:
        """All docnames: those in the table of contents as it goes, then the others by name."""
        relations = self.env.collect_relations()
        order: dict[str, None] = {}
        docname: str | None = self.env.config.root_doc
        while docname is not None and docname in relations and docname not in order:
            order[docname] = None
            docname = relations[docname][2]
        return (*order, *sorted(self.env.all_docs.keys() - order.keys()))

    def _forget_derived(self) -> None:
        for name in ("places", "citations", "annotations", "reading_order"):
            self.__dict__.pop(name, None)

    def check_consistency(self) -> None:
        """Warn of ids that two documents have, and of citations that lead nowhere."""
        targets = self.data["targets"]
        check_targets({name: targets[name] for name in self.reading_order if name in targets})
        bibdata = cast(BibtexDomain, self.env.domains["cite"]).bibdata
        keys = {key for file in bibdata.bibfiles.values() for key in file.keys}
        check_citations(self.data["citations"], self.places, keys)

    # --- references

    def label_of(self, identifier: str) -> str:
        """Name a place; see :func:`postilla.sphinx_ext.labels.label_of`."""
        return label_of(identifier, self.places)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Make the link, or give ``None`` when the role has no such id."""
        if typ in ANNOTATION_ROLES:
            return self._resolve_annotation(fromdocname, builder, typ, target, node, contnode)
        place, kind = self.places.get(target), kind_of(target)
        if place is None or kind is None or ROLES.get(kind) != typ:
            return None
        if not node["refexplicit"]:
            label = self.label_of(target)
            language = place.target.language
            classes = [f"{LANGUAGE_CLASS}{language}"] if language else []
            contnode = nodes.inline(label, label, classes=classes)
        return make_refnode(builder, fromdocname, place.docname, target, contnode)

    def _resolve_annotation(
        self,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        entry = self.annotations.by_id.get(target)
        if entry is None or entry.kind != typ:
            return None
        if not node["refexplicit"]:
            label = annotation_label(entry, self.places)
            contnode = nodes.inline(label, label)
        return make_refnode(builder, fromdocname, entry.chapter, target, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Make the link of a plain ``[words](#id)``."""
        kind, entry = kind_of(target), self.annotations.by_id.get(target)
        role = ROLES.get(kind) if kind else entry.kind if entry else None
        if role is None:
            return []
        found = self.resolve_xref(env, fromdocname, builder, role, target, node, contnode)
        return [(f"{self.name}:{role}", found)] if found else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Give all ids, for ``objects.inv``."""
        for identifier, place in self.places.items():
            if kind := kind_of(identifier):
                label = self.label_of(identifier)
                yield identifier, label, kind.value, place.docname, identifier, -1
        for identifier, entry in self.annotations.by_id.items():
            label = annotation_label(entry, self.places)
            yield identifier, label, entry.kind, entry.chapter, identifier, -1
