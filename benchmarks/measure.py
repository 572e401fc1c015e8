# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Run a command and see what it takes."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a command took."""

    seconds: float
    """Of wall clock, from start to end."""
    processor: float = 0.0
    """Seconds of all its processes together, where that was measured; it depends less on what else
    the machine does."""
    megabytes: float
    """The most memory of its largest process."""
    written: float = 0.0
    """Megabytes of what it made, where that was measured."""


def run(command: Sequence[str], folder: Path) -> Figure:
    """Run a command once.

    :param command: program and arguments.
    :param folder: where to run it.
    :return: what it took.
    :raises subprocess.CalledProcessError: when it fails; its output is shown.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    output = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        print(output)
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    processor = usage.ru_utime + usage.ru_stime
    return Figure(seconds=seconds, processor=processor, megabytes=_megabytes(usage))


def middle(figures: Sequence[Figure]) -> Figure:
    """Give the medians of several runs.

    :param figures: at least one.
    :return: the median times and the largest memory.
    """
    return Figure(
        seconds=median(figure.seconds for figure in figures),
        processor=median(figure.processor for figure in figures),
        megabytes=max(figure.megabytes for figure in figures),
        written=max(figure.written for figure in figures),
    )


def with_size(figure: Figure, made: Path) -> Figure:
    """Measure what a command has made, too.

    :param figure: what the command took.
    :param made: a file or a folder; what is not there has no size.
    :return: the figure with the size of all files.
    """
    files = [path for path in (made, *made.rglob("*")) if path.is_file()]
    return replace(figure, written=sum(path.stat().st_size for path in files) / 1e6)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024
