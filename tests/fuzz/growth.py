# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How the time of readers grows with texts made to take long: four times the text, how much."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from tests.fuzz.targets import TARGETS

Bomb = tuple[str, Callable[[int], str]]
"""The target, and a text of some size."""

_PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
_FORMS = '[[name]]\nid = "a"\nkind = "place"\nname = "A"\nforms.en = [{}]\n'
_BLOCK = "{#p-9-1}\nmist\n\n"


def _lines(piece: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: "".join(map(piece, range(size)))


BOMBS: Final[Mapping[str, Bomb]] = MappingProxyType(
    {
        "brackets": ("chapter", lambda n: "[" * n),
        "images": ("chapter", lambda n: "![[" * n),
        "note marks": ("chapter", lambda n: "[^" * n),
        "emphasis": ("chapter", lambda n: "*" * n + "a" + "*" * n),
        "emphasis, mixed": ("chapter", lambda n: "*a_b " * n + "c_ d*" * n),
        "quotations": ("chapter", lambda n: "> " * n + "a"),
        "lists": ("chapter", lambda n: "- " * n + "a"),
        "code": ("chapter", lambda n: "".join("`" * i + " " for i in range(1, int(n**0.5) * 2))),
        "HTML": ("chapter", lambda n: "<a b=" * n),
        "attributes": ("chapter", lambda n: "[a]{" * n),
        "roles": ("chapter", lambda n: "{a}`" * n),
        "definitions": ("chapter", _lines(lambda i: f"[{i}]: b\n")),
        "notes": ("chapter", _lines(lambda i: f"[^{i}]: b\n\n")),
        "tables": ("page, all checks", lambda n: "a|" * n + "\n" + "-|" * n + "\n" + "a\n" * n),
        "refused links": ("page, all checks", _lines(lambda i: f"[a](b:{i})\n")),
        "directives": (
            "page, all checks",
            lambda n: "".join(":" * (i + 3) + "{note}\n" for i in range(int(n**0.5), 0, -1)),
        ),
        "fields": ("chapter, all checks", lambda n: f"{_BLOCK}:::{{claim}} mist\n{':a: b' * n}\n"),
        "blanks in a field": (
            "chapter",
            lambda n: ":::{claim} a\n:by:" + " \t" * n + "x" + "\n:::",
        ),
        "annotations": (
            "chapter, all checks",
            lambda n: _BLOCK + _lines(lambda i: f":::{{claim}} mist\n:id: a{i}\n:::\n\n")(n),
        ),
        "blocks": ("chapter, all checks", _lines(lambda i: f"{{#p-9-{i}}}\na\n\n")),
        "quotation": ("quotation", lambda n: "a … b\n" + "a " * n + "b"),
        "quotation, never found": ("quotation", lambda n: "a " * n + "b\n" + "a " * n),
        "alignments": (
            "translation, all checks",
            _lines(lambda i: f"{{#p-1-{i}}}\na\n\n{{align}}`1`\n\n"),
        ),
        "messages": (
            "catalogue",
            lambda n: _PO + _lines(lambda i: f'msgid "{i}"\nmsgstr "a"\n')(n),
        ),
        "plural forms": ("catalogue", lambda n: f'{_PO}"Plural-Forms: nplurals={n}00000;\\n"\n'),
        "entries": ("refs.bib", _lines(lambda i: f"@misc{{a{i}, title={{a}}}}\n")),
        "braces": ("refs.bib", lambda n: "@misc{a, title={" + "{" * n),
        "arrays": ("names.toml", lambda n: "a=" + "[" * n),
        "dotted keys": ("names.toml", lambda n: "a" + ".a" * n + "=1"),
        "digits": ("names.toml", lambda n: "a=" + "1" * n),
        "forms": ("names.toml", lambda n: _FORMS.format(", ".join(f'"A{i}"' for i in range(n)))),
        "tables in TOML": ("names.toml", lambda n: "[[name]]\n" * n),
        "words": ("transcript", lambda n: "The mist of the river. " * n),
        "page marks": ("transcript", _lines(lambda i: f"The mist\n\n|{i}|\n\n")),
    }
)
"""Name -> bomb."""
SIZE: Final = 1_000


def growth_table(size: int = SIZE) -> str:
    """Measure each bomb, and one four times as large; give a table."""
    row = "{:<26}{:>13}{:>13}{:>9}"
    lines = [row.format("bomb", "1 x, ms", "4 x, ms", "growth")]
    for name, (target, make) in BOMBS.items():
        small, large = (_milliseconds(target, make(n)) for n in (size, 4 * size))
        growth = f"{large / small:.1f}" if large > 20 else "-"
        lines.append(row.format(name, f"{small:.1f}", f"{large:.1f}", growth))
    return "\n".join(lines)


def _milliseconds(target: str, text: str) -> float:
    start = time.perf_counter()
    TARGETS[target].check(text)
    return 1000 * (time.perf_counter() - start)
