# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Catalogues brought up to date: what translators did is never lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from postilla.syntax.catalogue_renewal import renewed
from postilla.syntax.catalogue_units import Unit
from postilla.syntax.po import Catalogue, Entry, read_po, write_po

_UNITS = st.lists(
    st.builds(
        Unit,
        name=st.sampled_from(["p-1", "p-2", "p-3", "fn-1"]),
        words=st.sampled_from(["One.", "Two.", "Three."]),
        explanation=st.just("paragraph"),
    ),
    max_size=4,
    unique_by=lambda unit: unit.name,
)


def unit(name: str, words: str) -> Unit:
    return Unit(name=name, words=words, explanation="paragraph")


def renew(before: Catalogue | None, *units: Unit) -> Catalogue:
    return renewed(before, units, "de", "source/chapters/a.md")


def translated(*units: Unit) -> Catalogue:
    made = renew(None, *units)
    entries = tuple(replace(one, said=f"[{one.words}]", notes=("mine",)) for one in made.entries)
    return replace(made, entries=entries)


def states(catalogue: Catalogue) -> dict[str, tuple[str, str, bool, bool]]:
    return {
        one.context: (one.said, one.previous, one.is_fuzzy, one.is_obsolete)
        for one in catalogue.entries
    }


def test_a_new_one_waits_for_translations() -> None:
    made = renew(None, unit("p-1", "One."))
    assert states(made) == {"p-1": ("", "", False, False)}
    assert '"Language: de\\n"' in made.header


def test_what_has_changed_is_fuzzy_and_keeps_the_words_before() -> None:
    before = translated(unit("p-1", "One."), unit("p-2", "Two."))
    made = renew(before, unit("p-1", "Another."), unit("p-2", "Two."))
    assert states(made) == {
        "p-1": ("[One.]", "One.", True, False),
        "p-2": ("[Two.]", "", False, False),
    }
    again = renew(made, unit("p-1", "A third."), unit("p-2", "Two."))
    assert states(again)["p-1"] == ("[One.]", "One.", True, False)


def test_what_is_changed_back_is_sound_again() -> None:
    before = translated(unit("p-1", "One."))
    there = renew(before, unit("p-1", "Another."))
    assert states(renew(there, unit("p-1", "One."))) == {"p-1": ("[One.]", "", False, False)}


def test_what_is_gone_is_kept_and_comes_back() -> None:
    before = translated(unit("p-1", "One."), unit("p-2", "Two."))
    gone = renew(before, unit("p-2", "Two."))
    assert states(gone)["p-1"] == ("[One.]", "", False, True)
    back = renew(gone, unit("p-1", "One."), unit("p-2", "Two."))
    assert states(back) == states(before)


def test_who_takes_the_mark_away_has_revised() -> None:
    fuzzy = renew(translated(unit("p-1", "One.")), unit("p-1", "Another."))
    (entry,) = fuzzy.entries
    revised = replace(fuzzy, entries=(replace(entry, flags=(), said="Ein anderes."),))
    made = renew(revised, unit("p-1", "Another."))
    assert states(made) == {"p-1": ("Ein anderes.", "", False, False)}


def test_a_doubt_of_a_translator_stays() -> None:
    before = translated(unit("p-1", "One."))
    (entry,) = before.entries
    doubted = replace(before, entries=(replace(entry, flags=("fuzzy",)),))
    assert states(renew(doubted, unit("p-1", "One.")))["p-1"] == ("[One.]", "", True, False)


@given(_UNITS, _UNITS)
def test_no_translation_is_lost(units: list[Unit], others: list[Unit]) -> None:
    before = translated(*units)
    made = renew(before, *others)
    assert {one.said for one in before.entries} <= {one.said for one in made.entries}
    assert [one.context for one in made.entries if not one.is_obsolete] == [
        one.name for one in others
    ]
    assert renew(made, *others) == made
    read, findings = read_po(write_po(made), "x.po")
    assert (read, findings) == (made, ())


def test_the_header_stays() -> None:
    before = replace(translated(unit("p-1", "One.")), header='# Mine\nmsgid ""\nmsgstr "X: y\\n"')
    assert renew(before, unit("p-1", "One.")).header == before.header


def test_notes_of_translators_stay() -> None:
    entry: Entry = renew(translated(unit("p-1", "One.")), unit("p-1", "Other.")).entries[0]
    assert entry.notes == ("mine",)
