# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The PDF: a writer from document tree to Typst, a template, and Typst's compiler."""

from __future__ import annotations

from postilla.builders.pdf.builder import setup_builder

__all__ = ["setup_builder"]
