# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The examples in the documentation of the bibliography's modules."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from postilla.importer.bibliography import fold, keys, language, names
from postilla.syntax import bibtex_names, latex


@pytest.mark.parametrize("module", [fold, keys, language, names, bibtex_names, latex])
def test_examples_hold(module: ModuleType) -> None:
    results = doctest.testmod(module)
    assert results.attempted
    assert not results.failed
