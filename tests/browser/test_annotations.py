# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a reader sees of annotations without a script: the chosen reading, what is open, paper."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Reader

HARBOUR = "chapters/01-harbour"
TRANSMITTED = {"h1": "Of the harbore1 of", "#p-1-4": "A word to removee14 stands"}
RESTORED = {"h1": "Of the harboure1 of", "#p-1-4": "A word e14 stands"}


def shown(page: Page, places: dict[str, str]) -> dict[str, str]:
    return {name: " ".join(page.locator(name).inner_text().split()) for name in places}


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("first", ["restored", "transmitted"])
def test_both_readings(
    reader: Reader,
    site: Path,
    transmitted_site: Path,
    first: str,
    media: Literal["screen", "print"],
) -> None:
    page = reader.open(site if first == "restored" else transmitted_site, HARBOUR, script=False)

    def found() -> dict[str, str]:
        page.emulate_media(media=media)
        words = shown(page, TRANSMITTED)
        page.emulate_media(media="screen")
        return words

    def has(words: dict[str, str], expected: dict[str, str]) -> bool:
        return all(expected[place] in words[place] for place in expected)

    readings = {"transmitted": TRANSMITTED, "restored": RESTORED}
    assert has(found(), readings[first])
    page.get_by_text("View", exact=True).click()
    for name, expected in readings.items():
        page.locator(f"input[value={name}]").check()
        assert has(found(), expected)


@pytest.mark.parametrize(
    ("fragment", "media", "seen"),
    [
        ("", "screen", {"#ships-of-1901": False, "#stone": False, "summary": True}),
        ("#ships-of-1901", "screen", {"#ships-of-1901": True, "#stone": False, "summary": True}),
        ("#ships-register", "screen", {"#ships-of-1901": True, "#stone": False, "summary": True}),
        ("", "print", {"#ships-of-1901": True, "#stone": True, "summary": False}),
    ],
)
def test_what_is_open(
    reader: Reader,
    site: Path,
    fragment: str,
    media: Literal["screen", "print"],
    seen: dict[str, bool],
) -> None:
    page = reader.open(site, HARBOUR, after=fragment, script=False)
    page.emulate_media(media=media)
    names = {"summary": ".annotations > summary"}
    found = {
        name: page.locator(names.get(name, name)).first.evaluate("one => one.checkVisibility()")
        for name in seen
    }
    assert found == seen


def test_kinds_are_told_apart_by_their_lines(reader: Reader, site: Path) -> None:
    page = reader.open(site, HARBOUR, script=False)
    lines: list[list[str]] = page.locator("main .quoted").evaluate_all(
        "all => all.map(one => [one.className, getComputedStyle(one).backgroundImage])"
    )
    found = {tuple(sorted(set(names.split()) - {"quoted"})): image for names, image in lines}
    assert len(set(found.values())) == len(found) >= 6


@pytest.mark.parametrize("docname", [HARBOUR, "chapters/02-weather"])
def test_nothing_is_wider_than_a_narrow_screen(reader: Reader, site: Path, docname: str) -> None:
    page = reader.open(site, docname, width=320)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= min(320, PHONE)
