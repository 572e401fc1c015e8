# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Blocks in the making: what is done alike with every witness, a transcript or a document."""
