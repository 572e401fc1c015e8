# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Fills the places where texts stand in parallel: a row a unit, a cell a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from docutils import nodes

from postilla.model.block import Block
from postilla.model.identifiers import IdKind, kind_of, sentence_id
from postilla.model.parallel import Alignment, Row, level, moved, one_to_one, unit_id
from postilla.model.translation import State, Translation, units_of
from postilla.sphinx_ext.nodes import (
    parallel,
    parallel_cell,
    parallel_head,
    parallel_row,
    parallel_state,
    parallel_unit,
)
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.parallel_heads import column
from postilla.sphinx_ext.pages.parallel_words import TextWords, translated_words
from postilla.sphinx_ext.phrases import language_classes
from postilla.syntax.parallel import Set

_NOT_TRANSLATED: Final = "not translated"
_LEFT_OUT: Final = "left out by the translator"
_ADDED: Final = "added by the translator"
_OUTDATED: Final = "outdated: the text has changed since"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """A block in one language."""

    language: str
    alignment: Alignment | None
    """``None`` where it is missing."""
    words: Callable[[int], list[nodes.Node]]
    """Gives the words of a line, 1-based."""
    state: State = State.CURRENT
    in_text: str = ""
    """The block of the text that it is, if it is no translation."""


class ParallelView:
    """Fills the places of a page."""

    def __init__(self, material: Material) -> None:
        """Prepare.

        :param material: what pages are made of.
        """
        self._material = material
        self._edition = material.describer.edition
        self._text_of = cache(self._read_text)

    def fill(self, node: parallel) -> None:
        """Fill a place; what can't stand there has been told when all was read, and is left out.

        :param node: the place.
        """
        sets: Sequence[Set] = node["sets"]
        if len(sets) == 1 and len(sets[0].names) == 1:
            self._fill_chapter(node, sets[0].names[0])
        else:
            self._fill_blocks(node, sets)

    def _read_text(self, docname: str) -> TextWords:
        return TextWords(self._material.env.get_doctree(docname))

    # --- blocks of the text

    def _fill_blocks(self, node: parallel, sets: Sequence[Set]) -> None:
        rows: list[nodes.Node] = []
        languages: list[str] = []
        for one in sets:
            versions = [self._of_text(name) for name in one.names]
            whole = [version for version in versions if version]
            counts = {len(one.alignment.lines) for one in whole if one.alignment}
            if len(whole) == len(one.names) and len(counts) == 1:
                languages = languages or [version.language for version in whole]
                rows += self._rows(one.names[0], whole)
        if rows:
            columns = [column(language, self._material) for language in languages]
            node += [parallel_head("", *columns), *rows]

    def _of_text(self, block: str) -> _Version | None:
        address = self._material.directory.find(block)
        text = self._text_of(address.docname) if address else None
        count = text.count(block) if text else None
        if text is None or count is None:
            return None
        return _Version(
            language=text.language(block) or self._edition.language,
            alignment=one_to_one(count),
            words=lambda number: text.words(block, number),
            in_text=block,
        )

    # --- a chapter and its translations

    def _fill_chapter(self, node: parallel, name: str) -> None:
        domain = self._material.domain
        chapter = domain.chapters.get(name)
        licence = self._edition.rights.text
        translations = [
            one for one in domain.translations.of(name) if not one.is_forbidden(licence)
        ]
        if chapter is None or not translations:
            return
        columns = [column(self._edition.language, self._material)]
        columns += [column(one.language, self._material, one.provenance) for one in translations]
        node += parallel_head("", *columns)
        for block in units_of(chapter):
            if text := self._of_text(block.id):
                versions = [_translated(block, one) for one in translations]
                node += list(self._rows(block.id, [text, *versions]))

    # --- rows

    def _rows(self, block: str, versions: Sequence[_Version]) -> Iterator[parallel_row]:
        """Make the rows of a block, of which the first version is the text's."""
        text, *others = versions
        count = len(text.alignment.lines) if text.alignment else 0
        rows = level(count, [version.alignment for version in others])
        address = self._material.directory.named(block)
        is_heading = self._text_of(address.docname).is_heading(block)
        is_divided = self._text_of(address.docname).is_divided(block)

        def name(number: int) -> str:
            return sentence_id(block, number) if is_divided else block

        out_of_order = [moved(rows, place) for place in range(len(others))]
        for place, row in enumerate(rows):
            kind = "heading" if is_heading else "inner" if place else "begin"
            first = name(row.sentences[0]) if row.sentences else ""
            made = parallel_row(
                "",
                kind=kind,
                number=_number(block, row, is_first=place == 0, is_divided=is_divided),
                target=unit_id(first, text.language) if first else "",
                label=self._label(first or block),
            )
            made += self._text_cell(text, row, name, is_first=place == 0)
            for version, lines, strays in zip(others, row.lines, out_of_order, strict=True):
                made += self._cell(version, row, lines, strays, name, is_first=place == 0)
            yield made

    def _text_cell(
        self, text: _Version, row: Row, name: Callable[[int], str], *, is_first: bool
    ) -> parallel_cell:
        cell = _new_cell(text.language, State.CURRENT)
        for number in row.sentences:
            identifier = name(number)
            _add_unit(cell, unit_id(identifier, text.language), [identifier], text.words(number))
        if row.sentences:
            self._link(cell, name(row.sentences[0]), text.in_text)
        return cell

    def _cell(
        self,
        version: _Version,
        row: Row,
        lines: Sequence[int],
        strays: frozenset[int],
        name: Callable[[int], str],
        *,
        is_first: bool,
    ) -> parallel_cell:
        cell = _new_cell(version.language, version.state)
        seen: dict[str, None] = {}
        for line in lines:
            rendered = version.alignment.lines[line - 1] if version.alignment else ()
            keys = [name(number) for number in rendered]
            identifier = unit_id(keys[0], version.language) if keys else ""
            own = "" if identifier in seen else identifier
            _add_unit(cell, own, keys, version.words(line))
            seen[identifier] = None
        first = next(filter(None, seen), "")
        if version.in_text and lines:
            self._link(cell, sentence_id(version.in_text, lines[0]), version.in_text)
        elif first:
            self._link(cell, first, "")
        for line in sorted(strays.intersection(lines)):
            _say(cell, f"sentence {line} of the translation")
        if not row.sentences and lines:
            _say(cell, _ADDED)
        elif row.sentences and not lines:
            is_missing = version.alignment is None
            if not is_missing or is_first:
                _say(cell, _NOT_TRANSLATED if is_missing else _LEFT_OUT)
        elif is_first and version.state is State.OUTDATED:
            _say(cell, _OUTDATED)
        return cell

    def _link(self, cell: parallel_cell, identifier: str, block: str) -> None:
        """Lead to a sentence: where it stands in the text, or to a translated one itself."""
        if block:
            found = self._material.directory.find(identifier)
            address = found or self._material.directory.named(block)
            cell["place"], cell["home"] = address.id, address.docname
            cell["label"] = f"{self._label(address.id)} in the text"
        else:
            cell["place"], cell["home"] = identifier, ""
            cell["label"] = f"this translation of {self._label(identifier.partition('--')[0])}"

    def _label(self, identifier: str) -> str:
        return self._material.place_of(identifier).label


