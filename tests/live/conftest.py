# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A small edition that is being worked on, and the preview that runs beside it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from postilla.model import tree
from postilla.model.lock import Lock, lock_rows
from postilla.syntax.lock import write_lock
from postilla.syntax.reader import read_chapter

REPOSITORY = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds after which what was waited for is given up."""
POSTILLA = "from postilla.cli.main import entrypoint; entrypoint()"

FILES = {
    "conf.py": """\
project = "Bridges"
extensions = ["postilla"]
bibtex_bibfiles = ["source/refs.bib"]
exclude_patterns = ["locale", "parallel", "witness"]
html_theme = "postilla"
""",
    "source/index.md": """\
# Bridges and weather

```{toctree}
chapters/01-bridges
chapters/02-weather
about/claims
```
""",
    "source/about/claims.md": """\
# Claims

```{claims}
```
""",
    "source/chapters/01-bridges.md": """\
{#s-1}
# The bridges

{#p-1-1}
The town has two bridges over the river.
The ferryman says that 40 boats were lost in 1821.

:::{claim} 40 boats … 1821
:id: boats-lost
:type: statistic
:ascribed-to: the ferryman
He does not say how he counted.
:::

{#p-1-2}
Both stand to this day.
""",
    "source/chapters/02-weather.md": """\
{#s-2}
# The weather

{#p-2-1}
The mist comes from the river.
""",
    "source/refs.bib": "",
    "source/edition.toml": """\
id = "bridges"
uuid = "00000000-0000-4000-8000-000000000000"
language = "en"
publisher = "Postilla edition"

[title]
en = "Bridges and weather"

[[author]]
name = "A Toll Keeper"

[journal]
title = "A Journal of Bridges"

[[witness]]
file = "bridges.txt"
description = "A transcript that nobody made."

[rights]
text = "CC0-1.0"
annotations = "CC-BY-4.0"
code = "MIT"
statement = "Made up for a test."
""",
    "source/witness/bridges.txt": "Nobody made it.\n",
    "source/witness/recipe.toml": "",
}
BRIDGES = "source/chapters/01-bridges.md"


def write_edition(root: Path) -> Path:
    """Write the edition, with the lock of its text."""
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    chapters = tuple(
        read_chapter(text, Path(name).stem, name).chapter
        for name, text in FILES.items()
        if tree.is_chapter(name)
    )
    lock = Lock(
        witness=sha256(FILES["source/witness/bridges.txt"].encode()).hexdigest(),
        recipe=sha256(b"").hexdigest(),
        chapters=tuple(chapter.name for chapter in chapters),
        rows=lock_rows(chapters),
    )
    (root / tree.LOCK).write_text(write_lock(lock), encoding="utf-8")
    return root


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A preview that runs."""

    root: Path
    process: subprocess.Popen[str]
    address: str

    def save(self, name: str, old: str, new: str) -> None:
        """Save a file as an editor does that puts another in its place."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        beside = path.with_name(f".{path.name}.swp")
        beside.write_text(text.replace(old, new), encoding="utf-8")
        beside.replace(path)

    def get(self, path: str) -> str:
        """Load a page or a file."""
        with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def states(self) -> Iterator[dict[str, Any]]:
        """Listen to the news, from what is so now."""
        end = time.monotonic() + PATIENCE
        with urllib.request.urlopen(f"{self.address}_live/events", timeout=PATIENCE) as answer:
            for line in answer:
                assert time.monotonic() < end
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for news."""
        for state in self.states():
            if wanted(state):
                return state
        raise AssertionError("The preview has ended.")

    def rest(self) -> dict[str, Any]:
        """Wait until nothing is to be done."""
        return self.wait(lambda state: not state["busy"])

    def codes(self, wanted: list[str]) -> dict[str, Any]:
        """Wait until the findings are those of some codes."""
        return self.wait(lambda state: [one["code"] for one in state["findings"]] == wanted)


_IN_A_TERMINAL = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
"""Ctrl-C ends it, even where the tests run in the background of a shell, which has it ignored."""


def serve(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _IN_A_TERMINAL + POSTILLA, "serve", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "tools")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run_preview(root: Path) -> Iterator[Running]:
    """Run the preview of a fresh edition, then end it as Ctrl-C does."""
    process = serve(write_edition(root), "--port", "0")
    assert process.stdout
    address = process.stdout.readline().split()[1]
    preview = Running(root=root, process=process, address=address)
    try:
        preview.rest()
        yield preview
    finally:
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, output
    assert "Traceback" not in output


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Run one preview for the tests of a module; each leaves the edition as it was."""
    yield from run_preview(tmp_path_factory.mktemp("edition"))
