# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Records with a key, in two states: works, names, translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from postilla.model.bibliography import Work
from postilla.model.names import Name
from postilla.model.reference import full_reference
from postilla.review.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """A record that is not as it was."""

    key: str
    name: str
    """What it is called, by the later state if it is still there."""
    what: str
    """``added``, ``changed`` or ``removed``."""
    differences: tuple[tuple[str, str, str], ...] = ()
    """Field, before, after; of one that was changed."""


@dataclass(frozen=True, slots=True)
class _Record:
    name: str
    values: Mapping[str, str]


def work_changes(before: State, after: State) -> tuple[RecordChange, ...]:
    """Compare what ``refs.bib`` holds.

    :param before: the earlier state.
    :param after: the later.
    :return: the works that differ, by key.
    """
    old, new = (
        {
            work.key: _Record(full_reference(work), _values(work))
            for work in state.source.works or ()
        }
        for state in (before, after)
    )
    return tuple(_compare(old, new))


def name_changes(before: State, after: State) -> tuple[RecordChange, ...]:
    """Compare what ``names.toml`` holds.

    :param before: the earlier state.
    :param after: the later.
    :return: the names that differ, by id.
    """
    old, new = (
        {name.id: _Record(name.canonical, _name(name)) for name in state.source.names or ()}
        for state in (before, after)
    )
    return tuple(_compare(old, new))


def unit_changes(before: State, after: State) -> tuple[RecordChange, ...]:
    """Compare the translations, paragraph by paragraph.

    :param before: the earlier state.
    :param after: the later.
    :return: the units that differ, by language and id.
    """
    old, new = (
        {
            f"{one.language} {block.id}": _Record(
                one.provenance.translator, {"text": block.content.text}
            )
            for one in state.source.translations.all
            for block in one.blocks().values()
        }
        for state in (before, after)
    )
    return tuple(_compare(old, new))


def _compare(old: Mapping[str, _Record], new: Mapping[str, _Record]) -> Iterator[RecordChange]:
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        if before and after:
            if found := tuple(_differences(before.values, after.values)):
                yield RecordChange(key=key, name=after.name, what="changed", differences=found)
        elif after:
            yield RecordChange(key=key, name=after.name, what="added")
        elif before:
            yield RecordChange(key=key, name=before.name, what="removed")


def _differences(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for field in dict.fromkeys((*new, *old)):
        if old.get(field, "") != new.get(field, ""):
            yield field, old.get(field, ""), new.get(field, "")


def _values(work: Work) -> Mapping[str, str]:
    named = {field.name: _text(getattr(work, field.name)) for field in fields(work)}
    del named["other"]
    return named | dict(work.other)


def _name(name: Name) -> Mapping[str, str]:
    forms = _text(f"{form} ({language})" for language, form in name.forms)
    return {"kind": name.kind.value, "name": name.canonical, "forms": forms}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else _joined(value)


def _joined(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))
