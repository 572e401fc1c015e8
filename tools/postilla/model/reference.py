# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Works as they are referred to in a line of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from postilla.model.bibliography import Person, Work


def short_reference(work: Work) -> str:
    """Refer to a work in running text.

    :param work: the work.
    :return: such as ``Smith and Kaya 1990``; the title where nobody is named.
    """
    names = [person.family or person.literal for person in work.authors or work.editors]
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    return " ".join(filter(None, (who or work.title or work.key, work.year)))


def full_reference(work: Work) -> str:
    """Refer to a work so that it can be found.

    :param work: the work.
    :return: what is stated of it, parted by commas.
    """
    return ", ".join(_parts(work)) or work.key


def _parts(work: Work) -> Iterator[str]:
    yield from map(str, work.authors or map(_editor, work.editors))
    if work.title:
        yield f"“{work.title}”"
    number = f"({work.number})" if work.number else ""
    if container := " ".join(filter(None, (work.container, f"{work.volume}{number}"))):
        yield container
    if work.pages:
        yield f"pp. {work.pages}"
    if imprint := ": ".join(filter(None, (work.place, work.publisher))):
        yield imprint
    if work.year:
        yield work.year
    if work.doi:
        yield f"doi:{work.doi}"
    if work.url:
        yield work.url


def _editor(person: Person) -> str:
    return f"{person} (ed.)"
