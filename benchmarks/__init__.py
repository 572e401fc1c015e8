# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Measurements, side by side in one run; times are for comparison, never for a test."""
