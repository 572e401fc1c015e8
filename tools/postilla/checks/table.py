# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The table of all checks: what runs, and what the documentation says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Final

from postilla.checks import addresses, allow_lists, base_text, reading
from postilla.checks import annotations as annotation_rules
from postilla.checks import files as file_rules
from postilla.checks.source import EditionSource
from postilla.model.diagnostic import Diagnostic

CHECKS: Final[tuple[Callable[[EditionSource], Iterable[Diagnostic]], ...]] = (
    allow_lists.check_chapters,
    base_text.check_base_text,
    annotation_rules.check_annotations,
    annotation_rules.check_citations,
    addresses.check_addresses,
    allow_lists.check_pages,
    allow_lists.check_catalogues,
    reading.check_witnesses,
)

RULES: Final = MappingProxyType(
    {
        rule.code: rule
        for rules in (
            base_text.RULES,
            annotation_rules.RULES,
            addresses.RULES,
            allow_lists.RULES,
            reading.RULES,
            file_rules.RULES,
        )
        for rule in rules
    }
)
"""Code -> rule, those of one family together."""


def check_edition_source(source: EditionSource) -> tuple[Diagnostic, ...]:
    """Run every check.

    :param source: the edition's source.
    :return: the findings, in order of place.
    """
    findings = [*source.findings]
    for check in CHECKS:
        findings += check(source)
    return tuple(sorted(set(findings), key=lambda one: (one.position, one.code, one.message)))
