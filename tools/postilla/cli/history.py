# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla history``: what became of each annotation, from git into a file of the source."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from postilla.builders.files import write_file
from postilla.cli.sources import read_files
from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.history import History
from postilla.model.tree import CHAPTERS, EDITION, HISTORY
from postilla.revisions.history import HEAD, read_versions
from postilla.revisions.repository import Repository
from postilla.syntax.config import read_edition
from postilla.syntax.history import write_history

_READ: Final = (f"{CHAPTERS}/", EDITION)
"""What the history is made from."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "history",
        help="write what became of each annotation, before a release",
        description=f"Writes {HISTORY}: since which version each annotation is there, in which it "
        "was changed or withdrawn, on which days. The versions are those of edition.toml: each is "
        "the commit with its tag, such as v1.0; the newest may have none yet, and is the last "
        "commit then. Of people it has the names that annotations state, and nothing else. The "
        "build reads the file and never git.",
        epilog="exit codes: 0 written; 2 not an edition, or a history that can't be read as a "
        "whole: nothing is written then",
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when the history can't be read as a whole.
    """
    root: Path = arguments.root
    texts = read_files(root).texts
    edition = read_edition(texts.get(EDITION, ""), EDITION)
    repository = Repository(root)
    _hold_against_last_commit(repository, root)
    history = read_versions(repository, edition)
    text = write_history(history)
    if text != texts.get(HISTORY):
        write_file(root / HISTORY, text.encode())
    sys.stdout.write(_told(history))
    return 0


def _hold_against_last_commit(repository: Repository, root: Path) -> None:
    """Refuse a source that was changed since: the history would be that of another one."""
    committed = {
        path.as_posix(): data
        for path, data in repository.files(repository.revision(HEAD), _READ).items()
    }
    files = (path for path in sorted((root / CHAPTERS).rglob("*.md")) if path.is_file())
    there = {path.relative_to(root).as_posix(): path for path in (*files, root / EDITION)}
    for name in sorted(committed.keys() | there.keys()):
        if name not in there or committed.get(name) != there[name].read_bytes():
            raise stop(
                "history/uncommitted",
                "The file is not as it was committed last.",
                at=Position(name),
                hint="Commit it first; the history is that of commits.",
            )


def _told(history: History) -> str:
    lines = [f"Written: {HISTORY}, {len(history.annotations)} annotations."]
    for number in history.versions:
        changes = history.by_version[number]
        counts = (
            (len(changes.added), "added"),
            (len(changes.changed), "changed"),
            (len(changes.withdrawn), "withdrawn"),
        )
        told = ", ".join(f"{count} {what}" for count, what in counts if count)
        lines.append(f"  version {number}: {told or 'none changed'}")
    return "\n".join([*lines, ""])
