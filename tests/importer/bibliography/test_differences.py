# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An import again, held against what people corrected."""

from __future__ import annotations

from dataclasses import replace

from postilla.importer.bibliography.differences import Difference, differences
from postilla.model.bibliography import OF_THE_ARTICLE, OF_THE_EDITION, Person, Work, WorkType

WORK = Work(
    key="demir2023",
    type=WorkType.ARTICLE,
    authors=(Person(family="Demir", given="Ayşe"), Person(family="Novák", given="Jan")),
    title="Old Bridges",
    pages="1113 1144",
    keywords=(OF_THE_ARTICLE,),
)


def test_equal_works_differ_in_nothing() -> None:
    assert differences([WORK], [WORK]) == ()


def test_each_field_is_a_difference() -> None:
    corrected = replace(WORK, pages="1113-1144", authors=WORK.authors[:1], type=WorkType.BOOK)
    assert differences([WORK], [corrected]) == (
        Difference(key="demir2023", field="type", proposed="article", existing="book"),
        Difference(
            key="demir2023",
            field="authors",
            proposed="Ayşe Demir & Jan Novák",
            existing="Ayşe Demir",
        ),
        Difference(key="demir2023", field="pages", proposed="1113 1144", existing="1113-1144"),
    )


def test_what_people_add_is_no_difference() -> None:
    richer = replace(WORK, doi="10.1234/5", keywords=("article", "river"), other=(("isbn", "1"),))
    assert differences([WORK], [richer]) == ()


def test_a_work_on_one_side_only_is_a_difference() -> None:
    other = replace(WORK, key="wei2022")
    assert differences([WORK], [other]) == (
        Difference(key="demir2023", field="key", proposed="demir2023", existing=""),
        Difference(key="wei2022", field="key", proposed="", existing="wei2022"),
    )


def test_the_editors_sources_are_passed_over() -> None:
    theirs = replace(WORK, key="wei2022", keywords=(OF_THE_EDITION,))
    assert differences([], [theirs]) == ()
