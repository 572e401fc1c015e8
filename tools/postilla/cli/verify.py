# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla verify``: the proof that what is published says what the witness says."""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields
from pathlib import Path

from postilla.cli.output import FORMATS
from postilla.cli.sources import SourceFiles, read_files
from postilla.fidelity.source import Extent, SourceProof, verify_source
from postilla.importer.derive import Derivation, derive
from postilla.importer.witness import MAX_BYTES
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.tree import EDITION, LOCK, RECIPE, WITNESS, chapter_name, is_chapter
from postilla.syntax.config import read_edition
from postilla.syntax.reader import read_chapter


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "verify",
        help="prove the text against the witness",
        description="Derives the text from the witness and the recipe anew, and holds the "
        "chapters and the lock against it. Tells file, line, column and both readings of each "
        "difference.",
        epilog="exit codes: 0 proven; 1 something differs; 2 not an edition, a witness or recipe "
        "that can't be used, or a wrong argument",
    )
    parser.add_argument(
        "--source",
        action="store_true",
        required=True,
        help="prove the chapters in source/chapters/, which is what can be proven so far",
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people, json for programs, github for annotations on a pull request",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when the text can't be derived.
    """
    root: Path = arguments.root
    files = read_files(root)
    if files.findings:
        raise PostillaError(*files.findings)
    derivation = _derive(root, files)
    proof = verify_source(
        [
            read_chapter(text, chapter_name(path), path)
            for path, text in sorted(files.texts.items())
            if is_chapter(path)
        ],
        files.texts.get(LOCK, ""),
        derived=derivation.chapters,
        derived_lock=derivation.lock,
        lines=derivation.lines,
    )
    sys.stdout.write(FORMATS[arguments.format](proof.findings))
    if arguments.format == "text":
        sys.stdout.write(_table(proof))
    return 1 if proof.findings else 0


def _derive(root: Path, files: SourceFiles) -> Derivation:
    for path in (EDITION, RECIPE):
        if path not in files.texts:
            raise stop("verify/missing", "The file is missing.", at=Position(path))
    edition = read_edition(files.texts[EDITION], EDITION)
    path = f"{WITNESS}/{edition.witnesses[0].file}"
    if path not in files.digests:
        hint = f"{EDITION} names it as a witness."
        raise stop("verify/missing", "The file is missing.", at=Position(path), hint=hint)
    with (root / path).open("rb") as stream:
        witness = stream.read(MAX_BYTES + 1)
    return derive(witness, files.texts[RECIPE], witness_path=path, recipe_path=RECIPE)


def _table(proof: SourceProof) -> str:
    rows = [("", "witness", "chapters")]
    for field in fields(Extent):
        old, new = (getattr(extent, field.name) for extent in (proof.witness, proof.chapters))
        rows.append((field.name.replace("_", " "), f"{old:,}", f"{new:,}"))
    rows.append(("differences", "", f"{len(proof.findings):,}"))
    return "\n" + "".join(f"{name:<12}{old:>12}{new:>12}\n" for name, old, new in rows)
