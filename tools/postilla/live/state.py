# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the preview shows just now; the browser is told of each change."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition

from postilla.live.findings import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Which pages there are in which version, and what was found.

    A page that was loaded in another version than this one says is out of date, so that nothing is
    lost when a browser misses a change in between.
    """

    folder: Path | None = None
    """With the pages; none before the first were written."""
    version: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    """Of all pages but those that were written since. It begins with the time, in milliseconds, so
    that a browser that waited for the program to start again sees another one."""
    versions: Mapping[str, int] = field(default_factory=dict)
    """Address of a page -> its version."""
    findings: tuple[Found, ...] = ()
    is_busy: bool = True
    """Whether pages are being written."""

    def version_of(self, page: str) -> int:
        """Give the version of a page by its address, such as ``chapters/01-bridges.html``."""
        return self.versions.get(page, self.version)


class Board:
    """Where the state is posted, for many threads to read."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._state = State()
        self._is_open = True

    @property
    def state(self) -> State:
        """Give what is shown now."""
        return self._state

    @property
    def is_open(self) -> bool:
        """Say whether anything more will be posted."""
        return self._is_open

    def tell(self, *, findings: Iterable[Found] | None = None, is_busy: bool | None = None) -> None:
        """Post what was found, and whether more is to come."""
        state = self._state
        self._post(
            replace(
                state,
                findings=state.findings if findings is None else tuple(findings),
                is_busy=state.is_busy if is_busy is None else is_busy,
            )
        )

    def turn(self, folder: Path) -> None:
        """Post that all pages were written anew, into another folder."""
        newest = max((self._state.version, *self._state.versions.values()))
        self._post(replace(self._state, folder=folder, version=newest + 1, versions={}))

    def written(self, page: str) -> None:
        """Post that a page has changed."""
        state = self._state
        versions = {**state.versions, page: state.version_of(page) + 1}
        self._post(replace(state, versions=versions))

    def wait(self, known: State | None, seconds: float) -> State:
        """Wait for another state than the one that is known, but not for ever.

        :param known: what was read last, if anything.
        :param seconds: how long at most.
        :return: what is posted then.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._state is not known or not self._is_open, seconds)
            return self._state

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._is_open = False
            self._changed.notify_all()

    def _post(self, state: State) -> None:
        with self._changed:
            if state != self._state:
                self._state = state
                self._changed.notify_all()
