# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What EPUBCheck says of a book, as findings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.model.errors import stop

_SEVERITIES: Final = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
}
"""All else it says is for information."""


def epubcheck_findings(report: str, path: str) -> tuple[Diagnostic, ...]:
    """Read a report.

    :param report: JSON, as ``epubcheck --json -`` writes it.
    :param path: the book's name in the findings.
    :return: its errors and warnings, one for each place: ``epub/epubcheck``.
    :raises PostillaError: with ``release/program`` when it is no report.
    """
    try:
        content = json.loads(report)
        return tuple(_findings(content["messages"], path))
    except (KeyError, TypeError, ValueError) as error:
        message = "EPUBCheck gave no report that can be read."
        raise stop("release/program", message, at=Position(path)) from error


def _findings(messages: list[dict[str, Any]], path: str) -> Iterator[Diagnostic]:
    book = path.rpartition("/")[2]
    for message in messages:
        if severity := _SEVERITIES.get(message["severity"]):
            for place in message["locations"] or [{"path": "", "line": 0, "column": 0}]:
                inside = "" if place["path"].endswith(book) else place["path"]
                yield Diagnostic(
                    code="epub/epubcheck",
                    message=f"{message['ID']}: {message['message']}",
                    position=Position(
                        f"{path}/{inside}" if inside else path,
                        max(place["line"], 0),
                        max(place["column"], 0),
                    ),
                    severity=severity,
                )
