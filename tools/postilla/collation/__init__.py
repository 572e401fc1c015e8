# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Witnesses held against the text: what text and apparatus give, and what else they have."""
