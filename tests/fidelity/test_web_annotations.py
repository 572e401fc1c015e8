# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The annotations as data quote the text and say what the source says, or the proof tells it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from postilla.fidelity.commentary import Comment, comments_of
from postilla.fidelity.web_annotations import verify_annotations
from postilla.model.block import Chapter
from postilla.syntax.reader import read_chapter

if TYPE_CHECKING:
    from tests.this_edition import BuiltEdition

ID = "continuous-sporadic"
PATH = "build/annotations/a.jsonld"


@pytest.fixture(scope="module")
def data(built_edition: BuiltEdition) -> bytes:
    return (built_edition.root / "build/annotations/rusad-13-2025.jsonld").read_bytes()


@pytest.fixture(scope="module")
def source(built_edition: BuiltEdition) -> tuple[Sequence[Chapter], Sequence[Comment]]:
    paths = sorted((built_edition.root / "source" / "chapters").glob("*.md"))
    read = [read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name) for path in paths]
    comments = comments_of(one for chapter in read for one in chapter.annotations)
    return [one.chapter for one in read], list(comments)


Source = tuple[Sequence[Chapter], Sequence[Comment]]


def told(data: bytes, source: Source) -> list[tuple[str, str]]:
    found = verify_annotations(data, *source, PATH)
    assert {one.position.path for one in found} <= {PATH}
    return [(one.code, one.message) for one in found]


def test_those_of_this_edition(data: bytes, source: Source) -> None:
    assert told(data, source) == []


def quote(item: Any) -> Any:
    return item["target"]["selector"]["refinedBy"][0]


def place(item: Any) -> Any:
    return item["target"]["selector"]["refinedBy"][1]


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (lambda item: quote(item).update(exact="Sporadic"), "quotation", "quotes “Sporadic”"),
        (lambda item: quote(item).update(prefix="Nowhere "), "quotation", ID),
        (lambda item: quote(item).update(suffix=" nowhere"), "quotation", ID),
        (lambda item: place(item).update(start=place(item)["start"] + 1), "quotation", ID),
        (lambda item: item["body"][0].update(value="<p>Words</p>"), "commentary", "lacks “Both"),
        (lambda item: item.update(id="urn:x#other"), "commentary", "is missing"),
        (lambda item: item.update(target={"selector": {"refinedBy": [{}]}}), "markup", "KeyError"),
    ],
)
def test_what_differs_is_told(
    data: bytes, source: Source, change: Callable[[Any], object], code: str, said: str
) -> None:
    content = json.loads(data)
    (item,) = (one for one in content["first"]["items"] if one["id"].endswith(f"#{ID}"))
    change(item)
    ((found, message),) = told(json.dumps(content).encode(), source)
    assert found == f"product/{code}"
    assert said in message


@pytest.mark.parametrize(
    "broken",
    [
        b"{",
        b"{}",
        b"[]",
        b'{"total": 1, "first": {"items": [3]}}',
        b'{"total": 2, "first": {"items": [{}]}}',
        b"\xff",
    ],
)
def test_what_is_no_collection(broken: bytes, source: Source) -> None:
    ((code, _),) = told(broken, source)
    assert code == "product/markup"


def test_an_edition_without_annotations() -> None:
    assert verify_annotations(b'{"total": 0}', (), (), PATH) == ()


def test_what_is_missing(source: Source) -> None:
    ((code, _),) = told(b"", source)
    assert code == "product/missing"
