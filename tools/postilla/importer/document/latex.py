# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""LaTeX, marked before pandoc reads it: it numbers notes anew and drops commands it knows not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from postilla.importer.document.marks import MarkKind, mark
from postilla.importer.document.pandoc import read_with_pandoc
from postilla.importer.document.plain_text import decode
from postilla.importer.document.source import Source
from postilla.importer.document.syntax_tree import read_syntax_tree
from postilla.importer.document.words import SourceWords

_NOTE: Final = re.compile(r"\\footnote\s*\[\s*(?P<mark>[^\]\s]+)\s*\]\s*\{")
_PAGE: Final = re.compile(r"\\(?:pb|pagenum|pagebreakmark|originalpage)\{(?P<number>[\w.-]+)\}\s?")
"""Commands by which authors of editions note where a printed page begins."""
_COMMENT: Final = re.compile(r"(?<!\\)%[^\n]*")
_BODY: Final = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.DOTALL)
_NO_WORDS: Final = re.compile(
    r"\\(?:begin|end|label|ref|pageref|eqref|autoref|cref|Cref|input|include|includegraphics"
    r"|bibliography|bibliographystyle|usepackage|documentclass|pagestyle|thispagestyle|vspace"
    r"|hspace|setcounter|addtocounter|foreignlanguage|selectlanguage|hyphenation|nocite"
    r"|[a-zA-Z]*cite[a-zA-Z]*\*?)"
    r"(?:\s*\[[^\]]*\])*\s*\{[^{}]*\}"
)
_MATH: Final = re.compile(
    r"(?<!\\)\$\$.+?(?<!\\)\$\$|(?<!\\)\$[^$]+?(?<!\\)\$|\\\(.+?\\\)|\\\[.+?\\\]"
    r"|\\begin\{(?P<name>(?:equation|align|gather|multline|eqnarray|displaymath|math)\*?)\}"
    r".+?\\end\{(?P=name)\}",
    re.DOTALL,
)
"""Formulas: pandoc keeps them, and writes their parts as it likes."""
_COLUMNS: Final = re.compile(
    r"\\begin\{(?:tabular|longtable)\}(?:\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}"
    r"|\\multicolumn\{\d+\}\{[^{}]*\}|\\multirow\{[^{}]*\}\{[^{}]*\}"
)
"""The beginning of a table, which names how its columns stand."""
_DEFINITION: Final = re.compile(
    r"\\(?:def|(?:re|provide)?newcommand\*?)\s*\{?\\[a-zA-Z]+\}?(?:\[[^\]]*\])*"
    r"\{(?:[^{}]|\{[^{}]*\})*\}"
)
_TABLE_FOOT: Final = re.compile(r"\\end(?:last)?foot\b")
"""After it pandoc loses the first cell of the table's first row."""
_COMMAND: Final = re.compile(r"\\[a-zA-Z]+\*?(?:\[[^\]]*\])?")


def read_latex(data: bytes, path: str, bibliography: str) -> Source:
    """Read LaTeX.

    :param data: UTF-8.
    :param path: its name in errors.
    :param bibliography: BibTeX of works that it cites by key.
    :return: the document and its words.
    :raises PostillaError: when it can't be read.
    """
    text = decode(data, path)
    marked = _PAGE.sub(lambda one: mark(MarkKind.PAGE, one["number"]), text)
    marked = _NOTE.sub(lambda one: mark(MarkKind.NOTE, one["mark"]) + r"\footnote{", marked)
    marked = _TABLE_FOOT.sub("", marked)
    tree = read_with_pandoc(marked.encode(), "latex-smart", path, bibliography=bibliography)
    _open_quotes(tree)
    return Source(read_syntax_tree(tree, path), tuple(_words(text)), has_lines=True)


def _open_quotes(tree: Any) -> None:
    """Write quotation marks that open as LaTeX sets them; of all others pandoc does so itself."""
    left = [tree]
    while left:
        one = left.pop()
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            if one.get("t") == "Str":
                one["c"] = one["c"].replace("``", "“").replace("`", "‘")
            left += one.values()


def _words(text: str) -> Iterator[SourceWords]:
    """Give the words, line by line: what is no command and no argument that is a name."""
    text = _COMMENT.sub("", text)
    body = _BODY.search(text)
    start = body.start(1) if body else 0
    first = text.count("\n", 0, start) + 1
    words = body[1] if body else text
    words = _PAGE.sub("", words)
    for pattern in (_MATH, _DEFINITION, _COLUMNS, _NO_WORDS, _COMMAND):
        words = pattern.sub(lambda found: " " + "\n" * found.group().count("\n"), words)
    words = words.replace("~", " ").replace("\\-", "").replace("{", "").replace("}", "")
    for number, line in enumerate(words.split("\n"), first):
        yield SourceWords(line, number)
