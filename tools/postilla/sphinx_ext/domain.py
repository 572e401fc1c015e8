# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The domain of an edition: its ids, and who cites what.

Reading a document only notes facts, by docname. Everything that needs all documents is worked
out from them afterwards, so that it is the same whether they were read in one process or in
several, in this build or in one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Final, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.domain import BibtexDomain

from postilla.model.allowed import ANNOTATION_ROLES, GATHERED, PARALLEL, REFERENCE_ROLES
from postilla.model.anchor import Anchored
from postilla.model.annotation_index import AnnotationIndex
from postilla.model.bibliography import Work
from postilla.model.block import Chapter
from postilla.model.history import History
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.likeness import Names
from postilla.model.printed import PrintedPages
from postilla.model.retired import Retired, by_id
from postilla.sphinx_ext.citations import CitationIndex
from postilla.sphinx_ext.collect import references_of, targets_of
from postilla.sphinx_ext.configuration import HISTORY_SETTING, RETIRED_SETTING
from postilla.sphinx_ext.consistency import (
    check_annotations,
    check_citations,
    check_relations,
    check_targets,
)
from postilla.sphinx_ext.descriptions import Describer
from postilla.sphinx_ext.directives import DIRECTIVES
from postilla.sphinx_ext.directory import Directory
from postilla.sphinx_ext.facts import Citation, Place
from postilla.sphinx_ext.gathered import GatheredDirective
from postilla.sphinx_ext.labels import ROLES, label_of
from postilla.sphinx_ext.parallel import ParallelDirective
from postilla.sphinx_ext.parallel_source import check_parallel, read_all_translations, read_chapters
from postilla.sphinx_ext.printed_pages import pages_of, printed_pages
from postilla.sphinx_ext.reference import KindsReference, RulesReference
from postilla.sphinx_ext.roles import PageBreakRole, ReferenceRole
from postilla.sphinx_ext.search.passages import passages_of
from postilla.sphinx_ext.tei_reference import TeiReference
from postilla.sphinx_ext.transforms.headings import LANGUAGE_CLASS
from postilla.sphinx_ext.usage import Usage, usage_of_works
from postilla.sphinx_ext.works import listed_works, read_works
from postilla.syntax.naming import Naming
from postilla.syntax.parallel import Set
from postilla.syntax.translations import NONE, Translations

