# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Works in full, and in their order."""

from __future__ import annotations

import doctest

import pytest

from postilla.model import alphabet
from postilla.model.alphabet import alphabetical
from postilla.model.bibliography import Person, Work, WorkType
from postilla.model.reference_list import full_reference, name_for_sorting

SMITH = Person(family="Smith", given="Jane")
KAYA = Person(family="Kaya", given="Deniz")
BOARD = Person(literal="Harbour Board")


def work(**fields: object) -> Work:
    return Work(**{"key": "k", "type": WorkType.BOOK, "title": "Ferries", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (work(), "Ferries."),
        (work(title="Why ferries?"), "Why ferries?"),
        (
            work(authors=(SMITH, KAYA), publisher="Lenova Press", place="Lenova", year="1990"),
            "Smith, Jane; Kaya, Deniz: Ferries. Lenova: Lenova Press, 1990.",
        ),
        (work(editors=(SMITH,)), "Smith, Jane (ed.): Ferries."),
        (work(editors=(SMITH, KAYA)), "Smith, Jane; Kaya, Deniz (eds.): Ferries."),
        (
            work(type=WorkType.INCOLLECTION, authors=(BOARD,), editors=(SMITH,), container="Boats",
                 pages="3"),
            "Harbour Board: Ferries. In: Boats, ed. by Jane Smith, p. 3.",
        ),
        (
            work(type=WorkType.ARTICLE, container="Şehir", volume="4", number="2", pages="1-9"),
            "Ferries. Şehir 4/2, pp. 1-9.",
        ),
        (work(doi="10.1/x"), "Ferries. doi:10.1/x."),
        (
            work(url="https://example.org/a", accessed="2026-03-31", note="Archived copy"),
            "Ferries. https://example.org/a (accessed 2026-03-31). Archived copy.",
        ),
        (work(url="https://example.org/a", note="Read."), "Ferries. https://example.org/a. Read."),
    ],
)  # fmt: skip
def test_a_work_is_given_with_what_is_known(one: Work, words: str) -> None:
    assert "".join(piece.words for piece in full_reference(one)) == words


def test_title_and_links_are_told_apart() -> None:
    one = work(language="tr", doi="10.1/x", url="https://example.org/a")
    pieces = full_reference(one)
    assert [(piece.words, piece.language) for piece in pieces if piece.is_title] == [
        ("Ferries", "tr")
    ]
    links = [piece.address for piece in pieces if piece.address]
    assert links == ["https://doi.org/10.1/x", "https://example.org/a"]


def test_works_are_sorted_by_names_or_title() -> None:
    assert name_for_sorting(work(authors=(SMITH,), year="1990")) == "Smith, Jane 1990"
    assert name_for_sorting(work(year="1990")) == "Ferries 1990"


def test_the_order_of_a_list_knows_no_case_and_no_marks() -> None:
    assert doctest.testmod(alphabet).failed == 0
    words = ["“Zebra”", "[alpha]", "Əli", "éclair", "Iskele", "ırmak", "10", "9"]
    assert sorted(words, key=alphabetical) == [
        *("10", "9", "[alpha]", "éclair", "Əli", "ırmak", "Iskele", "“Zebra”"),
    ]  # fmt: skip
