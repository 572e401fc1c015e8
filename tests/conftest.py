# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What all tests share: Hypothesis gives the same examples in every run, and never times one."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("postilla", deadline=None, derandomize=True, database=None)
settings.load_profile("postilla")
