# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the files of an index back to its documents, so that several can be searched as one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import count, takewhile
from typing import Any, Final

from postilla.search.document import Document, Layer, Run
from postilla.search.files import DIGITS

_SCRIPT: Final = re.compile(r'postilla\.search\.receive\("[a-z0-9-]+",(?P<value>.*)\);\n')
_VALUES: Final = {digit: value for value, digit in enumerate(DIGITS)}
_MORE: Final = 32


def documents_of(files: Mapping[str, str], folder: str, title: str) -> Iterator[Document]:
    """Read the documents of an edition.

    :param files: name -> text, as :func:`~postilla.search.files.index_files` writes them.
    :param folder: where its site lies in that of the collection.
    :param title: of the edition, which stands behind the titles of its pages.
    :return: them, in reading order; words of several languages have the first of them.
    :raises ValueError: when these are no files of an index.
    """
    index = _value(files, "index")
    layers, languages = decoded(index["layerOf"]), decoded(index["languagesOf"])
    others = decoded(index["isOtherReading"])
    last: Document | None = None
    for number, (page, identifier, label, text) in enumerate(_texts(files)):
        language = index["languages"][languages[number]].partition(" ")[0]
        run = (Run(text, language),)
        if others[number] and last is not None:
            yield _read_otherwise(last, run)
            last = None
            continue
        if last is not None:
            yield last
        address, name = index["pages"][page]
        last = Document(
            page=f"{folder}/{address}",
            title=f"{name} · {title}",
            id=identifier,
            layer=Layer(index["layers"][layers[number]]),
            label=label,
            text=run,
        )
    if last is not None:
        yield last


def _read_otherwise(document: Document, run: tuple[Run, ...]) -> Document:
    return Document(
        page=document.page,
        title=document.title,
        id=document.id,
        layer=document.layer,
        label=document.label,
        text=document.text,
        other_text=run,
    )


def decoded(digits: str) -> list[int]:
    """Read numbers, the other way round of :func:`~postilla.search.files.encoded`.

    >>> decoded("AfgBof")
    [0, 31, 32, 1000]
    """
    numbers = []
    number = shift = 0
    for digit in digits:
        value = _VALUES[digit]
        number += (value % _MORE) << shift
        shift += 5
        if value < _MORE:
            numbers.append(number)
            number = shift = 0
    return numbers


def _texts(files: Mapping[str, str]) -> Iterator[Any]:
    for name in takewhile(lambda name: f"{name}.js" in files, (f"texts-{n}" for n in count())):
        yield from _value(files, name)


def _value(files: Mapping[str, str], name: str) -> Any:
    found = _SCRIPT.fullmatch(files.get(f"{name}.js", ""))
    if found is None:
        raise ValueError(name)
    return json.loads(found["value"])
