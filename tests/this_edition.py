# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""This repository's edition with all its products, as ``make`` builds it: once for all tests."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[1]
SOURCES: Final = ("conf.py", "_templates", "source")
CALM: Final = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
POSTILLA: Final = "from postilla.cli.main import entrypoint; entrypoint()"
_LOG: Final = "log.txt"


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """An edition that was built."""

    root: Path
    log: str
    """What was said of it: warnings, with the paths of the source."""

    @property
    def site(self) -> Path:
        """Give the folder of the site."""
        return self.root / "build" / "html"

    def file(self, suffix: str) -> Path:
        """Give the product with a suffix, such as ``.pdf``."""
        return self.root / "build" / suffix.removeprefix(".") / f"rusad-13-2025{suffix}"


def copy_sources(target: Path, modified: int) -> Path:
    """Copy what the edition is made from; ``modified`` is in seconds since 1970."""
    for name in SOURCES:
        path = REPOSITORY / name
        if path.is_dir():
            shutil.copytree(path, target / name)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / name)
    touch(target, modified)
    return target


def touch(target: Path, modified: int) -> None:
    """Set the times of the source files."""
    for path in (target / "source").rglob("*"):
        os.utime(path, (modified, modified))


def build(root: Path, environ: Mapping[str, str], *, jobs: int, umask: int) -> str:
    """Make all products as ``make`` does; give what was said."""
    return run(["-c", POSTILLA, "build", "-j", str(jobs)], root, environ, umask=umask)


def run(arguments: list[str], root: Path, environ: Mapping[str, str], *, umask: int) -> str:
    """Run Python in an edition without a fault; give what it says of warnings and errors."""
    done = run_apart(arguments, root, environ, umask=umask)
    assert done.returncode == 0, done.stderr
    return done.stderr


def run_apart(
    arguments: list[str],
    root: Path,
    environ: Mapping[str, str],
    *,
    umask: int,
    timeout: float | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run Python in an edition, in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "tools"), **environ},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
    )


def built_once(folder: Path) -> BuiltEdition:
    """Build the edition in calm circumstances and in one process, unless another test has.

    :param folder: that all processes of the test run share.
    :return: the edition, not to be changed.
    """
    root = folder / "this-edition"
    log = root / _LOG
    with (folder / "this-edition.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            shutil.rmtree(root, ignore_errors=True)
            said = build(copy_sources(root, 1_000_000_000), CALM, jobs=1, umask=0o022)
            log.write_text(said, encoding="utf-8")
    return BuiltEdition(root, log.read_text(encoding="utf-8"))
