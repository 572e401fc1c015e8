# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which files are the edition's text, and what the others are."""

from __future__ import annotations

from enum import Enum

from postilla.model.tree import (
    EDITION,
    LOCALE,
    LOCK,
    NAMES,
    PICTURES,
    RECIPE,
    REFERENCES,
    SOURCE,
    WITNESS,
    is_parallel,
)

RETIRED = "source/retired.toml"
HISTORY = "source/history.toml"

_DATA = frozenset({REFERENCES, NAMES, RETIRED})
_OWN = {EDITION: "facts", RECIPE: "recipe", LOCK: "lock", HISTORY: "history"}
_AUTOMATION = (".github/", ".gitlab", ".ci/", ".pre-commit")
_ABOUT = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff", "REUSE.toml", "LICENSES/")


class Area(Enum):
    """What a file of a repository is to the edition."""

    TEXT = "text"
    """What contributors write: chapters, pages, translations, works, names. It is checked line by
    line, and can run nothing."""
    WITNESS = "witness"
    RECIPE = "recipe"
    LOCK = "lock"
    FACTS = "facts"
    """``edition.toml``: licence, permissions, addresses."""
    HISTORY = "history"
    """``history.toml``, which a release writes."""
    UNKNOWN = "unknown"
    """Something else below ``source/``."""
    AUTOMATION = "automation"
    """What runs on a pull request."""
    ABOUT = "about"
    """What tells about the repository, and runs nowhere."""
    CODE = "code"
    """Everything else: it could run."""

    @property
    def is_data(self) -> bool:
        """Whether it lies below ``source/``: the toolchain reads it and never runs it."""
        return self not in (Area.AUTOMATION, Area.ABOUT, Area.CODE)


def area_of(path: str) -> Area:
    """Say what a file is.

    :param path: relative to the edition's root.
    :return: its area; what is not known to be text is not text.

    >>> area_of("source/chapters/01-a.md"), area_of("conf.py")
    (<Area.TEXT: 'text'>, <Area.CODE: 'code'>)
    """
    if path in _OWN:
        return Area(_OWN[path])
    if path.startswith((f"{WITNESS}/", f"{PICTURES}/")):  # which are the witness's
        return Area.WITNESS
    if path.startswith(f"{SOURCE}/"):
        return Area.TEXT if _is_text(path) else Area.UNKNOWN
    if path.startswith(_AUTOMATION):
        return Area.AUTOMATION
    return Area.ABOUT if path.startswith(_ABOUT) else Area.CODE


def _is_text(path: str) -> bool:
    in_catalogues = path.startswith(f"{LOCALE}/") and path.endswith(".po")
    return path in _DATA or path.endswith(".md") or is_parallel(path) or in_catalogues
