# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Transcripts of printed pages: from lines to blocks, by general rules.

witness -> segmentation -> foot, pages -> assembly -> reading (tokens, calls, sentences) -> naming
"""
