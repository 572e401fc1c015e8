# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which passages of a page state a direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from postilla.sphinx_ext.directions import prevailing, with_directions, with_interface

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


@pytest.mark.parametrize(
    ("html", "language", "expected"),
    [
        ("<p data-ui>Notes.</p>", "en-GB", "<p data-ui>Notes.</p>"),
        ("<p data-ui>Notes.</p>", "tr", '<p data-ui lang="en">Notes.</p>'),
        ("<p data-ui>Notes.</p>", "fa", '<p data-ui lang="en" dir="ltr">Notes.</p>'),
        ('<p lang="fr" data-ui>x</p>', "ar", '<p lang="fr" data-ui>x</p>'),
        ('<b class="a ui">x</b>', "ar", '<b class="a ui" lang="en" dir="ltr">x</b>'),
        ('<b class="ui-a">x</b>', "ar", '<b class="ui-a">x</b>'),
        ("<p data-ui-line>x</p>", "ar", '<p data-ui-line dir="ltr">x</p>'),
        ("<p data-ui-line>x</p>", "tr", "<p data-ui-line>x</p>"),
        ('<nav aria-label="Pages" data-ui>', "ar", '<nav aria-label="Pages" data-ui>'),
        ("<input data-ui/>", "ar", '<input data-ui lang="en" dir="rtl"/>'),
        ("&lt;p data-ui&gt;", "ar", "&lt;p data-ui&gt;"),
    ],
)
def test_words_of_the_interface(html: str, language: str, expected: str) -> None:
    assert with_interface(html, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Claims", "ltr"), ("العبور", "rtl"), ("السيل (flood)", "rtl"), ("12 – 14.", "rtl")],
)
def test_the_direction_of_most_letters(text: str, expected: str) -> None:
    assert prevailing(text, "rtl") == expected


def test_a_page_states_them(edition: Edition) -> None:
    edition.replace("chapters/01-bridges.md", "{.language-tr}", "{.language-fa}")
    page = edition.build().page("chapters/01-bridges")
    assert page.xpath('//main//*[@lang="fa"]/@dir')[0] == "rtl"
    assert "dir" not in page.attrib
