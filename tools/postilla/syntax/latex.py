# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
r"""Plain text as LaTeX, and back, as pybtex understands it.

Pybtex and sphinxcontrib-bibtex decode LaTeX in the fields of a bibliography: ``\&`` is an
ampersand, ``--`` a dash, braces vanish. A literal brace can't be written in a way that they
decode; ``\textbraceleft{}`` is read back by this module alone.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from latexcodec.codec import UnicodeLatexIncrementalDecoder

ESCAPES: Final = MappingProxyType(
    {char: f"\\{char}" for char in "%&#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "$": "${}"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
)
_LIGATURE: Final = re.compile(r"([-'`,])(?=\1)|[?!](?=`)")
"""The first of two characters that LaTeX reads as one."""
_CODED: Final = re.compile(r"[\\~%$]|--|''|``|,,|[?!]`")
"""What the codec changes; to decode takes long, and most values have none of it."""
_BRACE: Final = re.compile(r"\\textbrace(left|right)(?![A-Za-z]) ?(?:\{\})?|[{}]")


def escape(text: str) -> str:
    r"""Write plain text so that LaTeX decodes to it.

    >>> print(escape("50% of A & B -- {x}"))
    50\% of A \& B -{}- \textbraceleft{}x\textbraceright{}

    :param text: the text.
    :return: its characters, those escaped that mean something to LaTeX; white space is one blank.
    """
    parts = _LIGATURE.sub(lambda match: match[0] + "\n", " ".join(text.split()))
    return "".join(ESCAPES.get(char, char) for char in parts).replace("\n", "{}")


def unescape(value: str) -> str:
    r"""Read the plain text of a value.

    >>> unescape(r"{K{\"o}ln} 1--2 \& more")
    'Köln 1–2 & more'

    :param value: LaTeX, braces in pairs.
    :return: the text without grouping braces.
    :raises ValueError: when a backslash ends the value.
    """
    return _BRACE.sub(
        lambda match: {"left": "{", "right": "}"}.get(match[1] or "", ""),
        _decode(value) if _CODED.search(value) else value,
    )


def _decode(value: str) -> str:
    decoder = UnicodeLatexIncrementalDecoder()  # type: ignore[no-untyped-call]
    try:
        return decoder.decode(value, final=True)
    except UnicodeDecodeError as error:
        raise ValueError(f"a backslash ends '{value}'") from error
