# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a pull request would change in the edition, from two trees of files to a report.

Values in, text out: git is asked, and files are written, by the commands.
"""
