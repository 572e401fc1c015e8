# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla build``: the site and every other product, from one reading of the source."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from postilla.model.diagnostic import Position
from postilla.model.errors import stop
from postilla.model.moment import stated_moment
from postilla.model.tree import BUILD, CHAPTERS, EDITION, FURTHER, PRODUCTS, SETTINGS, SOURCE
from postilla.syntax.config import read_edition


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "build",
        help="build the site, the EPUB, the TEI, the annotations as data and the PDF",
        description="Reads the source once and builds products of it under build/, each in a "
        "folder of its own. What has not changed is not read again.",
        epilog="exit codes: 0 built; 1 something found, which is then told, and nothing later "
        "built; 2 not an edition, settings that can't be used, or a wrong argument",
    )
    parser.add_argument(
        "products",
        nargs="*",
        metavar="PRODUCT",
        help=f"{', '.join((*PRODUCTS, *FURTHER))} (default: all but {', '.join(FURTHER)})",
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.add_argument(
        "-j",
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="how many processes may read and write (default: one for each processor)",
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="show what Sphinx says meanwhile"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when there is nothing that could be built.
    """
    root: Path = arguments.root
    _refuse_what_is_no_product(arguments.products)
    refuse_what_is_no_edition(root)
    stated_moment(os.environ)  # before Sphinx stumbles over one that is none
    # Only here, so that other commands and the help don't wait for Sphinx.
    from postilla.builders.driver import Task, build

    task = Task(
        root=root,
        products=frozenset(arguments.products or PRODUCTS),
        jobs=arguments.jobs,
        status=sys.stdout if arguments.verbose else None,
        findings=sys.stderr,
    )
    if not build(task):
        return 1
    built = (name for name in (*PRODUCTS, *FURTHER) if name in task.products)
    print("Built:", ", ".join(f"{BUILD}/{name}/" for name in built))
    if "html" in task.products:
        _tell_what_is_left_out(root / EDITION)
    return 0


def _tell_what_is_left_out(path: Path) -> None:
    from postilla.discovery.files import left_out

    if told := left_out(read_edition(path.read_text(encoding="utf-8"), EDITION)):
        print(told)


def _refuse_what_is_no_product(products: Sequence[str]) -> None:
    for product in products:
        if product not in (*PRODUCTS, *FURTHER):
            hint = f"There are: {', '.join((*PRODUCTS, *FURTHER))}."
            message = "There is no such product."
            raise stop("cli/no-product", message, at=Position(product), hint=hint)


def refuse_what_is_no_edition(root: Path) -> None:
    """Say so when there is nothing to build.

    :param root: the folder.
    :raises PostillaError: with ``cli/no-edition``, or ``cli/no-text`` when nothing was imported.
    """
    for name in (SOURCE, SETTINGS):
        if not (root / name).exists():
            raise stop(
                "cli/no-edition",
                f"Here is no edition to build: it has no “{name}”.",
                at=Position(str(root)),
                hint="Change into the edition's folder, or name it with --root.",
            )
    if not any((root / CHAPTERS).glob("*.md")):
        raise stop(
            "cli/no-text",
            "There is no text yet.",
            at=Position(CHAPTERS),
            hint="Bring it in: postilla import FILE.",
        )
