# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of the reading site's interface, and their catalogues in other languages."""
