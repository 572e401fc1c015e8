# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla serve``: the site in a browser, up to date with every save."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from postilla.checks.reading import read_source
from postilla.checks.source import EditionSource
from postilla.cli.build import refuse_what_is_no_edition
from postilla.cli.output import format_text
from postilla.cli.sources import read_files
from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.moment import stated_moment

if TYPE_CHECKING:
    from postilla.live.loop import Report
    from postilla.live.server import Server
    from postilla.live.state import Board

PORT: Final = 8040
_FEW: Final = 5
"""Files that are named one by one."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "serve",
        help="show the site in a browser, and each save at once",
        description="Serves the site to browsers on this machine. Whenever a file is saved, its "
        "page is written again and the browser shows it; what the check finds is shown at the "
        "words concerned, and a page with errors stays as it was. Nothing is written to build/.",
        epilog="exit codes: 0 ended with Ctrl-C; 2 not an edition, the port is taken, or a wrong "
        "argument",
    )
    parser.add_argument(
        "--port", type=int, default=PORT, help=f"of the address (default: {PORT}; 0: any free one)"
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when there is nothing that could be served, or the port is taken.
    """
    root: Path = arguments.root
    refuse_what_is_no_edition(root)
    stated_moment(os.environ)
    # Only here, so that other commands and the help don't wait for Sphinx.
    from postilla.live.loop import Loop
    from postilla.live.state import Board

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it ends as cleanly
    board = Board()
    server = _listen(board, arguments.port)
    server.start()
    print(f"Serving {server.address} (Ctrl-C ends it)", flush=True)
    try:
        with tempfile.TemporaryDirectory(prefix="postilla-") as folder:
            Loop(root, Path(folder), board=board, read=partial(_read, root), tell=_print).run()
    except KeyboardInterrupt:
        print()
    finally:
        server.stop()
    return 0


def _listen(board: Board, port: int) -> Server:
    from postilla.live.server import Server

    try:
        return Server(board, port)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "There is no such port."
        raise stop(
            "serve/port",
            f"The port can't be used: {reason}",
            at=Position(f"--port {port}"),
            hint="Another server may run already; end it, or choose another port with --port.",
        ) from error


def _print(report: Report) -> None:
    if report.files:
        names = report.files if len(report.files) <= _FEW else (f"{len(report.files)} files",)
        print(f"{', '.join(names)}: shown after {report.seconds:.2f} s")
    if report.findings:
        sys.stdout.write(format_text(report.findings, {}))
    sys.stdout.flush()


def _read(root: Path) -> EditionSource:
    files = read_files(root)
    return read_source(
        files.texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
    )
