# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Scratch repositories made with git itself, the names of their files as hostile as git allows."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_WHO = {
    "GIT_AUTHOR_NAME": "Ayla Yazar",
    "GIT_AUTHOR_EMAIL": "ayla@example.org",
    "GIT_COMMITTER_NAME": "Committer",
    "GIT_COMMITTER_EMAIL": "committer@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C.UTF-8",
}


class Scratch:
    """A repository without a folder of files: each commit is made from blobs."""

    def __init__(self, folder: Path) -> None:
        """Make it.

        :param folder: where; it is made, too.
        """
        self.folder = folder
        folder.mkdir(parents=True)
        self.clock = 0
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, given: bytes = b"") -> str:
        """Run git here, and give what it prints."""
        run = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            input=given,
            capture_output=True,
            check=True,
            env={"PATH": os.environ["PATH"], **_WHO, **self._dates()},
        )
        return run.stdout.decode(errors="surrogateescape").strip()

    def blob(self, content: bytes | str) -> str:
        """Store a content, and give its name."""
        given = content.encode() if isinstance(content, str) else content
        return self.git("hash-object", "-w", "--stdin", given=given)

    def commit(
        self,
        changes: Mapping[str, bytes | str | None],
        *,
        on: str = "",
        modes: Mapping[str, str] | None = None,
        merging: str = "",
        branch: str = "",
    ) -> str:
        """Commit changes without a folder of files.

        :param changes: path -> content, or ``None`` for a file that goes.
        :param on: the commit before; none for the first.
        :param modes: path -> mode, where it is not ``100644``; a submodule's content is a commit.
        :param merging: the second parent.
        :param branch: that is moved to the commit.
        :return: the commit's name.
        """
        self.clock += 1
        self.git("read-tree", on or "--empty")
        for path, content in changes.items():
            mode = (modes or {}).get(path, "100644")
            row = f"0 {'0' * 40}\t" if content is None else f"{mode} {self._named(mode, content)}\t"
            name = path.encode(errors="surrogateescape")
            self.git("update-index", "-z", "--index-info", given=row.encode() + name + b"\0")
        parents = [word for parent in (on, merging) if parent for word in ("-p", parent)]
        commit = self.git("commit-tree", self.git("write-tree"), *parents, "-m", "A change.")
        if branch:
            self.git("update-ref", f"refs/heads/{branch}", commit)
        return commit

    def _named(self, mode: str, content: bytes | str) -> str:
        if mode == "160000":
            assert isinstance(content, str)
            return content
        return self.blob(content)

    def _dates(self) -> Mapping[str, str]:
        moment = f"{1_700_000_000 + 60 * self.clock} +0300"
        return {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
