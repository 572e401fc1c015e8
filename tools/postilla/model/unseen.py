# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Characters that nobody sees, and that make a text other than it looks.

Written as a number, such as ``&#8203;``, they may stand in a text. What the spelling of some
language needs is not among them: soft hyphen, joiners, the marks of direction, signs before digits.
"""

from __future__ import annotations

from typing import Final

BIDI: Final = r"\u202a-\u202e\u2066-\u2069"
"""Turn the direction of writing; ranges of a character class."""

CONTROL: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""All control characters but the tabulator and line ends; ranges of a character class. Markdown has
no numbers for them."""

FORMAT: Final = (
    r"\u061c\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"
    r"\ufdd0-\ufdef\ufffe\uffff"  # no characters at all, and none of XML
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
"""Space without width, tags and the like; ranges of a character class."""
