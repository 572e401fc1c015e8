# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Numbers of notes and printed pages, which a product says several times.

In what is seen, in what a screen reader says, in ids and in what links lead to: where these differ
the number becomes all of them, “240 / 241”, which is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from postilla.model.identifiers import call_id, note_id, page_id
from postilla.model.note_marks import mark_key, shown_mark

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
    """Take the key of a mark out of the id of a note, or of a link to it.

    :param identifier: such as ``fn-17`` or ``#fn-p243-1``.
    :return: such as ``17`` or ``p243-1``.
    """
    return identifier.removeprefix("#").removeprefix(note_id(""))


def mark_of_call(identifier: str, mark: str) -> str:
    """Take the key of a mark out of the id of a call, or of a link to it.

    :param identifier: such as ``fnref-17``, or ``fnref-17-2`` for a second call.
    :param mark: the key that it should be: ``17-2`` could be one, too.
    :return: such as ``17``.
    """
    found = identifier.removeprefix("#").removeprefix(call_id(""))
    return mark if re.fullmatch(rf"{re.escape(mark)}-[0-9]+", found) else found


def call_mark(seen: str, call: str, note: str) -> str:
    """Give the mark of a call: what is seen, with what it is counted in.

    :param seen: such as ``1`` or ``١``.
    :param call: the id of the call; may be empty.
    :param note: the key of the note that it leads to; may be empty.
    :return: such as ``p243-١``; all that is said when that does not agree.
    """
    said = call.removeprefix("#").removeprefix(call_id(""))
    found = (shown_mark(seen, key) for key in (note, said, said.rpartition("-")[0]))
    mark = next((one for one in found if one != seen), seen)
    key = mark_key(mark)
    return agreed(mark, *(one for one in (mark_of_call(call, key), note) if one != key))


def note_name(seen: str, identifier: str, calls: Iterable[str]) -> str:
    """Give the id of a note, in which its mark and its calls agree.

    :param seen: the mark that is shown.
    :param identifier: its id; may be empty.
    :param calls: the ids of its calls, or links to them.
    :return: such as ``fn-p243-1``.
    """
    key = mark_key(shown_mark(seen, mark_of_note(identifier)))
    return agreed(identifier, note_id(key), *(note_id(mark_of_call(one, key)) for one in calls))


def page_mark(seen: str, *keys: str) -> str:
    """Give the number of a page as it is shown, where the ids agree with it.

    :param seen: such as ``243`` or ``٢٤٣``.
    :param keys: what ids and links say of it.
    :return: what is seen, with what differs from it.
    """
    return agreed(seen, *(key for key in keys if key != mark_key(seen)))


def page_number(identifier: str) -> str:
    """Take the key of a number out of the id of a page, or of a link to it.

    :param identifier: such as ``pg-243`` or ``#pg-243``.
    :return: such as ``243``.
    """
    return identifier.removeprefix("#").removeprefix(page_id(""))
