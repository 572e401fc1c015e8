# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a part is, and how something is put in the place of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part, how it is switched off, and where that is noticed."""

    switch_off: Callable[[], None]
    tests: tuple[str, ...]


def replace(place: str, new: object) -> None:
    """Put something in the place of ``module:name`` or ``module:Class.name``.

    :param place: where something is.
    :param new: what is to be there.
    :raises AttributeError: when nothing is there: a part that has another name now.
    """
    home, name = _found(place)
    getattr(home, name)
    setattr(home, name, new)


def _found(place: str) -> tuple[Any, str]:
    module, _, path = place.partition(":")
    *around, name = path.split(".")
    home: Any = import_module(module)
    for step in around:
        home = getattr(home, step)
    return home, name
