# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What mends a product: never an edit of it."""

from __future__ import annotations

from typing import Final

ANEW: Final = "Run “make” to build it anew."
"""The hint of the findings that are about a product alone."""
