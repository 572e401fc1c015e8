# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The article of this edition as its importer would hand it to the bibliography's parsers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

Printed = tuple[str, tuple[tuple[int, int], ...]]
"""Words, and the start and end of those in italics."""

_FURNITURE = re.compile(r"\|\d+\||RUSAD 13, 2025 .*|")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _unmark(marked: str) -> Printed:
    parts = marked.split("*")
    assert len(parts) % 2, f"an asterisk without a partner: {marked}"
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))
    return "".join(parts), tuple(zip(ends[1:-1:2], ends[2::2], strict=True))


@pytest.fixture(scope="session")
def unmark() -> Callable[[str], Printed]:
    """Take the asterisks of italics out of a line."""
    return _unmark


@pytest.fixture(scope="session")
def witness() -> list[str]:
    path = Path(__file__).parents[3] / "source/witness/rusad-13-2025.txt"
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def article_entries(witness: list[str]) -> list[Printed]:
    """The printed entries, a line feed where a seam divides one."""
    entries: list[str] = []
    for line in witness[witness.index("BIBLIOGRAPHY") + 1 :]:
        words = re.sub(r" RUSAD 13, 2025 .*", "", line.strip())
        if _FURNITURE.fullmatch(words):
            continue
        if words.startswith(("- ", '"')):
            entries.append(words.removeprefix("- "))
        else:
            entries[-1] += "\n" + words
    return [_unmark(entry) for entry in entries]


@pytest.fixture(scope="session")
def article_notes(witness: list[str]) -> list[tuple[str, str, tuple[tuple[int, int], ...]]]:
    """The author's notes in the order of their numbers, addresses on lines of their own joined."""
    notes: dict[int, str] = {}
    strays: list[str] = []
    last = 0
    for line in witness[: witness.index("BIBLIOGRAPHY")]:
        words = line.strip().replace("^{8 &}quot;", '⁸ "')
        if note := re.fullmatch(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+) (.*)", words):
            last = int(note[1].translate(_DIGITS))
            notes[last] = note[2]
        elif words.startswith(("http", "$http")):
            if notes[last].endswith(","):
                notes[last] += "\n" + words
            else:
                strays.append(words)
    for number, words in notes.items():
        if words.endswith(",") and strays:
            notes[number] = words + "\n" + strays.pop(0)
    assert not strays
    return [(f"fn-{number}", *_unmark(notes[number])) for number in sorted(notes)]
