# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Claims are in the head of the page that has them, as data and not as a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from lxml.html import HtmlElement

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

CHAPTER = "chapters/02-weather"
CLAIM = """
:::{claim} on most days of the year
:id: rain
:type: statistic
:ascribed-to: the keeper </script><script>alert(1)</script>
It rains.
:::
"""


def with_claim(edition: Edition) -> Built:
    edition.replace(f"{CHAPTER}.md", "year.[^3]\n", f"year.[^3]\n{CLAIM}")
    return edition.build()


def claim_of(block: HtmlElement) -> dict[str, Any]:
    (claim,) = (one for one in json.loads(block.text)["@graph"] if one["@type"] == "Claim")
    return dict(claim)


def test_the_page_has_the_claims_as_data(edition: Edition) -> None:
    built = with_claim(edition)
    assert built.warnings == ()
    (block,) = built.page(CHAPTER).xpath("//script[not(@src)]")
    assert block.get("type") == "application/ld+json"
    assert block.getparent().tag == "head"
    claim = claim_of(block)
    assert claim["text"] == "on most days of the year"
    assert claim["author"] == "the keeper </script><script>alert(1)</script>"
    assert claim["appearance"] == "Lenova Review 1 (1901), par. 2.1"


def test_pages_without_claims_have_no_data(edition: Edition) -> None:
    built = with_claim(edition)
    assert built.page("chapters/01-bridges").xpath("//script[not(@src)]") == []


def test_an_edit_of_the_claim_is_on_the_page(edition: Edition) -> None:
    with_claim(edition)
    edition.replace(f"{CHAPTER}.md", "the keeper </script><script>alert(1)</script>", "the keeper")
    (block,) = edition.build().page(CHAPTER).xpath("//script[not(@src)]")
    assert claim_of(block)["author"] == "the keeper"


def test_the_book_has_none(edition: Edition) -> None:
    edition.replace(f"{CHAPTER}.md", "year.[^3]\n", f"year.[^3]\n{CLAIM}")
    book, _ = sorted(edition.build("epub").folder.glob("*.epub"), key=lambda one: len(one.name))
    with ZipFile(book) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]
    assert len(pages) > 3
    assert not any(b"ld+json" in page for page in pages)
