# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words found in scripts."""

from __future__ import annotations

import pytest

from postilla.interface.scripts import messages_of


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ('text("Close")', ["Close"]),
        ('postilla.text("{a} of {b}", { a: "x", b: "y" })', ["{a} of {b}"]),
        ('text(is ? "One" : "two")', ["One", "two"]),
        ('text(kind === "claim" ? "One" : "two")', ["One", "two"]),
        ('text("Say \\"so\\"")', ['Say "so"']),
        ('write(element, "Side by side", {})', ["Side by side"]),
        ("write(element, words)", []),
        ('other("close")', []),
        ('const ALL = { a: "Choose one of these.", b: "key" };', ["Choose one of these."]),
        ('throw new Error("No setting is called so");', []),
        ('// text("a comment")\n/* text("b") */', []),
        ('const is = /["\']/u; text("After a pattern")', ["After a pattern"]),
        ('const half = a / b; text("after")', ["after"]),
        ('const a = `${top}: ${text("the whole list")}`;', ["the whole list"]),
    ],
)
def test_words(script: str, words: list[str]) -> None:
    found = [message.words for message in messages_of(script, "a.js")]
    assert list(dict.fromkeys(found)) == words


def test_counted_words() -> None:
    script = 'counted(number, "{number} ship", "{number} ships")'
    plurals = {one.words: one.plural for one in messages_of(script, "a.js") if one.plural}
    assert plurals == {"{number} ship": "{number} ships"}
