# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla report``: what changes in the edition between two revisions."""

from __future__ import annotations

import argparse
import sys
from types import MappingProxyType
from typing import Final

from postilla.cli.reviewing import add_arguments, review
from postilla.review.as_json import to_json
from postilla.review.markdown.document import to_markdown

FORMATS: Final = MappingProxyType({"markdown": to_markdown, "json": to_json})


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "report",
        help="tell what a branch changes in the edition",
        description="Tells what merging HEAD into BASE would change in the edition: whether the "
        "base text stays untouched, what comes beside the text, which annotations are added, "
        "changed and withdrawn, as they are read before and after, and what the checker finds.",
        epilog="The Markdown can be posted as a comment: nothing of HEAD is more than words in it. "
        "exit codes: 0 the report is written; 2 a revision is not there, or a wrong argument",
    )
    add_arguments(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="markdown", help="for people, or for programs"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when a revision is not there, or there is no edition in the base.
    """
    text = FORMATS[arguments.format](review(arguments))
    if arguments.output:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0
