# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which passages of a page state a direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postilla.sphinx_ext.directions import with_directions

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Edition


@pytest.mark.parametrize(
    ("html", "language", "expected"),
    [
        ('<p lang="tr">x</p>', "en", '<p lang="tr">x</p>'),
        ('<p lang="az-Arab">x</p>', "en", '<p lang="az-Arab" dir="rtl">x</p>'),
        ('<br class="a" lang="he"/>', "en", '<br class="a" lang="he" dir="rtl"/>'),
        ('<p lang="en">x</p>', "ar", '<p lang="en" dir="ltr">x</p>'),
        ('<p dir="auto" lang="he">x</p>', "en", '<p dir="auto" lang="he">x</p>'),
        ('&lt;p lang="he"&gt;', "en", '&lt;p lang="he"&gt;'),
    ],
)
def test_directions(html: str, language: str, expected: str) -> None:
    assert with_directions(html, language) == expected


def test_a_page_states_them(edition: Edition) -> None:
    edition.replace("chapters/01-bridges.md", "{.language-tr}", "{.language-fa}")
    page = edition.build().page("chapters/01-bridges")
    assert page.xpath('//main//*[@lang="fa"]/@dir')[0] == "rtl"
    assert "dir" not in page.attrib
