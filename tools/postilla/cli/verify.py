# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla verify``: the proof that what is published says what the witness says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from postilla.cli.output import FORMATS
from postilla.cli.proving import Proof, prove
from postilla.fidelity.extent import Extent
from postilla.fidelity.products import KINDS, PRODUCTS


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "verify",
        help="prove the text and all products against the witness",
        description="Derives the text from the witness and the recipe anew, and holds the "
        "chapters and the lock against it; then reads each product in build/ as a user's "
        "software does, and holds it against the chapters. Tells place and both readings of "
        "each difference.",
        epilog="exit codes: 0 proven; 1 something differs, or a product is missing or was built "
        "from another source; 2 not an edition, a witness or recipe that can't be used, or a "
        "wrong argument",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--source", action="store_true", help="prove the chapters alone, and no product"
    )
    which.add_argument(
        "--product",
        action="append",
        choices=[*KINDS],
        help="prove this product beside the chapters; may be given several times (default: all but "
        "large-print)",
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
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when the text can't be derived.
    """
    chosen = [] if arguments.source else [*(arguments.product or PRODUCTS)]
    proof = prove(arguments.root, chosen)
    sys.stdout.write(FORMATS[arguments.format](proof.findings, proof.texts))
    if arguments.format == "text":
        sys.stdout.write(table(proof))
        sys.stdout.write(given_back(proof))
    return 1 if proof.findings else 0


def table(proof: Proof) -> str:
    """Tell how much of the text was found where.

    :param proof: what was found.
    :return: lines.
    """
    names = [field.name for field in fields(Extent)]
    rows = [
        ("", *(name.replace("_", " ") for name in names), "differences"),
        ("witness", *_figures(proof.source.witness), ""),
        ("chapters", *_figures(proof.source.chapters), f"{len(proof.source.findings):,}"),
    ]
    for name, product in proof.products.items():
        rows.append((name, *_figures(product.extent), f"{len(product.findings):,}"))
    lines = (f"{first:<12}" + "".join(f"{one:>13}" for one in rest) for first, *rest in rows)
    return "\n" + "".join(f"{line.rstrip()}\n" for line in lines)


def given_back(proof: Proof) -> str:
    """Tell which other witnesses text and apparatus give back.

    :param proof: what was found.
    :return: a line, or nothing where none is declared complete.
    """
    if not proof.witnesses:
        return ""
    names = ", ".join(proof.witnesses)
    count = len(proof.apparatus)
    return f"\ntext and apparatus give back: {names}; differences: {count}\n"


def _figures(extent: Extent | None) -> Sequence[str]:
    if extent is None:
        return ["–" for _ in fields(Extent)]
    return [f"{getattr(extent, field.name):,}" for field in fields(Extent)]
