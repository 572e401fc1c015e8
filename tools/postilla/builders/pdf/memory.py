# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How much memory Typst takes for a book, told before it is taken.

A process that takes more than there is gets killed by the system, without a word, and all others
stand still until then. What Typst takes grows with the source, evenly at first; ``benchmarks/``
measures it. A large book may take far more, so it is set in a process that is kept within bounds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from postilla.builders.pdf.source import Source
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.parts import even_beginnings
from postilla.model.tree import EDITION

_ALWAYS: Final = 150
"""Megabytes that any book takes."""
_PER_CHARACTER: Final = 0.0009
"""Megabytes for each character of a chapter's source."""
_PER_LISTED: Final = 0.00016
"""Megabytes for each other one: lists and indexes have less that Typst must find a place for."""
_SHARE: Final = 0.9
"""Of the memory that is free, what a process may take."""
LARGE: Final = 2000
"""Megabytes; a book that takes more is set in a process of its own."""
_GROUPS: Final = Path("/proc/self/cgroup")
_LIMITS: Final = Path("/sys/fs/cgroup")
_MEMORY: Final = Path("/proc/meminfo")
_FREE = re.compile(r"^(?:MemAvailable|SwapFree):\s*(?P<kilobytes>\d+) kB$", re.MULTILINE)


def needed(source: Source, sizes: Mapping[str, int]) -> float:
    """Estimate what a book takes.

    :param source: of the book, or of a part.
    :param sizes: chapter -> characters of the source.
    :return: megabytes.
    """
    chapters = sum(sizes.values())
    listed = len(source.text) - chapters
    return _ALWAYS + _PER_CHARACTER * chapters + _PER_LISTED * listed


def available() -> float | None:
    """Say how much memory there is.

    :return: megabytes, or ``None`` where the system does not tell.
    """
    try:
        found = _FREE.finditer(_MEMORY.read_text(encoding="ascii"))
        free = sum(int(one["kilobytes"]) for one in found) / 1024
    except (OSError, UnicodeDecodeError):
        return None
    limit = _limit()
    return free if limit is None else min(free, limit)


def _limit() -> float | None:
    """Give what the group of this process may take, by version 2 of Linux's control groups."""
    try:
        group = _GROUPS.read_text(encoding="ascii").strip().rpartition("::")[2]
        folder = _LIMITS / group.lstrip("/")
        most = int((folder / "memory.max").read_text(encoding="ascii"))
        taken = int((folder / "memory.current").read_text(encoding="ascii"))
    except (OSError, ValueError):  # no group, or one without a limit
        return None
    return max(0, most - taken) / 1024**2


def keep_within(megabytes: float | None) -> None:
    """Let this process take no more than that of what is free; it ends when it would.

    :param megabytes: what is free, or ``None`` for no bound. Where the system sets none, there is
        none.
    """
    try:
        import resource
    except ImportError:
        return
    if megabytes is not None:
        most = int(_SHARE * megabytes * 1024**2)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def check_memory(source: Source, sizes: Mapping[str, int]) -> None:
    """Refuse a book for which there is too little memory.

    :param source: of the book, or of a part.
    :param sizes: chapter -> characters of the source, in the order of the book.
    :raises PostillaError: with ``pdf/memory``.
    """
    there = available()
    if there is not None and needed(source, sizes) > there:
        raise too_large(sizes, needed(source, sizes), there)


def too_large(sizes: Mapping[str, int], need: float, there: float | None = None) -> PostillaError:
    """Say that a book is too large, and how to divide it.

    :param sizes: chapter -> characters of the source, in the order of the book.
    :param need: megabytes that it takes, estimated.
    :param there: megabytes that there are, where that is known.
    :return: the error, to be raised by the caller.
    """
    message = f"To set these {len(sizes)} chapters as one PDF takes about {_gigabytes(need)}"
    has = f", and {_gigabytes(there)} are free." if there is not None else ": too much here."
    room = max((there if there is not None else need) / 2 - _ALWAYS, need / 50)
    beginnings = even_beginnings(sizes, int(room / _PER_CHARACTER))
    names = ", ".join(f'"{name}"' for name in beginnings)
    hint = f"Have it set in parts, which begin with chapters that you name: [pdf] parts = [{names}]"
    if not beginnings:
        hint = "A chapter by itself is too large: divide it, or give more memory."
    return stop("pdf/memory", f"{message}{has}", hint=hint, at=Position(EDITION, 1))


def _gigabytes(megabytes: float) -> str:
    return f"{megabytes / 1024:.1f} GB"
