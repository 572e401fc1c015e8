# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Proposals as drafts, which a person corrects and ``postilla annotate --from`` places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from postilla.collation.proposals import Collation, Proposal
from postilla.model.abbreviation import quotation_for
from postilla.model.kinds import VARIANT
from postilla.model.variation import Ignored
from postilla.syntax.anchoring import Passages
from postilla.syntax.directive import write_directive
from postilla.syntax.readings import write_reading


def write_proposals(
    collation: Collation,
    passages: Mapping[str, Passages],
    *,
    siglum: str,
    witness: str,
    ignored: Sequence[Ignored],
) -> str:
    """Write a file of drafts.

    :param collation: what was found.
    :param passages: id of each block -> the texts of its chapter.
    :param siglum: of the witness.
    :param witness: the name of its file.
    :param ignored: what did not count.
    :return: Markdown.
    """
    lines = [f"<!-- Proposed readings of {siglum}, from {witness}. {_counted(ignored)} -->", ""]
    for one in collation.contradictions:
        lines += [
            f"<!-- To be looked at: {one.entry} gives {siglum} “{_plain(one.said)}”; line "
            f"{one.line} of the witness has “{_plain(one.found)}”. -->",
            "",
        ]
    block = ""
    for proposal in collation.proposals:
        if proposal.block != block:
            block = proposal.block
            lines += [f"{{#{block}}}", ""]
        if proposal.doubt:
            at = proposal.reading.line
            lines.append(f"<!-- Doubtful, line {at} of the witness: {proposal.doubt} -->")
        lines += [_directive(proposal, passages[block]), ""]
    return "\n".join(lines)


def _directive(proposal: Proposal, passages: Passages) -> str:
    quotation = quotation_for(passages.folded(proposal.block), proposal.bounds)
    count = [("occurrence", str(quotation.occurrence))] if quotation.occurrence else []
    return write_directive(VARIANT.name, quotation.words, count, write_reading(proposal.reading))


def _counted(ignored: Sequence[Ignored]) -> str:
    if not ignored:
        return "Every difference of letters and signs counts."
    return f"Not counted: {', '.join(one.value for one in ignored)}."


def _plain(words: str) -> str:
    return words.replace("--", "- -")
