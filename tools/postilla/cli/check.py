# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla check``: the source against its rules, in a blink."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from textwrap import fill

from postilla.checks.reading import read_source
from postilla.checks.source import SourceFile
from postilla.checks.table import check_edition_source
from postilla.cli.output import FORMATS, RULES
from postilla.cli.sources import read_files
from postilla.model.diagnostic import Diagnostic, Position, Severity
from postilla.model.errors import stop
from postilla.syntax.reader import ReadChapter

_ALL = "all"
_MANY = 1_000_000
"""Characters from which on a second process is worth its start."""
_PORTIONS = 64
"""In which chapters are handed to processes: each is a message, and none should be left waiting."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "check",
        help="check the source, in a blink",
        description="Checks that the text in source/chapters/ is the one that the lock holds, and "
        "that annotations, pages, catalogues and data files are well-formed and allowed. Tells "
        "file, line, column, what is wrong and the likely mend.",
        epilog="exit codes: 0 nothing to mend; 1 something found; 2 not an edition, a file that "
        "can't be opened, or a wrong argument",
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="report on these files only; the whole edition is looked at all the same",
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people; json, sarif and rdjson for programs; github for annotations on a "
        "pull request",
    )
    parser.add_argument(
        "--explain",
        nargs="?",
        const=_ALL,
        metavar="CODE",
        help="explain a finding's code, such as base/text-changed; without one, all of them",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when there is nothing that could be checked.
    """
    if arguments.explain:
        sys.stdout.write(explain(arguments.explain))
        return 0
    root: Path = arguments.root
    files = read_files(root)
    source = read_source(
        files.texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
        each=_in_processes,
    )
    findings = _restrict(check_edition_source(source), root, arguments.files)
    sys.stdout.write(FORMATS[arguments.format](findings, files.texts))
    return 1 if any(finding.severity is not Severity.NOTE for finding in findings) else 0


def _in_processes(
    read: Callable[[SourceFile], ReadChapter], files: Sequence[SourceFile]
) -> Iterable[ReadChapter]:
    if sum(len(file.text) for file in files) < _MANY:
        return map(read, files)
    # Only here, so that an article does not wait for it.
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor() as pool:
        return list(pool.map(read, files, chunksize=len(files) // _PORTIONS or 1))


def explain(code: str) -> str:
    """Explain a rule.

    :param code: its code, or ``all``.
    :return: its paragraph.
    :raises PostillaError: with ``cli/no-code`` when there is no such rule.
    """
    if code != _ALL and code not in RULES:
        raise stop(
            "cli/no-code",
            f"There is no code “{code}”.",
            at=Position("--explain"),
            hint="“postilla check --explain” lists all of them.",
        )
    rules = RULES.values() if code == _ALL else (RULES[code],)
    return "\n".join(
        f"{rule.code}: {rule.title}\n"
        + fill(
            f"{rule.explanation} {rule.hint}", 88, initial_indent="    ", subsequent_indent="    "
        )
        + "\n"
        for rule in rules
    )


def _restrict(
    findings: Sequence[Diagnostic], root: Path, files: Sequence[Path]
) -> Sequence[Diagnostic]:
    """Keep the findings in certain files, which exist or have findings for being gone."""
    if not files:
        return findings
    base = os.path.abspath(root)
    there = {finding.position.path for finding in findings}
    wanted = set()
    for file in files:
        name = Path(os.path.relpath(os.path.abspath(file), base)).as_posix()
        if name not in there and not file.exists():
            hint = "Name it as seen from here."
            raise stop("cli/no-file", "There is no such file.", at=Position(str(file)), hint=hint)
        wanted.add(name)
    return [finding for finding in findings if finding.position.path in wanted]
