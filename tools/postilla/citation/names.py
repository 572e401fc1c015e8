# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Names of authors, as the styles list them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from postilla.model.edition import Author

_INITIAL = re.compile(r"[^\s-]+")


def inverted(author: Author) -> str:
    """Give a name by which a list is sorted.

    >>> inverted(Author(name="Ada Lenova", printed="Ada LENOVA", family="Lenova"))
    'Lenova, Ada'

    :param author: the author.
    :return: the family's name first; the name as it is where nobody states which part that is.
    """
    return f"{author.family}, {author.given}" if author.given else author.name


def abbreviated(author: Author) -> str:
    """Give a name with initials, as APA has it.

    >>> abbreviated(Author(name="Jean-Luc Marie Lenova", printed="", family="Lenova"))
    'Lenova, J.-L. M.'

    :param author: the author.
    :return: the family's name and the initials, or the name as it is.
    """
    if not author.given:
        return author.name
    return f"{author.family}, {_INITIAL.sub(lambda match: f'{match[0][0]}.', author.given)}"


def short(author: Author) -> str:
    """Give the name by which an author is cited in running text.

    :param author: the author.
    :return: the family's name, or the name as it is.
    """
    return author.family or author.name


def listed(names: Sequence[str], *, most: int, conjunction: str = "and", before: str = "") -> str:
    """Join names.

    >>> listed(["A", "B", "C"], most=3), listed(["A", "B", "C"], most=2)
    ('A, B, and C', 'A et al.')

    :param names: at least one.
    :param most: so many are named; where there are more, only the first.
    :param conjunction: before the last of several.
    :param before: between two names, before the conjunction; with three names a comma is there.
    :return: the names.
    """
    if len(names) > most:
        return f"{names[0]}{before} et al."
    *others, last = names
    if not others:
        return last
    comma = "," if len(others) > 1 else before
    return f"{', '.join(others)}{comma} {conjunction} {last}"


def stopped(text: str) -> str:
    """End a text with a full stop, where it does not end a sentence already.

    :param text: the text.
    :return: the text with its stop.
    """
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
