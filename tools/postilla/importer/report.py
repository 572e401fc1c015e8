# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The report of an import: counts, decisions, doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from postilla.importer.again.update import Update
from postilla.importer.decision import Decision
from postilla.importer.derive import Derivation
from postilla.importer.ledger import Category
from postilla.model.block import BlockKind
from postilla.model.content import PointKind


def import_report(derivation: Derivation, *, every_decision: bool) -> str:
    """Say what was made of a witness.

    :param derivation: what follows from it.
    :param every_decision: whether the decisions that are sure are listed, too.
    :return: lines of text.
    """
    lines = [*_counts(derivation), "", *_losses(derivation), *_doubts(derivation)]
    if every_decision:
        lines += ["", "Decisions, by line of the witness:"]
        lines += [_decision(one) for one in derivation.decisions if one.sure]
    return "\n".join(lines) + "\n"


def ledger_table(derivation: Derivation) -> str:
    """Write the ledger as a table.

    :param derivation: what follows from a witness.
    :return: a row a run of characters: line, column, start, end, category, place, characters;
        fields set apart by tabs.
    """
    text = derivation.witness.text
    rows = ["line\tcolumn\tstart\tend\tcategory\tplace\tcharacters"]
    line, line_start, cursor = 1, 0, 0
    for row in derivation.ledger:
        newlines = text.count("\n", cursor, row.start)
        if newlines:
            line, line_start = line + newlines, text.rindex("\n", cursor, row.start) + 1
        cursor = row.start
        words = text[row.start : row.end].encode("unicode_escape").decode()
        shown = text[row.start : row.end] if row.category is not Category.WHITE else words
        rows.append(
            f"{line}\t{row.start - line_start + 1}\t{row.start}\t{row.end}"
            f"\t{row.category.value}\t{row.place}\t{shown}"
        )
    return "\n".join(rows) + "\n"


def _counts(derivation: Derivation) -> Iterator[str]:
    blocks = [block for chapter in derivation.chapters for block in chapter.walk()]
    points = Counter(point.kind for block in blocks for point in block.content.points)
    notes = [block for block in blocks if block.kind is BlockKind.NOTE]
    called = Counter(point.value for block in blocks for point in block.content.of(PointKind.CALL))
    numbered = [note for note in notes if note.id.removeprefix("fn-").isdecimal()]
    once = sum(called[note.id.removeprefix("fn-")] == 1 for note in numbered)
    marks = derivation.page_marks
    span = f" ({marks[0]} to {marks[-1]})" if marks else ""
    characters = Counter[Category]()
    for row in derivation.ledger:
        characters[row.category] += row.end - row.start
    yield f"{derivation.witness.path}: {len(derivation.witness.text):,} characters"
    yield "  " + ", ".join(f"{kind.value} {characters[kind]:,}" for kind in Category)
    yield f"  {len(marks)} page marks{span}, {points[PointKind.PAGE_BREAK]} page breaks placed"
    yield (
        f"  {len(numbered)} numbered notes, {once} of them called once; "
        f"notes with other marks: {len(notes) - len(numbered)}"
    )
    entries = [block for block in blocks if block.id.startswith("b-")]
    citations = derivation.references.citations
    yield f"  {len(entries)} printed entries, {len(citations)} citations bound"
    for block in blocks:
        if block.id.startswith("abstract-"):
            yield f"  {block.id}: {len(block.content.sentence_bounds())} sentences"
    kinds = Counter(block.kind for block in blocks)
    yield (
        f"  {len(derivation.chapters)} chapters, {kinds[BlockKind.HEADING]} headings, "
        f"{kinds[BlockKind.PARAGRAPH] - len(entries)} paragraphs, {kinds[BlockKind.ITEM]} items"
        + (f", {kinds[BlockKind.IMAGE]} images" if kinds[BlockKind.IMAGE] else "")
    )


def _losses(derivation: Derivation) -> Iterator[str]:
    """Name what the chapters don't have, with its words."""
    if not derivation.losses:
        return
    yield "Not in the chapters, by line of the reading:"
    shown = Counter((one.line, one.what, one.words) for one in derivation.losses)
    for (line, what, words), number in shown.items():
        place = f"  line {line}: " if line else "  "
        times = f", {number} times" if number > 1 else ""
        yield f"{place}{what}{times}{': ' if words else ''}{' / '.join(words.splitlines())}"
    yield ""


def _doubts(derivation: Derivation) -> Iterator[str]:
    unsure = [one for one in derivation.decisions if not one.sure]
    references = derivation.references
    if not (unsure or references.unbound or references.unsure):
        yield "Nothing was unsure."
        return
    yield "Not sure, for a person to look at:"
    yield from map(_decision, unsure)
    for one in references.unbound:
        nearest = f"; nearest: {', '.join(one.nearest)}" if one.nearest else ""
        yield f"  {one.target}: no printed entry answers “{one.text[:60]}…”{nearest}"
    for entry, field in references.unsure:
        yield f"  {entry}: the {field} may be read wrongly; see refs.bib"


def _decision(one: Decision) -> str:
    remedy = "".join(f"\n      {row}" for row in one.remedy.splitlines())
    return f"  line {one.line}: {one.what} – {one.ground}{remedy}"


def update_report(update: Update) -> str:
    """Say how a new import differs from the edition on disk.

    :param update: the differences.
    :return: lines of text.
    """
    lines = []
    if not update.changed and not update.files:
        lines.append("The base text is the same; no file was touched.")
    lines += [f"{path} differs." for path in update.files]
    lines += [f"{path} is no longer needed." for path in update.removed]
    for one in update.changed:
        lines += [f"{one.id}:", f"  before: {one.before or '–'}", f"  now:    {one.after or '–'}"]
        lines += [
            f"  see the {annotation.kind.name} “{annotation.argument}”"
            for annotation in one.annotations
        ]
    for work in update.works:
        lines.append(f"source/refs.bib: {work}")
    for target, key, locator in update.citations_missing:
        lines.append(f"{target}: the importer would cite {key} {locator}".rstrip())
    for target, key, locator in update.citations_added:
        lines.append(f"{target}: cites {key} {locator}".rstrip() + ", by a person")
    return "\n".join(lines) + "\n"
