# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which work a note cites, on what ground, and when nothing is bound."""

from __future__ import annotations

import pytest

from postilla.importer.bibliography.binding import bind
from postilla.importer.bibliography.entry import parse_entry
from postilla.importer.bibliography.work import make_works
from postilla.model.bibliography import Citation, Ground

ENTRIES = """
Demir, Ayşe & Jan Novák. "Old Bridges: Stone and Timber Arches." Rivers 12/2 (2023): 73-84.
Wei, Li. "Fog over Water (In the Example of Old Bridges)." Weather 3 (2022): 7-17.
Demir, Ayşe. Fords of the Plain. Ankara: Irmak, 2020.
Ünal, Su. Köprünün Öyküsü. Ankara: Irmak, 2019.
"Tide Tables for the Harbour." Office of Tides. Accessed 18.03.2025. https://www.example.org/tide-tables/O1.pdf
"Morning Fog Kills the View in June." Fog Watch. Accessed 18.03.2025. https://example.org/1-june
"Morning Fog Seen in Many Places in July." Fog Watch. Accessed 18.03.2025. https://example.org/2-july
""".strip().splitlines()
WORKS = make_works([parse_entry(entry) for entry in ENTRIES], ["en", "tr"])


def cite(*notes: str) -> tuple[Citation, ...]:
    binding = bind([(f"fn-{n}", note, ()) for n, note in enumerate(notes, start=1)], WORKS)
    assert binding.unbound == ()
    return binding.citations


@pytest.mark.parametrize(
    ("note", "key", "locator", "ground"),
    [
        (
            'Ayşe Demir & Jan Novák, "Old Bridges: Stone and Timber Arches," Rivers 2 (2023): 75.',
            "demir2023",
            "75",
            Ground.TITLE,
        ),
        ('Demir & Novák, "Old Bridges," 13.', "demir2023", "13", Ground.SHORT_TITLE),
        ("Demir, Fords of the Plain, 9.", "demir2020", "9", Ground.TITLE),
        ("Su Ünal, Koprunun Oykusu (Ankara: Irmak, 2019), 5.", "unal2019", "5", Ground.TITLE),
        (
            '"Tide Tables for the Harbor," Office, https://example.org/tide- tables/01.pdf.',
            "tide-tables-harbour",
            "",
            Ground.ADDRESS,
        ),
        (
            "Office of Tides, accessed 18.03.2025, https://example.org/tidetables/O1.pdf",
            "tide-tables-harbour",
            "",
            Ground.ADDRESS,
        ),
        ('"Morning Fog Kills the View in June," 2.', "morning-kills-view", "2", Ground.TITLE),
    ],
)
def test_a_note_is_bound(note: str, key: str, locator: str, ground: Ground) -> None:
    assert cite(note) == (
        Citation(target="fn-1", key=key, locator=locator, ground=ground, sure=True),
    )


@pytest.mark.parametrize(
    ("note", "key"),
    [
        ('Jan Brook, "Fog over Water (In the Example of Old Bridges)," 8.', "wei2022"),
        (
            '"Quite Another Thing," accessed 1.1.2025, https://example.org/1-june',
            "morning-kills-view",
        ),
        ("Ünal, 12.", "unal2019"),
    ],
)
def test_evidence_against_a_work_makes_a_citation_unsure(note: str, key: str) -> None:
    (citation,) = cite(note)
    assert (citation.key, citation.sure) == (key, False)


@pytest.mark.parametrize(
    ("note", "nearest"),
    [
        ('"Old Bridges," 3.', ("demir2023", "wei2022")),
        ('"Morning Fog," 3.', ("morning-kills-view", "morning-seen-many")),
        ("Demir, 12.", ("demir2023", "demir2020")),
        ('Ayşe Demir, "A Piece that Is Not Listed," Rivers 1 (2001): 3.', ()),
        ("The author thanks the ferrymen.", ()),
        ("Ibid., 7.", ()),
    ],
)
def test_what_fits_no_work_or_several_is_bound_to_none(note: str, nearest: tuple[str, ...]) -> None:
    binding = bind([("fn-1", note, ())], WORKS)
    assert binding.citations == ()
    (unbound,) = binding.unbound
    assert (unbound.target, unbound.text) == ("fn-1", note)
    assert set(unbound.nearest) == set(nearest)


def test_a_note_may_cite_several_works() -> None:
    citations = cite('See Demir & Novák, "Old Bridges," 13; Li Wei, "Fog; over Water," 8.')
    assert [(c.key, c.locator) for c in citations] == [("demir2023", "13"), ("wei2022", "8")]


def test_ibid_repeats_the_note_before() -> None:
    citations = cite('Demir & Novák, "Old Bridges," 13.', "Ibid., 14.", "A.g.e., s. 15", "Ibid.")
    assert [c.key for c in citations] == ["demir2023"] * 4
    assert [c.locator for c in citations] == ["13", "14", "15", "15"]
    assert {c.ground for c in citations[1:]} == {Ground.PRECEDING}


def test_ibid_after_several_works_is_nobodys_guess() -> None:
    notes = ['Demir & Novák, "Old Bridges," 13; Li Wei, "Fog over Water," 8.', "Ibid., 9."]
    binding = bind([(f"fn-{n}", note, ()) for n, note in enumerate(notes)], WORKS)
    assert [unbound.text for unbound in binding.unbound] == ["Ibid., 9."]


def test_words_of_a_hundred_titles_are_not_looked_up() -> None:
    """The cost of a note must not grow with the number of works that share its words."""
    titles = [f'"Common Words {n}." Weather {n} (2000): 1-2.' for n in range(101)]
    works = make_works([parse_entry(title) for title in titles], ["en"])
    binding = bind(
        [("fn-1", '"Common Words," 2.', ()), ("fn-2", '"Common Words 7," 2.', ())], works
    )
    assert [unbound.nearest for unbound in binding.unbound] == [()]
    assert [citation.target for citation in binding.citations] == ["fn-2"]
