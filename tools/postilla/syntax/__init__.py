# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Between an author's text and the model: strings in, values out, and back."""
