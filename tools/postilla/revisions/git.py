# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The program git, run so that no setting of a user, of a system or of the content decides."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from postilla.model.diagnostic import Position
from postilla.model.errors import stop

_SETTINGS: Final = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "core.attributesFile=/dev/null",
    "log.showSignature=false",
    "merge.renames=false",  # a file is where it is, whatever it resembles
    "merge.directoryRenames=false",
    "protocol.allow=never",
)
_KEPT: Final = ("HOME", "PATH", "TMPDIR")
_ENVIRONMENT: Final = {
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What git answered."""

    code: int
    """Of its exit."""
    output: bytes
    complaint: str


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one folder."""

    folder: Path

    def ask(self, *words: str, given: bytes = b"") -> Answer:
        """Run a command of git that changes nothing in the folder.

        :param words: the command and its arguments.
        :param given: what it reads.
        :return: its answer, whatever its exit code.
        :raises PostillaError: with ``revision/no-git`` when the program is not installed.
        """
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        command: Sequence[str] = ["git", "--no-pager", *settings, *words]
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        try:
            run = subprocess.run(
                command,
                cwd=self.folder,
                input=given,
                capture_output=True,
                check=False,
                env=kept | _ENVIRONMENT,
            )
        except FileNotFoundError as error:
            raise stop(
                "revision/no-git",
                "The program git, or the folder, is not there.",
                at=Position(str(self.folder)),
                hint="Install git, and name the folder of a repository.",
            ) from error
        return Answer(run.returncode, run.stdout, run.stderr.decode(errors="replace").strip())
