# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The live preview: from a save until the browser is told of the page."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import Figure, middle

_MOST_MEMORY = re.compile(r"^VmHWM:\s*(?P<kilobytes>\d+) kB$", re.MULTILINE)


def saves(command: Sequence[str], edition: Path, chapter: Path, runs: int) -> Figure:
    """Save a chapter several times, each time with other words in an annotation.

    :param command: that runs Postilla.
    :param edition: its folder.
    :param chapter: the file; it has an annotation with a body. It is left as it was.
    :param runs: how often.
    :return: the median time until the browser is told, and the most memory of the preview.
    """
    process = subprocess.Popen(
        [*command, "serve", "--port", "0"], cwd=edition, stdout=subprocess.PIPE, text=True
    )
    before = chapter.read_text(encoding="utf-8")
    page = f"{chapter.relative_to(edition / 'source').with_suffix('').as_posix()}.html"
    try:
        assert process.stdout
        address = process.stdout.readline().split()[1]
        with urllib.request.urlopen(f"{address}_live/events") as answer:
            states = _states(answer)
            figures = []
            for number in range(runs):
                version = _rest(states)["versions"].get(page)
                start = time.perf_counter()
                words = before.replace("\n:::\n", f"\nSaved {number} times.\n:::\n", 1)
                chapter.write_text(words, encoding="utf-8")
                next(state for state in states if state["versions"].get(page) != version)
                seconds = time.perf_counter() - start
                figures.append(Figure(seconds=seconds, megabytes=_memory(process.pid)))
        return middle(figures)
    finally:
        chapter.write_text(before, encoding="utf-8")
        process.send_signal(signal.SIGINT)
        process.communicate()


def _states(lines: Any) -> Iterator[dict[str, Any]]:
    for line in lines:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def _rest(states: Iterator[dict[str, Any]]) -> dict[str, Any]:
    return next(state for state in states if not state["busy"])


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = _MOST_MEMORY.search(status)
    return int(found["kilobytes"]) / 1024 if found else 0.0
