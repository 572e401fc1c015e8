# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The command ``postilla``: finds the command asked for, and turns errors into exit codes."""

from __future__ import annotations

import argparse
import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Final

from postilla import __version__
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop

COMMANDS: Final = MappingProxyType(
    {
        "new": "postilla.cli.new",
        "build": "postilla.cli.build",
        "serve": "postilla.cli.serve",
        "check": "postilla.cli.check",
        "annotate": "postilla.cli.annotate",
        "collate": "postilla.cli.collate",
        "align": "postilla.cli.align",
        "catalogue": "postilla.cli.catalogue",
        "translations": "postilla.cli.translations",
        "parallel": "postilla.cli.parallel",
        "report": "postilla.cli.report",
        "gate": "postilla.cli.gate",
        "verify": "postilla.cli.verify",
        "history": "postilla.cli.history",
        "release": "postilla.cli.release",
        "place": "postilla.cli.place",
        "collection": "postilla.cli.collection",
        "import": "postilla.cli.import_",
    }
)
"""Name -> module, with a function ``add_parser``; in the order of the help."""

_MANY: Final = 100_000
"""Objects made before Python looks for garbage again: what is read stays, and there is little."""
_SELDOM: Final = (10, 5)
"""How many looks at the youngest objects come before one at the older ones, and of these before one
at all: a large page that has been written is old by then, and would stay."""
_REFUSALS: Final = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EMFILE}
)
"""What has its cause in the place where the command runs, not in the program."""
_EXTRA = "pip install 'postilla[import]'"
_EPILOG = """\
examples:
  postilla new my-edition                a new edition, with a sample text
  postilla build html                    the site alone
  postilla serve                         the site in a browser, and each save at once
  postilla check                         what is wrong in the source, and the likely mend
  postilla check --explain ids/repeated  what a finding means
  postilla annotate ednote "words"       write a note below the words that it is about
  postilla collate --siglum B            what another witness has, as variants to correct
  postilla align 01-mill mill-de.txt --language de
                                         a translation beside the text, to be corrected
  postilla catalogue de                  the text and its annotations as catalogues to translate
  postilla collection new editions       a site of several editions, with one search
  postilla translations                  how far the translations are
  postilla parallel                      which translations a change of the text made outdated
  postilla report main my-branch         what a branch changes in the edition
  postilla gate main my-branch           whether its text passes, read by this toolchain
  postilla verify --source               prove the text against the witness
  postilla history                       what became of each annotation, from the versions in git
  postilla release                       all of it, proven, validated and packed
  postilla place published               the site of the release beside those before
  postilla import                        what a corrected transcript would change

All other commands run in the edition's folder, or name it with --root.
“postilla COMMAND --help” tells more about each.
"""


def entrypoint() -> None:
    """Run the command with the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # the same bytes in every locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = main(sys.argv[1:])
    gc.freeze()  # or Python would look through all of it once more before it ends
    sys.exit(code)


def main(argv: Sequence[str]) -> int:
    """Run a command.

    :param argv: the arguments, without the program's name.
    :return: the exit code: that of the command, 2 when it could not be carried out, 130 when it
        was interrupted.
    """
    gc.set_threshold(_MANY, *_SELDOM)
    try:
        arguments = make_parser(argv).parse_args(argv)
    except SystemExit as stopped:  # after --help, --version or a wrong argument
        return int(stopped.code or 0)
    except PostillaError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
        return code
    except PostillaError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # nobody reads on, as in “postilla check | head”
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if arguments.debug:
            raise
        if isinstance(error, OSError) and error.errno in _REFUSALS:
            print(_refused(error), file=sys.stderr)
            return 2
        print(
            f"postilla: a fault of the program, not of yours: {type(error).__name__}: {error}. "
            "Please report it with what “postilla --debug …” prints.",
            file=sys.stderr,
        )
        return 2


def _refused(error: OSError) -> PostillaError:
    """Say what the system would not do."""
    hint = "Make room on the disk, or see who may write there; then begin again."
    message = f"The system refuses: {error.strerror}."
    return stop("cli/system", message, at=Position(str(error.filename or ".")), hint=hint)


def make_parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser, loading no more than the command that is asked for.

    :param argv: the arguments.
    :return: the parser; it knows all commands when none is named.
    :raises PostillaError: with ``cli/not-installed`` when what the command needs is not there.
    """
    parser = argparse.ArgumentParser(
        prog="postilla",
        description="Postilla makes critical editions: a text proven against its witness, and "
        "annotations beside it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"postilla {__version__}")
    parser.add_argument(
        "--debug", action="store_true", help="show where in the program an error arose"
    )
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    asked = next((word for word in argv if not word.startswith("-")), "")
    for name in [asked] if asked in COMMANDS else COMMANDS:
        try:
            import_module(COMMANDS[name]).add_parser(subparsers)
        except ModuleNotFoundError as error:
            if name == asked:
                raise _not_installed(name, error) from error
            subparsers.add_parser(name, help=f"not installed: {_EXTRA}")
    return parser


def _not_installed(name: str, error: ModuleNotFoundError) -> PostillaError:
    return stop(
        "cli/not-installed",
        f"This command needs {error.name}, which is not installed.",
        at=Position(f"postilla {name}"),
        hint=f"Install it: {_EXTRA}.",
    )
