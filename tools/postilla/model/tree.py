# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where the files of an edition lie, as paths relative to its root, with forward slashes."""

from __future__ import annotations

from typing import Final

SOURCE: Final = "source"
CHAPTERS: Final = "source/chapters"
EDITION: Final = "source/edition.toml"
REFERENCES: Final = "source/refs.bib"
LOCALE: Final = "source/locale"
WITNESS: Final = "source/witness"
RECIPE: Final = "source/witness/recipe.toml"
LOCK: Final = "source/witness/base.lock"


def chapter_path(name: str) -> str:
    """Say where a chapter lies.

    :param name: the chapter's name.
    :return: its file, relative to the edition's root.
    """
    return f"{CHAPTERS}/{name}.md"
