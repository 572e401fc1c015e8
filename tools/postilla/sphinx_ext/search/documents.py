# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What can be found in the edition as a whole: passages, works, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, cast

from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import clean_astext

from postilla.model.allowed import Profile
from postilla.model.annotation_index import Entry
from postilla.model.edition import Edition
from postilla.model.identifiers import sentence_id
from postilla.model.names import Name
from postilla.model.parallel import unit_id
from postilla.model.reference_list import full_reference
from postilla.model.references import reference_to
from postilla.model.translation import Translation, units_of
from postilla.search.document import Document, Layer, Run
from postilla.sphinx_ext.configuration import NAMES_SETTING
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.names import name_anchor
from postilla.sphinx_ext.parser import profile_of
from postilla.sphinx_ext.search.passages import Passage, Piece

_NAMES: Final = "names"
"""The directive in whose place all names are listed."""


_SAID: Final = ("ascribed-to", "ground", "locator")
"""The fields of annotations in which there may be anything."""


class Gatherer:
    """Gathers documents from what was noted of all that was read."""

    def __init__(self, env: BuildEnvironment, address_of: Callable[[str], str]) -> None:
        """Prepare.

        :param env: all documents read.
        :param address_of: gives the address of a page, from the site's first folder.
        """
        self._env = env
        self._address_of = address_of
        self._domain = cast(PostillaDomain, env.domains["postilla"])
        self._material = Material(env, env.config.root_doc)
        self._main = cast(Edition, env.config.html_context["edition"]).language

    def documents(self) -> Iterator[Document]:
        """Give all documents, in reading order; works and names at the end."""
        noted: Mapping[str, Iterable[Passage]] = self._domain.data["passages"]
        for docname in self._domain.reading_order:
            for passage in noted.get(docname, ()):
                document = self._document(docname, passage)
                if any(run.words.strip() for run in document.text):
                    yield document
        yield from self._translations()
        yield from self._works()
        yield from self._names()

    def _document(self, docname: str, passage: Passage) -> Document:
        entry = self._domain.annotations.by_id.get(passage.id)
        before: tuple[Run, ...] = ()
        if entry is not None and passage.layer.value == entry.kind:
            before = tuple(self._head(entry))
        return Document(
            page=self._address_of(docname),
            title=self._title(docname),
            id=passage.id,
            layer=passage.layer,
            label=self._label(passage),
            text=(*before, *map(self._run, passage.pieces)),
            other_text=tuple(map(self._run, passage.other_pieces)),
        )

    def _label(self, passage: Passage) -> str:
        if passage.layer is Layer.PAGE:
            return passage.title
        return "heading" if passage.is_heading else self._domain.label_of(passage.id)

    def _head(self, entry: Entry) -> Iterator[Run]:
        """Give what stands before the text of an annotation, as its page shows it."""
        described = self._domain.describer.describe(entry)
        if described.lemma:
            yield Run(f"“{described.lemma}” ", self._material.language(entry) or self._main)
        if described.proposed:
            yield Run(f"→ “{described.proposed}” ", self._main)
        if readings := entry.anchored.annotation.readings:
            yield Run(f"] {'; '.join(map(str, readings))} ", self._main)
        if described.source:
            yield Run(f"{described.source.short}: ", self._main)
        annotation = entry.anchored.annotation
        if said := [annotation.field(name) for name in _SAID if annotation.field(name)]:
            yield Run(f"{'; '.join(said)}. ", self._main)

    def _run(self, piece: Piece) -> Run:
        words = piece.words
        if piece.named:
            words = self._domain.label_of(piece.named)
        elif piece.cited:
            works = self._domain.works
            cited = (reference_to(works[key]).short if key in works else key for key in piece.cited)
            words = f"({'; '.join(cited)})"
        return Run(words, piece.language or self._main)

    def _title(self, docname: str) -> str:
        if profile_of(docname) is Profile.CHAPTER:
            return self._material.chapter(docname).title
        title = self._env.titles.get(docname)
        return clean_astext(title) if title is not None else docname

    def _translations(self) -> Iterator[Document]:
        """Give the units of translated chapters, where they stand beside the text."""
        licence = cast(Edition, self._env.config.html_context["edition"]).rights.text
        for docname in self._domain.reading_order:
            for sets in self._domain.data["parallel"].get(docname, ()):
                name = sets[0].names[0] if len(sets) == 1 and len(sets[0].names) == 1 else ""
                for one in self._domain.translations.of(name):
                    if not one.is_forbidden(licence):
                        yield from self._units(docname, one)

    def _units(self, docname: str, translation: Translation) -> Iterator[Document]:
        chapter = self._domain.chapters[translation.chapter.name]
        blocks = {block.id: block for block in units_of(chapter)}
        for name, own in translation.blocks().items():
            if name not in blocks or translation.alignment_fault(blocks[name], own):
                continue
            lines = translation.alignment_of(own).lines
            rendered = (sentence_id(name, line[0]) for line in lines if line)
            places = (one for one in rendered if one in self._domain.places)
            yield Document(
                page=self._address_of(docname),
                title=self._title(docname),
                id=unit_id(next(places, name), translation.language),
                layer=Layer.PARALLEL,
                label=self._domain.label_of(name),
                text=(Run(own.content.text, translation.language),),
            )

    def _works(self) -> Iterator[Document]:
        for key, (docname, identifier) in sorted(self._domain.listed.items()):
            if work := self._domain.works.get(key):
                yield Document(
                    page=self._address_of(docname),
                    title=self._title(docname),
                    id=identifier,
                    layer=Layer.BIBLIOGRAPHY,
                    label=reference_to(work).short,
                    text=tuple(
                        Run(piece.words, piece.language or self._main)
                        for piece in full_reference(work)
                    ),
                )

    def _names(self) -> Iterator[Document]:
        gathered = self._domain.data["gathered"]
        docname = next((one for one in sorted(gathered) if _NAMES in gathered[one]), None)
        every: tuple[Name, ...] = self._env.config[NAMES_SETTING] if docname else ()
        for name in sorted(every, key=lambda one: one.id):
            assert docname is not None
            forms = [Run(name.canonical, self._main)]
            for language, form in dict.fromkeys(name.forms):
                if form != name.canonical:
                    forms += [Run(", ", self._main), Run(form, language)]
            yield Document(
                page=self._address_of(docname),
                title=self._title(docname),
                id=name_anchor(name.id),
                layer=Layer.NAME,
                label=name.canonical,
                text=tuple(forms),
            )
