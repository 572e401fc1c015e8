# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a contributor is told of a quotation that leads nowhere: a chapter and its messages."""

from __future__ import annotations

from pathlib import Path

from postilla.model.anchor import replacements
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.quotation_report import QuotationReporter
from postilla.syntax.reader import read_chapter

CASE = Path(__file__).parent / "quotations"


def test_messages() -> None:
    chapter = read_chapter((CASE / "chapter.md").read_text("utf-8"), "chapter", "chapter.md")
    passages = passages_of(chapter.chapter)
    anchoring = anchor(chapter.annotations, passages)
    reporter = QuotationReporter(passages, replacements(anchoring.anchored))
    told = []
    for lost in anchoring.unanchored:
        report = reporter.report(lost)
        told.append(f"{lost.annotation.line}: {report.message} {report.hint} [{report.code}]\n")
    assert "".join(told) == (CASE / "messages.txt").read_text("utf-8")
