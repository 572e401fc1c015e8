# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What can't be seen, against the categories of Unicode."""

from __future__ import annotations

import re
import sys
import unicodedata

from postilla.model.unseen import BIDI, CONTROL, FORMAT

NEEDED = {
    *"\t\n\r",
    "\N{SOFT HYPHEN}",
    "\N{ZERO WIDTH NON-JOINER}",
    "\N{ZERO WIDTH JOINER}",
    "\N{LEFT-TO-RIGHT MARK}",
    "\N{RIGHT-TO-LEFT MARK}",
}
SHAPED = re.compile("[\u0600-\u08ff\U000110bd\U000110cd\U00013430-\U0001345f]")
"""Of the category, but seen: signs before Arabic and Kaithi digits, joins of hieroglyphs."""


def test_all_that_cannot_be_seen_and_nothing_that_a_language_needs() -> None:
    unseen = re.compile(f"[{BIDI}{CONTROL}{FORMAT}]")
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        is_format = unicodedata.category(character) in ("Cc", "Cf")
        if SHAPED.match(character) and character != "\N{ARABIC LETTER MARK}":
            assert not unseen.match(character), hex(number)
        elif is_format:
            assert bool(unseen.match(character)) == (character not in NEEDED), hex(number)
        elif unseen.match(character):
            assert unicodedata.category(character) in ("Cn", "Zl", "Zp"), hex(number)
