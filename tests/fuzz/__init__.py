# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever anybody writes, the readers give findings, and never an error of the program."""
