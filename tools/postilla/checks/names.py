# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Names: what a decision by hand names."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.checks.nearest import nearest
from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, written_annotations
from postilla.model.diagnostic import Diagnostic
from postilla.model.kinds import NAME
from postilla.model.likeness import Names

REF_UNKNOWN = Rule(
    code="names/ref-unknown",
    title="a name that names.toml does not have",
    explanation="The field ref of a name holds the id of a person, place or organisation in "
    "source/names.toml.",
    hint="Correct the id, or add the name to names.toml.",
)
RULES = (REF_UNKNOWN,)


def check_names(source: EditionSource) -> Iterator[Diagnostic]:
    """Check the decisions by hand on names.

    :param source: the edition's source.
    :return: the findings.
    """
    if source.names is None:
        return
    known = {name.id for name in source.names}
    names = Names(known)
    for written in written_annotations(source):
        if written.annotation.kind == NAME:
            ref = written.annotation.field("ref")
            if ref and ref not in known:
                message = f"There is no name “{ref}”{nearest(ref, names)}."
                yield REF_UNKNOWN.at(written.at_field("ref"), message)
