# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The importer as tests call it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from postilla.importer.derive import Derivation, derive

Derive = Callable[..., Derivation]
"""Derives from the text of a transcript and, if there is one, of a recipe."""


@pytest.fixture(scope="session")
def derived() -> Derive:
    """Give the importer as a function of two texts."""

    def run(transcript: str, recipe: str = "") -> Derivation:
        return derive(
            transcript.encode(), recipe, witness_path="transcript.txt", recipe_path="recipe.toml"
        )

    return run
