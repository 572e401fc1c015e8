# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla verify``: the proof that what is published says what the witness says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Final

from postilla.cli.output import FORMATS
from postilla.cli.sources import SourceFiles, read_files
from postilla.fidelity.extent import Extent
from postilla.fidelity.extracted import Files, ProductKind
from postilla.fidelity.products import PRODUCTS
from postilla.fidelity.proof import Authority, ProductProof, verify_product
from postilla.fidelity.source import SourceProof, verify_source
from postilla.importer.derive import Derivation, derive
from postilla.importer.witness import MAX_BYTES
from postilla.model.diagnostic import Position
from postilla.model.digest import is_counted, source_digest
from postilla.model.edition import Edition, Reading
from postilla.model.errors import PostillaError, stop
from postilla.model.tree import (
    BUILD,
    EDITION,
    LOCK,
    RECIPE,
    SOURCE,
    WITNESS,
    chapter_name,
    is_chapter,
)
from postilla.syntax.config import read_edition
from postilla.syntax.reader import ReadChapter, read_chapter
from postilla.syntax.restored import restored

_MAX_PRODUCT: Final = 256 * 1024 * 1024
"""Bytes of a product."""
_PAGES: Final = frozenset({".html", ".css"})
"""Suffixes of the files that decide what the site shows."""


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
        choices=[*PRODUCTS],
        help="prove this product beside the chapters; may be given several times (default: all)",
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
    root: Path = arguments.root
    files = read_files(root)
    if files.findings:
        raise PostillaError(*files.findings)
    if EDITION not in files.texts:
        raise stop("verify/missing", "The file is missing.", at=Position(EDITION))
    edition = read_edition(files.texts[EDITION], EDITION)
    chapters = _read_chapters(files)
    source = _verify_source(root, files, edition, chapters)
    chosen = [] if arguments.source else [*(arguments.product or PRODUCTS)]
    products = _verify_products(root, edition, chapters, chosen)
    findings = (*source.findings, *(one for proof in products.values() for one in proof.findings))
    sys.stdout.write(FORMATS[arguments.format](findings, files.texts))
    if arguments.format == "text":
        sys.stdout.write(_table(source, products))
    return 1 if findings else 0


def _read_chapters(files: SourceFiles) -> Sequence[ReadChapter]:
    return [
        read_chapter(text, chapter_name(path), path)
        for path, text in sorted(files.texts.items())
        if is_chapter(path)
    ]


def _verify_source(
    root: Path, files: SourceFiles, edition: Edition, chapters: Sequence[ReadChapter]
) -> SourceProof:
    derivation = _derive(root, files, edition)
    return verify_source(
        chapters,
        files.texts.get(LOCK, ""),
        derived=derivation.chapters,
        derived_lock=derivation.lock,
        lines=derivation.lines,
    )


def _derive(root: Path, files: SourceFiles, edition: Edition) -> Derivation:
    if RECIPE not in files.texts:
        raise stop("verify/missing", "The file is missing.", at=Position(RECIPE))
    path = f"{WITNESS}/{edition.witnesses[0].file}"
    if path not in files.digests:
        hint = f"{EDITION} names it as a witness."
        raise stop("verify/missing", "The file is missing.", at=Position(path), hint=hint)
    with (root / path).open("rb") as stream:
        witness = stream.read(MAX_BYTES + 1)
    return derive(witness, files.texts[RECIPE], witness_path=path, recipe_path=RECIPE)


def _verify_products(
    root: Path, edition: Edition, chapters: Sequence[ReadChapter], names: Iterable[str]
) -> Mapping[str, ProductProof]:
    base = tuple(one.chapter for one in chapters)
    is_restored = edition.reading is Reading.RESTORED
    authority = Authority(
        chapters=base,
        shown=tuple(map(restored, chapters)) if is_restored else base,
        language=edition.language,
        digest=source_digest(_counted(root / SOURCE)),
    )
    proofs = {}
    for name in dict.fromkeys(names):
        kind = PRODUCTS[name]
        path = f"{BUILD}/{kind.path.format(id=edition.id)}"
        proofs[name] = verify_product(kind, _load(root / path, kind, path), authority, path)
    return proofs


def _counted(source: Path) -> Files:
    paths = {path.relative_to(source).as_posix(): path for path in source.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in paths.items()
        if is_counted(name) and path.is_file()
    }


def _load(place: Path, kind: ProductKind, path: str) -> Files:
    """Read the files of a product; none when it is missing."""
    if kind.is_file:
        paths = [place] if place.is_file() else []
    else:
        paths = [one for one in place.rglob("*") if one.suffix in _PAGES and one.is_file()]
    size = sum(one.stat().st_size for one in paths)
    if size > _MAX_PRODUCT:
        message = f"It has {size} bytes; {_MAX_PRODUCT} is the most that is read."
        raise stop("verify/too-large", message, at=Position(path))
    folder = place.parent if kind.is_file else place
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in paths}


def _table(source: SourceProof, products: Mapping[str, ProductProof]) -> str:
    names = [field.name for field in fields(Extent)]
    rows = [
        ("", *(name.replace("_", " ") for name in names), "differences"),
        ("witness", *_figures(source.witness), ""),
        ("chapters", *_figures(source.chapters), f"{len(source.findings):,}"),
    ]
    for name, proof in products.items():
        rows.append((name, *_figures(proof.extent), f"{len(proof.findings):,}"))
    lines = (f"{first:<10}" + "".join(f"{one:>13}" for one in rest) for first, *rest in rows)
    return "\n" + "".join(f"{line.rstrip()}\n" for line in lines)


def _figures(extent: Extent | None) -> Sequence[str]:
    if extent is None:
        return ["–" for _ in fields(Extent)]
    return [f"{getattr(extent, field.name):,}" for field in fields(Extent)]
