# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How this layer and the builders speak: with a place, a hint and a stable code."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from postilla.model.diagnostic import Diagnostic

logger = logging.getLogger(__name__)

Location = str | tuple[str, int] | nodes.Node
"""``path:line``, or docname and 1-based line, or a node that knows its line."""


def warn(code: str, message: str, hint: str = "", *, location: Location) -> None:
    """Log a warning.

    :param code: stable, ``family/name``; ``suppress_warnings`` knows it as ``postilla.<code>``.
    :param message: one sentence: what is wrong.
    :param hint: one sentence: the likely mend.
    :param location: where.
    """
    text = f"{message} {hint}" if hint else message
    logger.warning(text, location=location, type="postilla", subtype=code)


def report(app: Sphinx, findings: Iterable[Diagnostic]) -> None:
    """Log what stopped a product; an exception would be shown with a traceback.

    :param app: the application, whose build has then failed.
    :param findings: what was found.
    """
    for finding in findings:
        text = f"{finding.message} {finding.hint}" if finding.hint else finding.message
        place = str(finding.position)
        logger.error(text, location=place, type="postilla", subtype=finding.code)
    app.statuscode = 1
