# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla collection``: many editions as one site."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any, Final

import postilla
from postilla.collection.catalogues import catalogues
from postilla.collection.collection import FILE, Collection, Member, member, read_collection
from postilla.collection.pages import SCRIPTS, STYLES, pages
from postilla.discovery import opds
from postilla.model.diagnostic import Position
from postilla.model.edition import Edition
from postilla.model.errors import PostillaError, stop
from postilla.model.tree import BUILD, EDITION, PRODUCTS
from postilla.search.document import Document
from postilla.search.files import index_files
from postilla.search.index import build_index
from postilla.search.merged import documents_of
from postilla.syntax.config import read_edition

EDITIONS: Final = "editions"
SITE: Final = "site"
_INDEX: Final = "_static/search"
_PACKAGE: Final = Path(postilla.__file__).parent
_THEME: Final = _PACKAGE / "theme" / "static"
_FRAME: Final = _PACKAGE / "collection" / "frame"
_WORKFLOW: Final = _PACKAGE / "collection" / "workflow" / "Snakefile"
_SEARCH: Final = "search*.js"
_BEGINNING: Final = """\
title = "Our editions"
publisher = "Who publishes them"
language = "en"
# Of the site of the collection; without it there is no catalogue of books and no sitemap.
url = ""
# Folders below editions/, each with an edition, in the order in which they are listed.
editions = []
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "collection",
        help="build many editions as one site, with a search in all of them",
        description="“new” makes a folder with collection.toml and a workflow for Snakemake, which "
        "runs the others: “build” for each edition, “gather” for the site, “tell” at the end.",
        epilog="exit codes: 0 done; 1 an edition has failed (of “tell” alone); 2 no collection, "
        "files that can't be read, or a wrong argument",
    )
    steps = parser.add_subparsers(dest="step", required=True)
    new = steps.add_parser("new", help="make the folder of a collection")
    new.add_argument("folder", type=Path)
    one = steps.add_parser("build", help="build an edition, and record whether it could be built")
    one.add_argument("name", help="of its folder below editions/")
    one.add_argument("-j", "--jobs", type=int, default=1, metavar="N")
    one.set_defaults(step=build)
    new.set_defaults(step=begin)
    steps.add_parser("gather", help="make the site").set_defaults(step=gather)
    steps.add_parser("tell", help="name the editions that failed").set_defaults(step=tell)
    for step in steps.choices.values():
        step.add_argument(
            "--root", type=Path, default=Path(), help="the collection's folder (default: this one)"
        )
    parser.set_defaults(run=lambda arguments: arguments.step(arguments))


def begin(arguments: argparse.Namespace) -> int:
    """Make the folder of a collection; nothing that is there is written over."""
    folder: Path = arguments.folder
    for path in (folder / FILE, folder / "Snakefile"):
        if path.exists():
            raise stop("collection/exists", "It is there already.", at=Position(str(path)))
    (folder / EDITIONS).mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(_BEGINNING, encoding="utf-8")
    shutil.copyfile(_WORKFLOW, folder / "Snakefile")
    print(f"Begun: {folder}/{FILE}. Put editions below {folder}/{EDITIONS}/ and name them there.")
    return 0


def build(arguments: argparse.Namespace) -> int:
    """Build an edition; what is wrong with it is kept, so that the others go on."""
    from postilla.builders.driver import Task
    from postilla.builders.driver import build as build_products
    from postilla.cli.build import refuse_what_is_no_edition

    root: Path = arguments.root / EDITIONS / arguments.name
    said = StringIO()
    try:
        refuse_what_is_no_edition(root)
        task = Task(
            root=root,
            products=frozenset(PRODUCTS),
            jobs=arguments.jobs,
            status=None,
            findings=said,
        )
        is_built = build_products(task)
    except PostillaError as error:
        said.write(f"{error}\n")
        is_built = False
    record = arguments.root / BUILD / f"{arguments.name}.json"
    record.parent.mkdir(exist_ok=True)
    text = json.dumps({"built": is_built, "said": said.getvalue()}, ensure_ascii=False)
    record.write_text(f"{text}\n", encoding="utf-8")
    sys.stderr.write(said.getvalue())
    return 0


def gather(arguments: argparse.Namespace) -> int:
    """Make the site of all editions that were built."""
    root: Path = arguments.root
    collection = _read(root)
    members = [
        member(collection, name, _edition(root, name))
        for name, record in _records(root, collection).items()
        if record["built"]
    ]
    with _renewed(root / SITE) as site:
        for one in members:
            source = root / EDITIONS / one.name / BUILD / "html"
            ignored = shutil.ignore_patterns(".buildinfo")
            shutil.copytree(source, site / one.name, ignore=ignored)
        _copy_static(site / "_static")
        found = {one.name: sorted(_pages(site / one.name)) for one in members}
        lists = catalogues(collection, members, found)
        html = pages(collection, members, has_catalogue=opds.NAME in lists)
        index = {f"{_INDEX}/{name}": text for name, text in _merged(site, members).items()}
        for name, text in {**html, **index}.items():
            _write(site / name, text.encode())
        for name, data in lists.items():
            _write(site / name, data)
    print(f"Gathered: {SITE}/, {len(members)} of {len(collection.editions)} editions.")
    return 0


def tell(arguments: argparse.Namespace) -> int:
    """Name the editions that failed, with what was said of them."""
    records = _records(arguments.root, _read(arguments.root))
    failed = {name: record for name, record in records.items() if not record["built"]}
    for name, record in failed.items():
        print(f"{EDITIONS}/{name}: not built, and left out:", file=sys.stderr)
        print("".join(f"  {line}\n" for line in record["said"].splitlines()), file=sys.stderr)
    return 1 if failed else 0


@contextmanager
def _renewed(folder: Path) -> Iterator[Path]:
    """Give a folder beside this one, which takes its place when all is in it."""
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        yield beside
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _read(root: Path) -> Collection:
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        hint = "Change into its folder, or begin one: postilla collection new FOLDER."
        message = "Here is no collection."
        raise stop("collection/none", message, at=Position(FILE), hint=hint) from error
    return read_collection(text, FILE)


def _edition(root: Path, name: str) -> Edition:
    path = root / EDITIONS / name / EDITION
    return read_edition(path.read_text(encoding="utf-8"), f"{EDITIONS}/{name}/{EDITION}")


def _records(root: Path, collection: Collection) -> Mapping[str, Mapping[str, Any]]:
    records = {}
    for name in collection.editions:
        try:
            records[name] = json.loads((root / BUILD / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            records[name] = {"built": False, "said": "Nobody has tried: postilla collection build."}
    return records


def _copy_static(folder: Path) -> None:
    folder.mkdir(parents=True)
    names = [*STYLES, *SCRIPTS, "postilla.svg"]
    for path in [*(_THEME / name for name in names), *sorted(_THEME.glob(_SEARCH))]:
        shutil.copyfile(path, folder / path.name)
    shutil.copyfile(_FRAME / "collection.css", folder / "collection.css")


def _pages(site: Path) -> Iterator[str]:
    for path in site.rglob("*.html"):
        if path.name not in ("404.html", "search.html"):
            yield path.relative_to(site).as_posix()


def _merged(site: Path, members: Sequence[Member]) -> Mapping[str, str]:
    """Make one index of those of all editions."""
    every = (_documents(site, one) for one in members)
    return index_files(build_index(chain.from_iterable(every)))


def _documents(site: Path, one: Member) -> Iterator[Document]:
    folder = site / one.name / _INDEX
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    return documents_of(files, one.name, one.edition.title)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
