# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Markdown in pandoc's form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postilla.importer.document.marks import MarkKind, mark
from postilla.importer.document.pandoc import read_with_pandoc
from postilla.importer.document.plain_text import decode
from postilla.importer.document.source import Source
from postilla.importer.document.syntax_tree import read_syntax_tree
from postilla.importer.document.words import SourceWords

_CALL: Final = re.compile(r"(?<!\\)\[\^(?P<mark>[^\]\s]+)\](?!:)")
_DEFINITION: Final = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:", re.MULTILINE)
_CITATION: Final = re.compile(r"\[[^\]\[]*@[\w:.#$%&+?<>~/-]+[^\]\[]*\]|(?<!\w)@[\w:.#$%&+?<>~/-]+")
_METADATA: Final = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_ATTRIBUTES: Final = re.compile(r"(?<=[\])`\w ])\{[#.:=\w\s\"'-]*\}|^:{3,}.*$", re.MULTILINE)
_TARGET: Final = re.compile(r"(?<=\])\([^()\s]*(?:\s\"[^\"]*\")?\)")


def read_markdown(data: bytes, path: str, bibliography: str) -> Source:
    """Read Markdown.

    :param data: UTF-8.
    :param path: its name in errors.
    :param bibliography: BibTeX of works that it cites by key.
    :return: the document and its words.
    :raises PostillaError: when it can't be read.
    """
    text = decode(data, path)
    marked = _CALL.sub(lambda call: _marked(call["mark"]) + call.group(), text)
    reader = "markdown-smart-raw_html-raw_tex"
    tree = read_with_pandoc(marked.encode(), reader, path, bibliography=bibliography)
    return Source(read_syntax_tree(tree, path), tuple(_words(text)), has_lines=True)


def _marked(label: str) -> str:
    return mark(MarkKind.NOTE, label) + mark(MarkKind.KEY, label)


def _words(text: str) -> Iterator[SourceWords]:
    """Give the words, line by line; what is markup by its form is left out."""
    for pattern in (_METADATA, _COMMENT, _CALL, _DEFINITION, _CITATION, _ATTRIBUTES, _TARGET):
        text = pattern.sub(lambda found: "\n" * found.group().count("\n"), text)
    for number, line in enumerate(text.split("\n"), 1):
        yield SourceWords(line, number)
