# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla place``: a released site into the folder that holds all versions."""

from __future__ import annotations

import argparse
import os
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from postilla.builders.files import write_file
from postilla.cli.release import FOLDER
from postilla.model.addresses import VERSIONS, version_path
from postilla.model.diagnostic import Position
from postilla.model.edition import Edition
from postilla.model.errors import stop
from postilla.model.tree import BUILD, EDITION
from postilla.release.contents import release_name
from postilla.release.placing import (
    differing,
    files_of_version,
    newer_versions,
    outlived,
)
from postilla.syntax.config import read_edition

_SITE: Final = "html"
_HIDDEN: Final = "."


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "place",
        help="put the site of a release beside those before",
        description="Takes the site out of the archive that “postilla release” wrote and puts it "
        f"into a folder with the sites of all versions: below {VERSIONS}/NUMBER/, where it stays "
        "as it is, and at the root, unless a newer version is there. A version that is there "
        "with other bytes is never overwritten. Files that no version has stay, too.",
        epilog="exit codes: 0 placed; 2 nothing was released, or the version is there with other "
        "bytes: nothing is written then",
    )
    parser.add_argument("site", type=Path, metavar="FOLDER", help="the folder with all versions")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when there is nothing to be placed, or its place is taken.
    """
    root, folder = arguments.root, arguments.site
    edition = read_edition((root / EDITION).read_text(encoding="utf-8"), EDITION)
    site = _released(root, edition)
    number = edition.versions[0].number
    home = folder / version_path(number)
    made = files_of_version(edition, site)
    is_there = home.is_dir()
    if is_there and (path := differing(_read(home), made)):
        raise stop(
            "place/other-bytes",
            f"Version {number} is there already, and this file is not the same.",
            at=Position((home / path).as_posix()),
            hint="What was published stays as it is: give the release a new number.",
        )
    if not is_there:
        _write_version(home, made)
    print(f"{'There already' if is_there else 'Placed'}: {home.as_posix()}/, {len(made)} files.")
    if newer := newer_versions(edition, _numbers(folder)):
        print(f"The root stays as it is: version {newer[-1]} is newer.")
        return 0
    _write_root(folder, site)
    print(f"Placed: {folder.as_posix()}/, {len(site)} files.")
    return 0


def _released(root: Path, edition: Edition) -> Mapping[str, bytes]:
    """Read the site of a release: path -> content."""
    name = release_name(edition) if edition.versions else ""
    archive = root / BUILD / FOLDER / f"{name}.zip"
    if not name or not archive.is_file():
        raise stop(
            "place/no-release",
            "Nothing was released that could be placed.",
            at=Position(archive.as_posix()),
            hint="Run “make release” first.",
        )
    inside = f"{name}/{_SITE}/"
    with zipfile.ZipFile(archive) as files:
        names = [one for one in files.namelist() if one.startswith(inside)]
        return {one.removeprefix(inside): files.read(one) for one in names}


def _read(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in _paths(folder)}


def _paths(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def _numbers(folder: Path) -> list[str]:
    versions = (path for path in (folder / VERSIONS).iterdir() if path.is_dir())
    return sorted(path.name for path in versions if not path.name.startswith(_HIDDEN))


def _write_version(home: Path, made: Mapping[str, bytes]) -> None:
    """Write a version beside its place, and have it there once it is whole."""
    beside = home.with_name(f"{_HIDDEN}{home.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    for path, data in made.items():
        write_file(beside / path, data)
    os.replace(beside, home)


def _write_root(folder: Path, site: Mapping[str, bytes]) -> None:
    placed = [_paths(folder / VERSIONS / number) for number in _numbers(folder)]
    before = [path for path in _paths(folder) if not path.startswith(f"{VERSIONS}/")]
    for path in outlived(site, placed, before):
        (folder / path).unlink()
    for path, data in site.items():
        write_file(folder / path, data)
