# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The table of all checks: what runs, and what the documentation says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Final

from postilla.checks import (
    addresses,
    allow_lists,
    base_text,
    catalogues,
    citations,
    emendations,
    history,
    names,
    parallel,
    parallel_rules,
    pictures,
    quotations,
    reading,
    relations,
    retired,
    suppressions,
    translations,
    variants,
)
from postilla.checks import annotations as annotation_rules
from postilla.checks import files as file_rules
from postilla.checks.source import EditionSource
from postilla.checks.suppressions import apply_suppressions
from postilla.model.diagnostic import Diagnostic

CHECKS: Final[tuple[Callable[[EditionSource], Iterable[Diagnostic]], ...]] = (
    allow_lists.check_chapters,
    base_text.check_base_text,
    pictures.check_pictures,
    annotation_rules.check_annotations,
    quotations.check_quotations,
    emendations.check_emendations,
    variants.check_variants,
    translations.check_translations,
    parallel.check_parallel,
    catalogues.check_catalogues_of_annotations,
    citations.check_citations,
    relations.check_relations,
    names.check_names,
    addresses.check_addresses,
    retired.check_retired,
    history.check_history,
    allow_lists.check_pages,
    allow_lists.check_catalogues,
    reading.check_witnesses,
)

RULES: Final = MappingProxyType(
    {
        rule.code: rule
        for rules in (
            base_text.RULES,
            pictures.RULES,
            annotation_rules.RULES,
            quotations.RULES,
            emendations.RULES,
            variants.RULES,
            translations.RULES,
            parallel_rules.RULES,
            catalogues.RULES,
            citations.RULES,
            relations.RULES,
            names.RULES,
            suppressions.RULES,
            addresses.RULES,
            retired.RULES,
            history.RULES,
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
    told = set(apply_suppressions(source, findings, RULES))
    return tuple(sorted(told, key=lambda one: (one.position, one.code, one.message)))
