# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How each node is written, by theme; :mod:`.table` brings them together."""
