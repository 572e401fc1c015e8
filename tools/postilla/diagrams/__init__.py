# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pictures made of text: values in, SVG out, the same for the same values."""
