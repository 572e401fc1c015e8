# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The whole report as one comment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from postilla.model.diagnostic import Diagnostic
from postilla.model.wording import counted, shortened
from postilla.review.areas import RETIRED, Area
from postilla.review.markdown.annotations import AnnotationWriter, changed
from postilla.review.markdown.difference import marked
from postilla.review.markdown.escape import code, words
from postilla.review.markdown.section import LIMIT, Section, fit
from postilla.review.markdown.verdict import verdict
from postilla.review.overlaps import Overlap
from postilla.review.records import RecordChange
from postilla.review.report import Report

MARK: Final = "<!-- postilla report -->"
"""The first line, by which a workflow finds its comment again."""


def to_markdown(report: Report, limit: int = LIMIT) -> str:
    """Write the report.

    :param report: all that is known.
    :param limit: bytes that it may have.
    :return: Markdown, in which nothing of the pull request is more than words.
    """
    return fit(tuple(_sections(report)), limit)


def _sections(report: Report) -> Iterator[Section]:
    before, after = AnnotationWriter(report.before), AnnotationWriter(report.after)
    changes = report.annotations
    yield Section(heading=f"{MARK}\n## What changes in the edition", closing=_opening(report))
    yield _findings(report)
    for title, those, shown in (
        ("added", changes.added, lambda one: after.whole(one.key)),
        ("changed", changes.changed, lambda one: changed(one, before, after)),
        ("withdrawn", changes.withdrawn, lambda one: _withdrawn(one.key, before, report)),
    ):
        if those:
            heading = f"### {counted(len(those), 'annotation', 'annotations')} {title}"
            items = _ruled(map(shown, those))
            yield Section(heading=heading, items=items, count=len(those), is_long=True)
    yield from _lists(report)
    yield Section(heading="", closing=_closing(report))


def _lists(report: Report) -> Iterator[Section]:
    """Give the sections that are lists of a line or two each."""
    for title, items in (
        ("Annotations on the same words", [*_overlaps(report)]),
        (f"Sources (refs.bib): {_tally(report.works)}", [*map(_record, report.works)]),
        (f"Names (names.toml): {_tally(report.names)}", [*map(_record, report.names)]),
        (f"Translations: {_tally(report.units)}", [*map(_record, report.units)]),
        ("Pages and other texts", _pages(report)),
    ):
        if items:
            yield Section(heading=f"### {title}", items=items, count=len(items), closing="\n")


def _opening(report: Report) -> str:
    rows = [
        f"| {words(plural)} | {old} | {new} | {f'{new - old:+}' if new != old else ''} |\n"
        for plural, old, new in report.counts
    ]
    table = ["| | before | after | |\n", "| --- | ---: | ---: | ---: |\n", *rows, "\n"]
    return verdict(report) + _gate(report) + _summary(report) + "".join(table)


def _summary(report: Report) -> str:
    changes = report.annotations
    told = [
        f"{counted(len(items), 'annotation', 'annotations')} {what}"
        for what, items in (
            ("added", changes.added),
            ("changed", changes.changed),
            ("withdrawn", changes.withdrawn),
        )
        if items
    ]
    told += [
        f"{counted(len(records), singular, plural)} touched"
        for singular, plural, records in (
            ("source", "sources", report.works),
            ("name", "names", report.names),
            ("translated unit", "translated units", report.units),
        )
        if records
    ]
    if not report.proposal.touched:
        return "Nothing would change: the base has all that this branch has.\n\n"
    if not told:
        nothing = "No annotation, source, name or translation changes."
        return f"{nothing}\n\n"
    return f"{', '.join(told)}.\n\n".capitalize()


def _findings(report: Report) -> Section:
    number = len(report.findings)
    heading = f"### The checker: {counted(number, 'new finding', 'new findings')}"
    if not number:
        heading = "The checker has nothing new to say."
    rest = len(report.after.findings) - number
    mended = f"{counted(report.mended, 'finding', 'findings')} of the base mended. "
    older = f"{counted(rest, 'older finding stays', 'older findings stay')}. "
    closing = (mended if report.mended else "") + (older if rest else "")
    return Section(
        heading=heading,
        items=map(_finding, report.findings),
        count=number,
        closing=f"\n{closing}\n\n" if closing else "\n",
    )


def _finding(finding: Diagnostic) -> str:
    told = words(f"{finding.message} {finding.hint}", 500)
    return f"- {code(str(finding.position), 160)} {told} {code(finding.code)}\n"


def _withdrawn(key: str, before: AnnotationWriter, report: Report) -> str:
    """Show what is gone, and whether its address is kept."""
    identifier = before.placed(key).annotation.id
    if not before.placed(key).annotation.field("id"):
        return before.whole(key)
    if identifier in report.after.source.withdrawn:
        return f"{before.whole(key)}Its address stays as a tombstone.\n\n"
    return (
        f"{before.whole(key)}**Its address is lost**: {code(RETIRED)} has no row for it, with the "
        "reason and what takes its place.\n\n"
    )


def _ruled(items: Iterable[str]) -> Iterator[str]:
    """Set a line between two items."""
    for number, item in enumerate(items):
        yield f"---\n\n{item}" if number else item


def _overlaps(report: Report) -> Iterator[str]:
    """Tell of each annotation on which others its words lie."""
    by_key: defaultdict[str, list[Overlap]] = defaultdict(list)
    for one in report.overlaps:
        by_key[one.key].append(one)
    for key, pairs in by_key.items():
        quoted = report.after.placed[key].anchored
        others = "; ".join(
            f"{'the same' if one.same else 'some of the same'} as {_name(one.other, report)}"
            for one in pairs
        )
        words_quoted = words(shortened(quoted.words) if quoted else "", 200)
        yield f"- {_name(key, report)}, on “{words_quoted}”: {others}\n"


def _name(key: str, report: Report) -> str:
    placed = report.after.placed[key]
    return f"{words(report.after.label(placed.annotation.id), 120)} {code(key)}"


def _tally(records: Sequence[RecordChange]) -> str:
    found = [
        f"{number} {what}"
        for what in ("added", "changed", "removed")
        if (number := sum(one.what == what for one in records))
    ]
    return ", ".join(found)


def _record(record: RecordChange) -> str:
    fields = "".join(
        f"\n  - {words(name, 60)}: {marked(old, new)}" for name, old, new in record.differences
    )
    return f"- {record.what} {code(record.key)} {words(record.name, 300)}{fields}\n"


def _pages(report: Report) -> list[str]:
    """Name the texts that no other section tells of."""
    return [
        f"- {one.what} {code(one.path)}\n"
        for one in report.proposal.touched
        if one.area is Area.TEXT
        and not one.path.startswith(("source/chapters/", "source/refs.bib", "source/names.toml"))
    ]


def _gate(report: Report) -> str:
    blocking = len(report.blocking)
    keeps = counted(blocking, "thing keeps", "things keep")
    if blocking:
        return f"The gate is **closed**: {keeps} this change out.\n\n"
    return "The gate is **open**: whether the change is good is for you to judge.\n\n"


def _closing(report: Report) -> str:
    question = report.question
    return (
        f"<sub><code>{question.head.commit[:12]}</code> merged into "
        f"<code>{question.base.commit[:12]}</code>, read by the base's toolchain, Postilla "
        f"{words(question.toolchain)}.</sub>\n"
    )
