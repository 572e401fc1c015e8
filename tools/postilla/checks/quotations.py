# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Quotations: the words that annotations are about are found, at one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, Written
from postilla.model.anchor import replacements
from postilla.model.diagnostic import Diagnostic
from postilla.model.tree import chapter_path
from postilla.syntax.anchoring import passages_of
from postilla.syntax.quotation_report import QuotationReporter

_EXACTLY = "Quote the words exactly as the chapter has them."


def _rule(name: str, title: str, explanation: str, hint: str) -> Rule:
    return Rule(code=f"quote/{name}", title=title, explanation=explanation, hint=hint)


RULES = (
    _rule(
        "empty",
        "no words quoted",
        "An annotation is about words of the text, and quotes them after its name.",
        "Write words of the block above after the directive's name.",
    ),
    _rule(
        "missing",
        "words that the text does not have",
        "A quotation is found exactly or not at all: white space, quotation marks and hyphens may "
        "have other forms, nothing else. Nothing is attached by guess.",
        _EXACTLY,
    ),
    _rule(
        "reading-text",
        "words that only the restored text has",
        "Quotations are words as transmitted, for these never change; emendations may.",
        "Quote the words as transmitted.",
    ),
    _rule(
        "ambiguous",
        "words that stand at several places",
        "An annotation belongs to one place. A longer quotation tells it from others, or a number, "
        "or the words before and after.",
        "Quote more words, or write :occurrence: with a number.",
    ),
    _rule(
        "inside-word",
        "a part of a longer word",
        "Quotations begin and end at the bounds of words.",
        "Quote whole words.",
    ),
    _rule(
        "surroundings",
        "words between other words than it says",
        "The fields prefix and suffix hold the words right before and right after the quotation.",
        "Copy them from the chapter.",
    ),
    _rule(
        "occurrence",
        "an occurrence that there is not",
        "Occurrences are counted from 1 within the block.",
        "Write a number that is not greater than that of the places.",
    ),
    _rule(
        "no-block",
        "no block with these words",
        "An annotation stands below the block that it quotes, in the same file; a target names a "
        "note, a list item or another block of it.",
        "Put it below the paragraph whose words it quotes, or correct the target.",
    ),
)
_RULES = {rule.code: rule for rule in RULES}


def check_quotations(source: EditionSource) -> Iterator[Diagnostic]:
    """Tell which annotations can't be attached, and why.

    :param source: the edition's source.
    :return: the findings.
    """
    for read, anchoring in zip(source.chapters, source.anchorings, strict=True):
        if not anchoring.unanchored:
            continue
        passages = passages_of(read.chapter)
        reporter = QuotationReporter(passages, replacements(anchoring.anchored))
        for lost in anchoring.unanchored:
            report = reporter.report(lost)
            written = Written(lost.annotation, chapter_path(read.chapter.name))
            finding = _RULES[report.code].at(written.at_argument(), report.message)
            yield replace(finding, hint=report.hint)
