# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Fills the places where texts stand in parallel: a row a unit, a cell a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from docutils import nodes

from postilla.model.block import Block
from postilla.model.identifiers import IdKind, kind_of, sentence_id
from postilla.model.parallel import Alignment, Row, level, moved, one_to_one, unit_id
from postilla.model.translation import State, Translation, units_of
from postilla.model.wording import OUTDATED
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
_NUMBERED: Final = re.compile(
    r"p-(?P<section>[a-z0-9-]+?)-(?P<number>[0-9]+)(?P<items>(?:-i[0-9]+)*)"
)
_LEFT_OUT: Final = "left out by the translator"
_ADDED: Final = "added by the translator"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """A block in one language."""

    language: str
    alignment: Alignment | None
    """``None`` where it is missing."""
    words: Callable[[int], list[nodes.Node]]
    """Gives the words of a line, 1-based."""
    state: State = State.CURRENT
    block: str = ""
    """The id of the block of the text that it is, if it is no translation."""
    is_divided: bool = False
    """Whether the sentences of that block have ids."""
    kind: str = ""
    """Of that block, ``heading`` or ``begin``."""

    @property
    def count(self) -> int:
        """How many lines it has."""
        return len(self.alignment.lines) if self.alignment else 0

    def sentence(self, number: int) -> str:
        """Name a sentence of the text, 1-based; of a block that is not divided, the block."""
        return sentence_id(self.block, number) if self.is_divided else self.block


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
            counts = {version.count for version in whole}
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
            block=block,
            is_divided=text.is_divided(block),
            kind="heading" if text.is_heading(block) else "begin",
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
                versions = [_translated(block, one, text) for one in translations]
                node += list(self._rows(block.id, [text, *versions]))

    # --- rows

    def _rows(self, block: str, versions: Sequence[_Version]) -> Iterator[parallel_row]:
        """Make the rows of a block, of which the first version is the text's."""
        text, *others = versions
        rows = level(text.count, [version.alignment for version in others])
        out_of_order = [moved(rows, place) for place in range(len(others))]
        for place, row in enumerate(rows):
            first = text.sentence(row.sentences[0]) if row.sentences else ""
            made = parallel_row(
                "",
                kind=text.kind if text.kind == "heading" or not place else "inner",
                number=_number(block, row, text, is_first=place == 0),
                target=unit_id(first, text.language) if first else "",
                label=self._label(first or block),
            )
            made += self._cell(text, text, row.sentences)
            for version, lines, strays in zip(others, row.lines, out_of_order, strict=True):
                cell = self._cell(text, version, lines)
                for line in sorted(strays.intersection(lines)):
                    _say(cell, f"sentence {line} of the translation")
                if remark := _remark(version, row, lines, is_first=place == 0):
                    _say(cell, remark)
                made += cell
            yield made

    def _cell(self, text: _Version, version: _Version, lines: Sequence[int]) -> parallel_cell:
        """Make the cell of some lines of a version, with an id for each sentence of the text."""
        classes = language_classes(version.language)
        cell = parallel_cell(
            "", language=version.language, state=version.state.value, classes=classes
        )
        seen: dict[str, None] = {}
        for line in lines:
            rendered = version.alignment.lines[line - 1] if version.alignment else ()
            keys = [text.sentence(number) for number in rendered]
            identifier = unit_id(keys[0], version.language) if keys else ""
            ids = [] if identifier in seen or not keys else [identifier]
            if len(cell):
                cell += nodes.Text(" ")
            cell += parallel_unit("", "", *version.words(line), ids=ids, keys=keys)
            seen.update(dict.fromkeys(ids))
        if version.block and lines:
            self._link(cell, version.sentence(lines[0]), version.block)
        elif seen:
            self._link(cell, next(iter(seen)), "")
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


def _translated(block: Block, translation: Translation, text: _Version) -> _Version:
    """Give the translation of a block; of one that is not divided, its lines are one."""
    own = translation.blocks().get(block.id)
    sentences = len(block.content.sentence_bounds())
    is_sound = own is not None and not translation.alignment_fault(block, own)
    # A site in another language has other words in the place of the text's, and other lines.
    if own is None or not is_sound or (text.is_divided and text.count != sentences):
        return _Version(
            language=translation.language,
            alignment=None,
            words=lambda _: [],
            state=State.MISSING,
        )
    content = own.content if text.is_divided else replace(own.content, sentences=())
    return _Version(
        language=translation.language,
        alignment=translation.alignment_of(own) if text.is_divided else one_to_one(1),
        words=lambda line: translated_words(content, line),
        state=translation.state_of(block, own),
    )


def _number(block: str, row: Row, text: _Version, *, is_first: bool) -> str:
    """Give what stands in the margin: where a block begins its number, if it has one."""
    if not row.sentences:
        return "+"
    if is_first and kind_of(block) in (IdKind.BLOCK, IdKind.ITEM):
        return _short(block)
    if not text.is_divided:
        return "¶"
    return "–".join(dict.fromkeys(str(row.sentences[place]) for place in (0, -1)))


def _short(block: str) -> str:
    """Give the number of a paragraph or an item; the name of a section would be too long."""
    match = _NUMBERED.fullmatch(block)
    if match is None:
        return "¶"
    section = match["section"]
    before = f"{section}." if section.isdecimal() else "¶"  # or a sentence would have the same
    return f"{before}{match['number']}{match['items'].replace('-i', '.')}"


def _remark(version: _Version, row: Row, lines: Sequence[int], *, is_first: bool) -> str:
    """Say how a cell stands to its row; of a whole block, that is said once."""
    if not row.sentences:
        return _ADDED if lines else ""
    if version.alignment is None:
        return _NOT_TRANSLATED if is_first else ""
    if not lines:
        return _LEFT_OUT
    return OUTDATED if is_first and version.state is State.OUTDATED else ""


def _say(cell: parallel_cell, words: str) -> None:
    if len(cell):
        cell += nodes.Text(" ")
    cell += parallel_state("", words)
