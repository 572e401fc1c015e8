# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Validators that need more than the tests do: ``make validate`` runs them on what was built."""
