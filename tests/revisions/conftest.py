# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A scratch repository, made with git itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scratch import Scratch


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """Give an empty repository."""
    return Scratch(tmp_path / "repository")
