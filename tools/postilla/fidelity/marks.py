# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Numbers of notes and printed pages, which a product says several times.

In what is seen, in what a screen reader says, in ids and in what links lead to: where these differ
the number becomes all of them, “240 / 241”, which is none.
"""

from __future__ import annotations

import re
from typing import Final

from postilla.model.identifiers import call_id, note_id, page_id

INVISIBLE: Final = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero width space, word joiner: characters that show nothing in a word."""

UNSEEN: Final = "unseen"
"""Stands for a number that is not shown."""


def agreed(*values: str) -> str:
    """Join what a product says of one thing.

    :param values: the same thing several times; those that are empty say nothing.
    :return: the one value that all are, or all that there are.
    """
    return " / ".join(dict.fromkeys(filter(None, values)))


def mark_of_note(identifier: str) -> str:
    """Take the printed mark out of the id of a note, or of a link to it.

    :param identifier: such as ``fn-17`` or ``#fn-17``.
    :return: such as ``17``.
    """
    return identifier.removeprefix("#").removeprefix(note_id(""))


def mark_of_call(identifier: str, mark: str) -> str:
    """Take the printed mark out of the id of a call, or of a link to it.

    :param identifier: such as ``fnref-17``, or ``fnref-17-2`` for a second call.
    :param mark: what it should be: ``17-2`` could be the mark of a note, too.
    :return: such as ``17``.
    """
    found = identifier.removeprefix("#").removeprefix(call_id(""))
    return mark if re.fullmatch(rf"{re.escape(mark)}-[0-9]+", found) else found


def page_number(identifier: str) -> str:
    """Take the printed number out of the id of a page, or of a link to it.

    :param identifier: such as ``pg-243`` or ``#pg-243``.
    :return: such as ``243``.
    """
    return identifier.removeprefix("#").removeprefix(page_id(""))
