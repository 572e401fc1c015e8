# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a reader sees of annotations: the chosen reading, what is closed, opened, and on paper.

Starting the browser takes longer than all else, so that a test asks many questions at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Browser

HARBOUR = "chapters/01-harbour"
ASK = """
  const words = name => document.querySelector(name).innerText.replace(/\\s+/g, " ").trim();
  const choose = reading => document.querySelector(`input[value=${reading}]`).click();
  const seen = name => document.querySelector(name).checkVisibility();
"""
TRANSMITTED = {"heading": "Of the harbore1 of", "left out": "A word to removee14 stands"}
RESTORED = {"heading": "Of the harboure1 of", "left out": "A word e14 stands"}


@pytest.mark.parametrize("on_paper", [False, True])
@pytest.mark.parametrize("first", ["restored", "transmitted"])
def test_both_readings(
    browser: Browser, other_browser: Browser, first: str, on_paper: bool
) -> None:
    used = browser if first == "restored" else other_browser
    found = used.ask(
        HARBOUR,
        f"""{ASK} const shown = () => ({{
          "heading": words("h1"), "left out": words("#p-1-4"), "named": words(".readings"),
        }});
        const focused = document.querySelector("input:checked");
        focused.focus();
        const answers = [document.activeElement.value, shown()];
        for (const reading of ["transmitted", "restored"]) {{
          choose(reading);
          answers.push(shown());
        }}
        return answers;""",
        on_paper=on_paper,
    )
    reached, at_first, transmitted, restored = found
    assert reached == first or on_paper  # the switch is no use there
    assert at_first == (restored if first == "restored" else transmitted)
    for shown, expected, reading in (
        (transmitted, TRANSMITTED, "transmitted"),
        (restored, RESTORED, "restored"),
    ):
        assert all(words in shown[place] for place, words in expected.items())
        named = "The text as restored as transmitted"
        assert shown["named"] == (f"The text as {reading}" if on_paper else named)


@pytest.mark.parametrize(
    ("fragment", "on_paper", "seen"),
    [
        ("", False, {"claim": False, "other": False, "line": True}),
        ("#ships-of-1901", False, {"claim": True, "other": False, "line": True}),
        ("#ships-register", False, {"claim": True, "other": False, "line": True}),
        ("", True, {"claim": True, "other": True, "line": False}),
    ],
)
def test_what_is_open(
    browser: Browser, fragment: str, on_paper: bool, seen: dict[str, bool]
) -> None:
    ask = f"""{ASK} return {{
      "claim": seen("#ships-of-1901"), "other": seen("#stone"), "line": seen("summary"),
    }};"""
    assert browser.ask(HARBOUR, ask, fragment=fragment, on_paper=on_paper) == seen


def test_kinds_are_told_apart_by_their_lines(browser: Browser) -> None:
    lines = browser.ask(
        HARBOUR,
        """return [...document.querySelectorAll(".quoted")].map(
             words => [words.className, getComputedStyle(words).backgroundImage]);""",
    )
    found = {tuple(sorted(set(names.split()) - {"quoted"})): image for names, image in lines}
    assert len(set(found.values())) == len(found) >= 6


@pytest.mark.parametrize("docname", [HARBOUR, "chapters/02-weather"])
def test_nothing_is_wider_than_a_narrow_screen(browser: Browser, docname: str) -> None:
    narrow = """document.body.style.width = "320px";
      document.querySelectorAll("details").forEach(one => { one.open = true; });
      return document.body.scrollWidth;"""
    assert browser.ask(docname, narrow) <= 320
