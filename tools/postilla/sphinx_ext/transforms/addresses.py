# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Printed web addresses as links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms import SphinxTransform

from postilla.model.identifiers import IdKind, kind_of
from postilla.sphinx_ext.nodes import annotation, annotation_call, mark, transmitted
from postilla.sphinx_ext.transforms.entries import Entries

_ADDRESS = re.compile(r"https?://[^\s<>“”«»„\"]+")
_TRAILING = re.compile(r"[.,;:!?'’*_]+$")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_APART = (annotation, annotation_call, mark, nodes.footnote_reference, nodes.reference)
_Link = tuple[int, int, str]
"""Start and end (exclusive, in code points) of an address in some text, and where it leads."""
_URI_CHARACTERS: Final = ":/?#[]@!$&'()*+,;=%-._~"
"""What RFC 3986 lets stand in a URI; all else is percent-encoded."""


class Addresses(SphinxTransform):
    """Makes links of the web addresses in notes and entries; their characters stay.

    An address that the transcript damaged leads where the restored one does, in both readings.
    """

    default_priority = Entries.default_priority + 1
    """After ``Notes`` and ``Entries``, which make the notes and entries known as such, and
    ``Annotations``, which cuts words into segments: each segment becomes a link of its own."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        for place in list(self.document.findall(nodes.Element)):
            if any(kind_of(name) in (IdKind.NOTE, IdKind.ENTRY) for name in place["ids"]):
                _link(list(_texts(place)))


def _texts(node: nodes.Node) -> Iterator[tuple[nodes.Text, bool]]:
    """Give the words of a note or entry, and whether they count as the address is looked for."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child, not isinstance(child.parent, transmitted)
        elif not isinstance(child, _APART):
            yield from _texts(child)


def _link(texts: Sequence[tuple[nodes.Text, bool]]) -> None:
    whole = "".join(text for text, counts in texts if counts)
    addresses = [
        (start, end, quote(whole[start:end], safe=_URI_CHARACTERS))
        for start, end in (find_addresses(whole) if "://" in whole else ())
    ]
    offset = number = 0
    for text, counts in texts:
        while number < len(addresses) and addresses[number][1] <= offset:
            number += 1
        if not counts:
            inside = number < len(addresses) and addresses[number][0] <= offset
            here = [(0, len(text), addresses[number][2])] if inside else []
        else:
            here = _within(addresses, number, offset, offset + len(text))
            offset += len(text)
        if here:
            text.parent.replace(text, list(_linked(str(text), here)))


def _within(addresses: Sequence[_Link], number: int, start: int, end: int) -> list[_Link]:
    """Cut addresses, from a number on, to a run of characters and count from its beginning."""
    found: list[_Link] = []
    for first, last, uri in islice(addresses, number, None):
        if first >= end:
            break
        found.append((max(first, start) - start, min(last, end) - start, uri))
    return found


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


def _linked(text: str, addresses: Sequence[_Link]) -> Iterator[nodes.Node]:
    position = 0
    for start, end, uri in addresses:
        if start > position:
            yield nodes.Text(text[position:start])
        yield nodes.reference("", text[start:end], refuri=uri)
        position = end
    if position < len(text):
        yield nodes.Text(text[position:])
