# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Values as the scripts of the site, and the pages themselves, can hold them."""

from __future__ import annotations

import json
from typing import Final

_ESCAPED: Final = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def literal(value: object) -> str:
    r"""Write a value as a literal.

    :param value: what JSON can hold.
    :return: JSON (RFC 8259) that is an expression of JavaScript, too, of any edition, and in which
        no page sees markup, for it has no ``<``.

    >>> literal({"a": ["<b>", 1]})
    '{"a":["\\u003cb>",1]}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
