# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A release of an edition: what it consists of, and what falls short of one.

Nothing here reads or writes a file, or runs a program, save :mod:`postilla.release.programs`.
"""
