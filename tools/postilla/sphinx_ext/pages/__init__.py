# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages made from the annotations of the whole edition, one module a page."""
