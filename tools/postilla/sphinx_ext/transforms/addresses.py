# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Printed web addresses as links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms import SphinxTransform

from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.transforms.entries import Entries

_ADDRESS = re.compile(r"https?://[^\s<>“”«»„\"]+")
_TRAILING = re.compile(r"[.,;:!?'’*_]+$")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_URI_CHARACTERS: Final = ":/?#[]@!$&'()*+,;=%-._~"
"""What RFC 3986 lets stand in a URI; all else is percent-encoded."""


class Addresses(SphinxTransform):
    """Makes links of the web addresses in notes and entries; their characters stay."""

    default_priority = Entries.default_priority + 1
    """After ``Notes`` and ``Entries``, which make the notes and entries known as such."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        for place in list(self.document.findall(nodes.Element)):
            if any(kind_of(name) in (IdKind.NOTE, IdKind.ENTRY) for name in place["ids"]):
                for text in list(place.findall(nodes.Text)):
                    if "://" in text and not isinstance(text.parent, nodes.reference):
                        text.parent.replace(text, list(_linked(str(text))))


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find web addresses in running text.

    :param text: the text.
    :return: start and end (exclusive) of each, without the punctuation of the sentence.
    """
    for match in _ADDRESS.finditer(text):
        address = match.group()
        while True:
            kept = _TRAILING.sub("", address)
            if kept and kept[-1] in _PAIRS and kept.count(kept[-1]) > kept.count(_PAIRS[kept[-1]]):
                kept = kept[:-1]
            if kept == address:
                break
            address = kept
        if not address.endswith("//"):
            yield match.start(), match.start() + len(address)


def _linked(text: str) -> Iterator[nodes.Node]:
    position = 0
    for start, end in find_addresses(text):
        if start > position:
            yield nodes.Text(text[position:start])
        uri = quote(text[start:end], safe=_URI_CHARACTERS)
        yield nodes.reference("", text[start:end], refuri=uri)
        position = end
    if position < len(text):
        yield nodes.Text(text[position:])
