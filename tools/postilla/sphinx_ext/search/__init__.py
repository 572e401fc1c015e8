# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Search: what each document has to be found, noted as it is read; the index, made at the end."""
