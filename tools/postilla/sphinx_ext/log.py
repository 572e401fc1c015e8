# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The one way in which this layer warns: with a place, a hint and a stable code."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

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
