# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Reads pages as a reader does."""

from __future__ import annotations

from lxml.html import HtmlElement


def words(element: HtmlElement) -> str:
    """Give the words of an element, single blanks between them."""
    return " ".join(str(element.text_content()).split())


def items(page: HtmlElement, path: str) -> list[str]:
    """Give the words of each element that a path finds."""
    return [words(element) for element in page.xpath(path)]


def fields(record: HtmlElement) -> dict[str, str]:
    """Give what the list of fields of a record says."""
    listed = record.xpath("./dl[contains(@class, 'annotation-fields')]")
    names = [words(term) for one in listed for term in one.xpath("./dt")]
    return dict(zip(names, [words(one) for dl in listed for one in dl.xpath("./dd")], strict=True))


def rows(table: HtmlElement) -> list[list[str]]:
    """Give the cells of a table's body."""
    return [[words(cell) for cell in row] for row in table.xpath("./tbody/tr")]
