# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which words of a translation render which of the text: a proposal for a person to correct.

It looks at lengths and kinds alone; texts and values in, texts and values out.
"""
