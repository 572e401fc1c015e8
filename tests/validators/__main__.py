# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``python -m tests.validators``: run them all; it fails where one has something to say."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.validators import ace
from tests.validators.axe import complaints
from tests.validators.lighthouse import REASONS, Report, reports

BUILD = Path(__file__).parents[2] / "build"
SITE = BUILD / "html"
PAGES = (
    "index.html",
    "chapters/05-international-law.html",
    "chapters/07-russias-stance.html",
    "apparatus/claims.html",
)
"""The title page, the chapter with the most annotations, one with few, and the longest list."""


def main() -> int:
    """Run them and print what they say.

    :return: 0 when nothing falls short without a known reason, else 1.
    """
    try:
        broken = list(_violations(BUILD / "epub"))
        print(*broken or ["Ace: nothing"], sep="\n", flush=True)
        falling_short = [_told(report) for report in reports(SITE, PAGES)]
    except RuntimeError as error:
        print(f"postilla: {error}", file=sys.stderr)
        return 1
    found = list(complaints(SITE))
    print(*found or ["axe: nothing"], sep="\n")
    return int(any(falling_short) or bool(found or broken))


def _violations(folder: Path) -> Iterator[str]:
    ace.fetch()
    books = sorted(folder.glob("*.epub"))
    if not books:
        raise RuntimeError(f"{folder} has no EPUB: run make")
    for book in books:
        yield from (f"{book.name}: {one}" for one in ace.violations(book))


def _told(report: Report) -> bool:
    scores = ", ".join(f"{title} {score}" for title, score in report.scores.items())
    print(f"{report.page}: {scores}")
    for audit in report.failed:
        print(f"  {audit}: {REASONS.get(audit, 'not passed')}")
    return any(audit not in REASONS for audit in report.failed)


if __name__ == "__main__":
    sys.exit(main())
