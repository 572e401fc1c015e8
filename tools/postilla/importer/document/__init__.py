# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Structured documents: what a word processor, a typesetter or an archive has kept of a text."""
