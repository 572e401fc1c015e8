# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Importing again: ids, annotations and people's corrections outlive a corrected witness."""