_FACTS = (
    *("targets", "citations", "annotations", "languages", "ambiguous", "references"),
    *("gathered", "parallel", "pages", "passages"),
)
"""What is noted of each document."""
WORK: Final = "work"
"""The type of references to works of ``refs.bib``."""
WITNESS: Final = "witness"
"""The type of references to witnesses, by their sigla."""
_WITNESSES: Final = "variants"
"""The directive in whose place the witnesses are listed."""
_DERIVED = (
    *("places", "citations", "annotations", "directory", "describer", "listed", "usage"),
    *("works", "retired", "reading_order", "printed_pages", "chapters", "translations"),
)
"""What is worked out from it when it is first asked for."""


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
        **dict.fromkeys(GATHERED, GatheredDirective),
        PARALLEL: ParallelDirective,
        "kinds-reference": KindsReference,
        "rules-reference": RulesReference,
        "tei-reference": TeiReference,
    }
    initial_data: ClassVar = {
        "targets": {},  # docname -> tuple[Target, ...], in document order
        "citations": {},  # docname -> list[Citation], in document order
        "annotations": {},  # docname -> tuple[Anchored, ...], in the order of their marks
        "languages": {},  # docname -> annotation -> language of its words, where not the main one
        "ambiguous": {},  # docname -> tuple[AmbiguousName, ...], names left as they are
        "references": {},  # docname -> frozenset of ids that the document refers to
        "pages": {},  # docname -> DocumentPages
        "gathered": {},  # docname -> set of what is made on it from the annotations of all
        "passages": {},  # docname -> tuple[Passage, ...], what can be found there
        "parallel": {},  # docname -> list of what it shows side by side, tuple[Set, ...] each
        "shown": {},  # docname -> what its page shows of other pages, when it was last written
    }
    data_version = 9

    # --- read phase: facts by docname

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        for facts in _FACTS:
            self.data[facts].pop(docname, None)
        self._forget_derived()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
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

    def note_annotations(
        self, anchored: tuple[Anchored, ...], naming: Naming, languages: Mapping[str, str]
    ) -> None:
        """Note the annotations of the document being read.

        :param anchored: those that are attached.
        :param naming: the names that were found.
        :param languages: id -> language of the words (BCP 47), where it is not the main one.
        """
        docname = self.env.current_document.docname
        self.data["languages"][docname] = languages
        self.data["annotations"][docname] = (*anchored, *naming.mentions)
        self.data["ambiguous"][docname] = naming.ambiguous

    def note_gathered(self, name: str) -> None:
        """Note that the document being read shows what the annotations of all amount to.

        :param name: the directive's.
        """
        docname = self.env.current_document.docname
        self.data["gathered"].setdefault(docname, set()).add(name)

    def note_parallel(self, sets: tuple[Set, ...]) -> None:
        """Note that the document being read shows something side by side.

        :param sets: what.
        """
        docname = self.env.current_document.docname
        self.data["parallel"].setdefault(docname, []).append(sets)

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note the ids of a document and those that it refers to."""
        reading = env.config.html_context["edition"].reading
        self.data["targets"][docname] = tuple(targets_of(document, reading))
        self.data["references"][docname] = frozenset(references_of(document))
        self.data["passages"][docname] = tuple(passages_of(document, docname, reading))
        self.data["pages"][docname] = pages_of(document)
        self._forget_derived()

    def is_gathered(self, docname: str) -> bool:
        """Say whether a page shows what the annotations of all documents amount to."""
        return docname in self.data["gathered"] or self.lists_works(docname)

    def lists_works(self, docname: str) -> bool:
        """Say whether a page has a list of works."""
        lists = cast(BibtexDomain, self.env.domains["cite"]).bibliographies
        return any(key.docname == docname for key in lists)

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
    def printed_pages(self) -> Mapping[str, PrintedPages]:
        """Id or docname -> the printed pages, where they are known."""
        noted = self.data["pages"]
        return printed_pages((name, noted[name]) for name in self.reading_order if name in noted)

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
    def directory(self) -> Directory:
        """Where everything with an address is, and what it is called."""
        return Directory(self.places, self.annotations, self.works, self.retired)

    @cached_property
    def describer(self) -> Describer:
        """Describes annotations."""
        return Describer(
            edition=self.env.config.html_context["edition"],
            index=self.annotations,
            directory=self.directory,
            works=self.works,
            history=self.history,
        )

    @property
    def history(self) -> History | None:
        """What became of the annotations, if anybody wrote it down."""
        history: History | None = self.env.config[HISTORY_SETTING]
        return history

    @cached_property
    def retired(self) -> Mapping[str, Retired]:
        """Address -> annotation that was withdrawn."""
        retired = by_id(self.env.config[RETIRED_SETTING])
        return {name: one for name, one in retired.items() if name not in self.annotations.by_id}

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """Key -> work, of all in ``refs.bib``."""
        return read_works(Path(self.env.srcdir))

    @cached_property
    def listed(self) -> Mapping[str, tuple[str, str]]:
        """Key of a work -> docname and id of its entry in a list of sources of the edition."""
        return listed_works(cast(BibtexDomain, self.env.domains["cite"]))

    @cached_property
    def usage(self) -> Mapping[str, Usage]:
        """Key of a work -> where it is used."""
        return usage_of_works(self.citations, self.annotations)

    @cached_property
    def chapters(self) -> Mapping[str, Chapter]:
        """Name -> chapter as it is written, for what is not read by Sphinx is held against it."""
        return read_chapters(Path(self.env.srcdir), self.reading_order)

    @cached_property
    def translations(self) -> Translations:
        """All translations of chapters."""
        return read_all_translations(Path(self.env.srcdir))

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
        for name in _DERIVED:
            self.__dict__.pop(name, None)

    def check_consistency(self) -> None:
        """Warn of ids that stand twice, and of what leads nowhere."""
        targets = self.data["targets"]
        check_targets({name: targets[name] for name in self.reading_order if name in targets})
        bibdata = cast(BibtexDomain, self.env.domains["cite"]).bibdata
        keys = Names(key for file in bibdata.bibfiles.values() for key in file.keys)
        check_citations(self.data["citations"], self.places, keys)
        check_annotations(self.annotations.entries, keys)
        check_relations(self.annotations.entries, self.directory)
        if self.data["parallel"] or self.translations != NONE:
            edition = self.env.config.html_context["edition"]
            annotations = (entry.anchored.annotation for entry in self.annotations.entries)
            chapters, shown = tuple(self.chapters.values()), self.data["parallel"]
            check_parallel(self.translations, chapters, annotations, edition, shown)

    # --- references

    def label_of(self, identifier: str) -> str:
        """Name an id in running text, such as ``par. 2.3``."""
        address = self.directory.find(identifier)
        return address.label if address else label_of(identifier, self.places)

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
        if typ == WORK and target in self.listed:
            return make_refnode(builder, fromdocname, *self.listed[target], contnode)
        if typ == WITNESS:
            return self._to_witness(builder, fromdocname, target, node, contnode)
        address = self.directory.find(target)
        if address is None or address.role != typ:
            return None
        if not node["refexplicit"]:
            language = address.language
            classes = [f"{LANGUAGE_CLASS}{language}"] if language else []
            contnode = nodes.inline(address.label, address.label, classes=classes)
        return make_refnode(builder, fromdocname, address.docname, target, contnode)

    def _to_witness(
        self,
        builder: Builder,
        fromdocname: str,
        siglum: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Lead to the list of witnesses; what the siglum stands for is said on the way."""
        gathered = self.data["gathered"]
        home = next((one for one in sorted(gathered) if _WITNESSES in gathered[one]), None)
        if home is None or "explained" not in node:
            return None
        anchor = witness_anchor(siglum)
        return make_refnode(builder, fromdocname, home, anchor, contnode, node["explained"])

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
        address = self.directory.find(target)
        if address is None:
            return []
        role = address.role
        found = self.resolve_xref(env, fromdocname, builder, role, target, node, contnode)
        return [(f"{self.name}:{role}", found)] if found else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Give all ids, for ``objects.inv``."""
        for identifier in (*self.places, *self.annotations.by_id):
            kind = kind_of(identifier)
            if address := self.directory.find(identifier):
                of_type = kind.value if kind else address.role
                yield identifier, address.label, of_type, address.docname, identifier, -1


def witness_anchor(siglum: str) -> str:
    """Give the id of a witness in the list of them.

    :param siglum: its siglum.
    :return: the id.
    """
    return f"witness-{siglum}"
