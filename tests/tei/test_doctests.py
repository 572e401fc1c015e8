# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The examples in the documentation of the modules."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from postilla.model import keywords, labels, licence
from postilla.tei import biblstruct, names, pointers, profile, taxonomies


@pytest.mark.parametrize(
    "module", [biblstruct, keywords, labels, licence, names, pointers, profile, taxonomies]
)
def test_examples_hold(module: ModuleType) -> None:
    results = doctest.testmod(module)
    assert results.attempted
    assert not results.failed
