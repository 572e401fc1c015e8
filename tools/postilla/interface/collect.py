# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All words of the interface, from templates, scripts and tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from postilla.interface import scripts, templates
from postilla.interface.apparatus import apparatus_messages
from postilla.interface.messages import Message, joined

THEME: Final = Path(__file__).parent.parent / "theme"
_READERS: Final = {".html": templates.messages_of, ".js": scripts.messages_of}


def collect(theme: Path = THEME) -> tuple[Message, ...]:
    """Collect them.

    :param theme: the folder with the templates and scripts.
    :return: each once, in alphabetical order.
    """
    return joined((*_of_files(theme), *apparatus_messages()))


def _of_files(theme: Path) -> Iterator[Message]:
    for path in sorted(theme.rglob("*")):
        if reader := _READERS.get(path.suffix):
            place = f"{THEME.name}/{path.relative_to(theme).as_posix()}"
            yield from reader(path.read_text(encoding="utf-8"), place)
