# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Many editions as one site: its first page, its search, its catalogues."""
