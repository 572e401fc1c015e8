# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla gate``: a branch's text, checked by the base's toolchain."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from postilla.cli.output import FORMATS
from postilla.cli.reviewing import add_arguments, lay_proposal, review


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "gate",
        help="check a branch's text by the base's toolchain",
        description="Lays the text of HEAD, as merging it would leave it, over the tree of BASE, "
        "and checks it with the toolchain that is installed, which should be that of BASE. "
        "Nothing of HEAD is run. Whatever goes beyond the edition's text keeps the gate closed "
        "until a maintainer has accepted it for this very commit.",
        epilog="exit codes: 0 open; 1 closed; 2 a revision is not there, or a wrong argument",
    )
    add_arguments(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="as “postilla check” has them"
    )
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="lay all of it here, to be built"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when a revision is not there, there is no edition in the base, or the
        folder is taken.
    """
    report = review(arguments)
    if arguments.into:
        lay_proposal(arguments, report.proposal, arguments.into)
    text = FORMATS[arguments.format](report.blocking, report.after.texts)
    if arguments.output:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 1 if report.blocking else 0
