# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whole editions of other texts, made up for the tests: from the witness to a release."""