def _translated(block: Block, translation: Translation) -> _Version:
    own = translation.blocks().get(block.id)
    if own is None or translation.alignment_fault(block, own):
        missing = State.MISSING
        return _Version(
            language=translation.language, alignment=None, words=lambda _: [], state=missing
        )
    content = own.content
    return _Version(
        language=translation.language,
        alignment=translation.alignment_of(own),
        words=lambda line: translated_words(content, line),
        state=translation.state_of(block, own),
    )


def _number(block: str, row: Row, *, is_first: bool, is_divided: bool) -> str:
    """Give what stands in the margin: where a block begins its number, if it has one."""
    if not row.sentences:
        return "+"
    if is_first and kind_of(block) in (IdKind.BLOCK, IdKind.ITEM):
        return block.removeprefix("p-").replace("-i", ".").replace("-", ".")
    if not is_divided:
        return "¶"
    return "–".join(dict.fromkeys(str(row.sentences[place]) for place in (0, -1)))


def _new_cell(language: str, state: State) -> parallel_cell:
    classes = language_classes(language)
    return parallel_cell("", language=language, state=state.value, classes=classes)


def _add_unit(
    cell: parallel_cell, identifier: str, keys: Sequence[str], words: Sequence[nodes.Node]
) -> None:
    if len(cell):
        cell += nodes.Text(" ")
    cell += parallel_unit("", "", *words, ids=[identifier] if identifier else [], keys=list(keys))


def _say(cell: parallel_cell, words: str) -> None:
    if len(cell):
        cell += nodes.Text(" ")
    cell += parallel_state("", words)
