# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How each attack is tried on the products, once the check is switched off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.names import read_names
from tests.attacks.corpus import ATTACKS, Attack

READERS: Final[Mapping[str, Callable[[str, str], object]]] = MappingProxyType(
    {"edition.toml": read_edition, "refs.bib": read_bibtex, "names.toml": read_names}
)
"""File below ``source/`` -> what reads it, in the check and in the build."""
TAKES_LONG: Final = ("nesting", "regex", "size")
"""Groups that could only hold the build up, which reads no text beyond the bounds."""
STOPS: Final = (
    *("unseen/not-utf-8", "unseen/overlong", "roles/work-text"),
    *("paths/link-chapter", "paths/link-names", "paths/link-dead", "paths/bytes"),
    *("paths/escape", "paths/line-feed", "look-alikes/brackets"),
)
"""The file can't be read or named, the TEI refuses it, or the PDF has no such letter."""
SETTINGS: Final = ("paths/python",)
"""Beside the chapters the build reads no settings; those of this test lie there."""


def kind(attack: Attack) -> str:
    """Say how an attack is tried on the products, a key of :data:`WAYS`."""
    paths = {change.path for change in attack.changes}
    if any(path.startswith("locale/") for path in paths):
        return "catalogue"
    if any(path.startswith("witness/") for path in paths):
        return "not read"
    if attack.name in STOPS:
        return "stops"
    if attack.group in TAKES_LONG:
        return "bounds"
    if attack.refused and paths & set(READERS):
        return "data"
    if attack.name in SETTINGS:
        return "settings"
    return "refused" if attack.refused else "text"


def of(name: str) -> list[Attack]:
    return [attack for attack in ATTACKS.values() if kind(attack) == name]


WAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "refused": "the page is not shown; shown all the same, it does nothing",
        "text": "shown as it is written, in every product",
        "data": "the build stops at the file",
        "catalogue": "the message is left out; put in all the same, it does nothing",
        "bounds": "not parsed by the build either",
        "stops": "the build stops",
        "settings": "not read by the build",
        "not read": "not read by the build, and found by the proof",
    }
)
"""How an attack is tried -> what becomes of it."""
