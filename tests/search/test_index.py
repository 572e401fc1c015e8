# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The index has each word with all its places, and its files say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.search import files
from postilla.search.document import Document, Layer, Run
from postilla.search.files import encoded, index_files
from postilla.search.fold import letters, words
from postilla.search.index import Index, build_index
from tests.conftest import Golden
from tests.search.cases import TEXT

HERE = Path(__file__).parent
DOCUMENTS = (
    Document(
        page="chapters/01.html",
        title="The <harbour>",
        id="p-1-1",
        layer=Layer.TEXT,
        label="par. 1.1",
        text=(Run("A long-", "en"), Run("term IŞIK\n", "tr"), Run(" and ISI.", "tr")),
        other_text=(Run("A longterm IŞIK and ISI.", "en"),),
    ),
    Document(
        page="chapters/01.html",
        title="The <harbour>",
        id="fn-1",
        layer=Layer.NOTE,
        label="n. 1",
        text=(Run("Işık, a term </script>\u2028", "en"),),
    ),
)

RUN = st.builds(Run, TEXT, st.sampled_from(["en", "tr", "ru"]))


def document(number: int, runs: list[Run]) -> Document:
    return Document(
        page=f"{number % 3}.html",
        title="",
        id=f"p-{number}",
        layer=Layer.TEXT,
        label="",
        text=tuple(runs),
    )


def value(script: str) -> Any:
    found = re.fullmatch(r'postilla\.search\.receive\("[a-z0-9-]+",(.*)\);\n', script)
    assert found
    return json.loads(found[1])


def decoded(text: str) -> Iterator[int]:
    number = shift = 0
    for digit in text:
        place = files.DIGITS.index(digit)
        number += (place & 31) << shift
        shift += 5
        if place < 32:
            yield number
            number = shift = 0


def test_files_are_golden(golden: Golden) -> None:
    for name, text in index_files(build_index(DOCUMENTS)).items():
        golden(HERE / "golden" / name, text)


def test_nothing_ends_a_script() -> None:
    text = "".join(index_files(build_index(DOCUMENTS)).values())
    assert not set("<\u2028\u2029") & set(text)


def test_other_readings_come_right_after_the_first() -> None:
    entries = build_index(DOCUMENTS).entries
    assert [(one.id, one.is_other_reading) for one in entries] == [
        ("p-1-1", False),
        ("p-1-1", True),
        ("fn-1", False),
    ]


@given(st.lists(st.lists(RUN, max_size=4), max_size=6))
def test_each_word_is_at_its_places(texts: list[list[Run]]) -> None:
    index = build_index(document(number, runs) for number, runs in enumerate(texts))
    expected: dict[str, list[tuple[int, int]]] = {}
    for number, entry in enumerate(index.entries):
        found = [letters(entry.text[start:end]) for start, end in words(entry.text)]
        for place, word in enumerate(filter(None, found)):
            expected.setdefault(word, []).append((number, place))
    assert {
        term: sorted(
            (entry, place) for one in spellings for entry, own in one.places for place in own
        )
        for term, spellings in index.terms
    } == expected
    terms = [term.encode("utf-16-be") for term, _ in index.terms]
    assert terms == sorted(terms)


@pytest.mark.parametrize("size", [1, 60, 100_000])
def test_shards_hold_all(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SHARD", size)
    index = build_index(DOCUMENTS)
    written = {name: value(text) for name, text in index_files(index).items()}
    contents = written["index.js"]
    shards = [written[f"words-{number}.js"] for number in range(len(contents["words"]))]
    assert [shard[0][0] for shard in shards] == contents["words"]
    assert [row[0] for shard in shards for row in shard] == [term for term, _ in index.terms]
    counts = list(decoded(contents["texts"]))
    texts = [written[f"texts-{number}.js"] for number in range(len(counts))]
    assert [len(shard) for shard in texts] == counts
    assert [row[3] for shard in texts for row in shard] == [one.text for one in index.entries]
    assert len(written) == 1 + len(shards) + len(texts)


@given(st.lists(st.integers(0, 1 << 30)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert list(decoded(encoded(numbers))) == numbers


def test_nothing_has_an_index_too() -> None:
    empty = build_index(())
    assert empty == Index(pages=(), entries=(), terms=())
    assert list(index_files(empty)) == ["index.js"]
