# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The examples in docstrings."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from postilla.builders.pdf import names, source


@pytest.mark.parametrize("module", [names, source])
def test_examples_hold(module: ModuleType) -> None:
    results = doctest.testmod(module)
    assert results.attempted
    assert not results.failed
