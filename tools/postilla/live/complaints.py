# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What Sphinx warns of while it reads and writes, as findings."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.logging import (
    NAMESPACE,
    SafeEncodingWriter,
    WarningStreamHandler,
    WarningSuppressor,
)

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.tree import SETTINGS

_PLACE: Final = re.compile(r"(?P<path>.*?)(?::(?P<line>[0-9]*))?")
_OWN: Final = "postilla"
"""The type of warnings whose subtype is the stable code of a finding."""


class Complaints(WarningStreamHandler):
    """Keeps the warnings of each part of the work until that part is done again.

    Sphinx holds back what it gives to handlers of this class until a part is done, and gives it to
    its own handler first, which finds the places.
    """

    def __init__(self, app: Sphinx, root: Path) -> None:
        """Listen to Sphinx.

        :param app: the application, just made.
        :param root: the folder that the paths of findings are relative to.
        """
        super().__init__(SafeEncodingWriter(io.StringIO()))
        self.setLevel(logging.WARNING)
        self._root = root
        self._kept: dict[str, list[Diagnostic]] = {}
        self.part = ""
        """What is being done; warnings are kept under this name."""
        self.addFilter(WarningSuppressor(app))
        logging.getLogger(NAMESPACE).addHandler(self)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Give all that are kept, each once, in order of place."""
        found = {one for kept in self._kept.values() for one in kept}
        return tuple(sorted(found, key=lambda one: (one.position, one.code, one.message)))

    def begin(self, part: str) -> None:
        """Forget what a part was warned of, for it is done again now."""
        self.part = part
        self._kept.pop(part, None)

    def forget(self, paths: Iterable[str]) -> None:
        """Forget what was found in files that are read again."""
        again = frozenset(paths)
        for part, kept in self._kept.items():
            self._kept[part] = [one for one in kept if one.position.path not in again]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning, which Sphinx's own handler has given its place."""
        own, code = getattr(record, "type", ""), getattr(record, "subtype", "")
        # Sphinx's own class of records adds place and severity to the message.
        message = strip_colors(logging.LogRecord.getMessage(record))
        finding = Diagnostic(
            code=code if own == _OWN else "/".join(filter(None, ("sphinx", own, code))),
            message=message.removesuffix(f" [{own}.{code}]").removesuffix(f" [{own}]"),
            position=self._position(getattr(record, "location", None) or ""),
        )
        self._kept.setdefault(self.part, []).append(finding)

    def _position(self, location: str) -> Position:
        place = _PLACE.fullmatch(location)
        if place is None or not place["path"]:
            return Position(SETTINGS)
        path, line = Path(place["path"]), int(place["line"] or 0)
        name = path.relative_to(self._root) if path.is_relative_to(self._root) else path
        return Position(name.as_posix(), line)
