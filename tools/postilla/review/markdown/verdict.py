# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The first words of a report: whether the text is untouched, and what came beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from postilla.model.wording import counted
from postilla.review.areas import Area
from postilla.review.markdown.difference import marked
from postilla.review.markdown.escape import code, words
from postilla.review.proposal import Touched
from postilla.review.report import Report, TextChange

_AREAS: Final = MappingProxyType(
    {
        Area.WITNESS: "**The witness**: what was transmitted",
        Area.RECIPE: "**The recipe**: how the text is read from the witness",
        Area.LOCK: "**The lock**: what the text is held against",
        Area.FACTS: "**edition.toml**: licence, permissions, responsibilities, addresses",
        Area.HISTORY: "**history.toml**, which a release writes",
        Area.AUTOMATION: "**Automation**: what runs on a pull request, this report included",
        Area.CODE: "**Code**: what builds the edition, checks it and tests it",
        Area.UNKNOWN: "**Something unknown** among the sources",
        Area.ABOUT: "**Papers** of the repository: README, licences and the like",
    }
)
"""In the order of their weight."""
_MOST: Final = 12
"""Files of an area that are named, and changes of the text."""


def verdict(report: Report) -> str:
    """Say first what matters most.

    :param report: all that is known.
    :return: Markdown: blocks in the form of alerts, the loudest first.
    """
    return "".join(_alerts(report))


def label_of(report: Report) -> str:
    """Name the label by which a maintainer accepts what goes beyond the text of this commit."""
    return f"accept {report.question.head.commit}"


def _alerts(report: Report) -> Iterator[str]:
    beyond = report.proposal.beyond_text()
    if report.proposal.refused:
        yield _alert("CAUTION", "This can't be taken as it is.", *_refused(report))
    if report.text_changes:
        count = counted(len(report.text_changes), "place", "places")
        told = [*map(_text_change, report.text_changes[:_MOST])]
        rest = len(report.text_changes) - len(told)
        more = [f"- … and {rest} more."] if rest else []
        yield _alert("CAUTION", f"The base text changes, in {count}.", *told, *more)
    elif report.is_proven:
        blocks = len(report.before.source.lock.rows) if report.before.source.lock else 0
        yield _alert(
            "NOTE",
            "The base text is untouched.",
            f"All {blocks} blocks of it are as the base's lock has them.",
        )
    else:
        yield _alert("CAUTION", "Nothing proves the text: the base has no lock that can be read.")
    if beyond:
        yield _alert("WARNING", _beyond_title(beyond), *_beyond(report, beyond))


def _alert(kind: str, title: str, *lines: str) -> str:
    return (
        "".join(f"> {line}\n" for line in (f"[!{kind}]", f"**{title}**", ">", *lines)).replace(
            "> >\n", ">\n"
        )
        + "\n"
    )


def _text_change(change: TextChange) -> str:
    told = f"- {words(change.message, 300)}"
    if change.before and change.after and change.before != change.after:
        return f"{told}<br>{marked(change.before, change.after)}"
    return told


def _refused(report: Report) -> Iterator[str]:
    refused = report.proposal.refused
    for one in refused[:_MOST]:
        yield f"- {code(one.position.path)}: {words(f'{one.message} {one.hint}', 300)}"
    if len(refused) > _MOST:
        yield f"- … and {len(refused) - _MOST} more."


def _beyond_title(beyond: tuple[Touched, ...]) -> str:
    return f"More than the edition's text changes: {counted(len(beyond), 'file', 'files')}."


def _beyond(report: Report, beyond: tuple[Touched, ...]) -> Iterator[str]:
    by_area: defaultdict[Area, list[Touched]] = defaultdict(list)
    for one in beyond:
        by_area[one.area].append(one)
    for area, phrase in _AREAS.items():
        if touched := by_area.get(area):
            yield f"- {phrase}"
            yield from (f"  - {one.what} {code(one.path, 120)}" for one in touched[:_MOST])
            if len(touched) > _MOST:
                yield f"  - … and {len(touched) - _MOST} more"
    yield ">"
    if report.question.accepted:
        yield (
            "A maintainer has accepted this for this commit. Its data were laid under the check; "
            "its code was neither built nor run for this report."
        )
    else:
        yield (
            "None of it was used: what follows is the text alone, over the base's toolchain. "
            "The code was **not built and not run**. A maintainer who has read the change accepts "
            f"it, for this commit alone, with the label <code>{label_of(report)}</code>."
        )
