# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pages do not stay in memory, and to look for them costs no more in a large edition."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from docutils import nodes
from docutils.utils import new_document

from postilla.builders.pages import page_by_page, write_pages

if TYPE_CHECKING:
    from sphinx.builders import Builder


def test_a_page_is_gone_before_the_next_one_is_resolved() -> None:
    pages: list[weakref.ref[nodes.document]] = []
    alive: list[int] = []

    def resolve(docname: str, *_: object, **__: object) -> nodes.document:
        alive.append(sum(page() is not None for page in pages))
        document = new_document(docname)
        document += nodes.paragraph("", docname)  # which names the document, as it does this
        pages.append(weakref.ref(document))
        return document

    def write(docname: str, document: nodes.document) -> None:
        assert document.astext() == docname
        gc.collect(0)  # as Python does by itself: what is in use is then among the older objects

    builder = SimpleNamespace(
        env=SimpleNamespace(get_and_resolve_doctree=resolve),
        tags=None,
        write_doc_serialized=write,
        write_doc=write,
    )
    gc.collect()
    with page_by_page():
        write_pages(cast("Builder", builder), ["a", "b", "c"])
    assert alive == [0, 0, 0]
    assert [page() for page in pages] == [None, None, None]


@pytest.fixture
def eager() -> Iterator[None]:
    """Have Python look through all that is there very often."""
    before = gc.get_threshold()
    gc.collect()
    gc.set_threshold(100, 1, 1)
    yield
    gc.set_threshold(*before)


def looks_at_all() -> int:
    """Count how often Python has looked through all that was there."""
    before: int = gc.get_stats()[2]["collections"]
    kept = [[number] for number in range(1_500_000)]
    assert kept[-1] == [1_499_999]
    after: int = gc.get_stats()[2]["collections"]
    return after - before


@pytest.mark.usefixtures("eager")
def test_what_stays_is_not_looked_at_again_and_again() -> None:
    with page_by_page():
        assert looks_at_all() == 0
    assert looks_at_all() > 0
