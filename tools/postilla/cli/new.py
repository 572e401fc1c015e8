# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla new``: a complete edition in a new folder, ready to be built."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from uuid import uuid4

from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.starter.files import new_edition
from postilla.starter.values import SAMPLE_WITNESS, Values

_EPILOG = """\
examples:
  postilla new my-edition                  with a sample text, to try everything on
  postilla new my-edition --witness article.txt --title "On Mills" --author "Ada Lenova" \\
      --journal "Lenova Review" --year 1901 --licence CC-BY-4.0
                                           for a text of your own, to be imported next

exit codes: 0 made; 2 not made: the folder is taken, or a value can't be used
"""
_OF_OWN_TEXT: Final = ("language", "other_languages", "journal", "volume", "year", "licence")
"""What is settled for the sample text."""
_ASKED: Final = ("title", "authors", "journal", "licence")
"""What has to be said of a text of one's own, for nothing is made up."""
_OPTIONS: Final[Mapping[str, str]] = {
    "authors": "author",
    "other_languages": "other-language",
}
"""Name of a value -> option, where they differ."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "new",
        help="make a new edition, ready to be built",
        description="Makes a complete edition in a new folder: settings, pages, Makefile, "
        "workflows, licences, and a sample text with annotations of every kind. With --witness "
        "there is no sample, and “postilla import” brings your own text in.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="to be made, or empty")
    parser.add_argument("--title", help="of the work")
    parser.add_argument(
        "--author", action="append", dest="authors", metavar="NAME", help="of it; several times"
    )
    parser.add_argument("--publisher", metavar="NAME", help="who edits (default: The editors)")
    parser.add_argument("--id", help="in the names of the products (default: from the folder's)")
    parser.add_argument(
        "--uuid", help="the edition's own number (default: a new one, as no two may share one)"
    )
    own = parser.add_argument_group("for a text of your own")
    own.add_argument("--witness", metavar="NAME", help="the name of the file to be imported")
    own.add_argument("--language", metavar="TAG", help="BCP 47 (default: en)")
    own.add_argument(
        "--other-language",
        action="append",
        dest="other_languages",
        metavar="TAG",
        help="that occurs in it; several times",
    )
    own.add_argument("--journal", metavar="TITLE", help="where it came out")
    own.add_argument("--volume", help="of the journal")
    own.add_argument("--year", help="in which it came out")
    own.add_argument("--licence", metavar="SPDX", help="of the text, such as CC-BY-NC-ND-4.0")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when the edition can't be made as asked.
    """
    folder: Path = arguments.folder
    _refuse_taken(folder)
    values = _values(arguments)
    made = new_edition(values)
    try:
        _write(folder, made)
    except OSError as error:
        message = f"{error.strerror or error}."
        raise stop("new/unwritable", message, at=Position(str(folder))) from error
    print(f"Made {folder}, {len(made)} files. Next:")
    print(f"  cd {folder}")
    if not values.has_sample:
        print(f"  postilla import …/{values.witness}")
    print("  make")
    return 0


def _values(arguments: argparse.Namespace) -> Values:
    names = ("title", "authors", "publisher", "witness", *_OF_OWN_TEXT)
    given = {name: getattr(arguments, name) for name in names}
    stated = {name: value for name, value in given.items() if value is not None}
    if "witness" in stated:
        _refuse_unknown(stated)
        stated = {
            "description": "A transcript of the text.",
            "other_languages": [],
            **stated,
        }
    elif own := [name for name in _OF_OWN_TEXT if name in stated]:
        message = "The sample text is in English, and has its licence and its journal."
        hint = "Say with --witness which file has your own text; the sample is then left out."
        raise _wrong(own[0], message, hint)
    lists = {name: tuple(value) for name, value in stated.items() if isinstance(value, list)}
    return Values(
        id=arguments.id if arguments.id is not None else _slug(arguments.folder),
        uuid=arguments.uuid or str(uuid4()),
        **{**stated, **lists},
    )


def _refuse_unknown(stated: Mapping[str, object]) -> None:
    if stated["witness"] == SAMPLE_WITNESS:
        hint = "Give your file another name."
        raise _wrong("witness", f"“{SAMPLE_WITNESS}” is the sample text.", hint)
    if missing := [name for name in _ASKED if name not in stated]:
        options = ", ".join(f"--{_OPTIONS.get(name, name)}" for name in missing)
        message = f"Of a text of your own has to be said: {options}."
        raise _wrong("witness", message, "Nothing is made up. See “postilla new --help”.")


def _wrong(name: str, message: str, hint: str) -> PostillaError:
    at = Position(f"postilla new --{_OPTIONS.get(name, name)}")
    return stop("new/value", message, at=at, hint=hint)


def _slug(folder: Path) -> str:
    """Make the edition's id of the name of its folder."""
    plain = unicodedata.normalize("NFKD", folder.resolve().name).encode("ascii", "ignore").decode()
    if slug := "-".join(re.findall(r"[a-z0-9]+", plain.lower())):
        return slug
    message = f"The name “{folder.name}” makes no id."
    raise _wrong("id", message, "Give one: --id, of small letters, digits and hyphens.")


def _refuse_taken(folder: Path) -> None:
    at = Position(str(folder))
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise stop("new/taken", "There is something of this name already.", at=at)
    if folder.exists() and any(folder.iterdir()):
        hint = "Name another one; nothing is ever overwritten."
        raise stop("new/taken", "This folder is not empty.", at=at, hint=hint)
    if folder.exists() and folder.samefile(Path()):
        hint = "Go one folder up, and name this one."
        raise stop("new/taken", "The edition takes the place of this folder.", at=at, hint=hint)


def _write(folder: Path, made: Mapping[str, bytes]) -> None:
    """Write all files beside the folder and then give them its name, or leave nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.parent / f".{folder.name}.{os.getpid()}.new"
    try:
        for path, data in made.items():
            (beside / path).parent.mkdir(parents=True, exist_ok=True)
            (beside / path).write_bytes(data)
        os.replace(beside, folder)  # of two folders, only an empty one is replaced
    finally:
        shutil.rmtree(beside, ignore_errors=True)
