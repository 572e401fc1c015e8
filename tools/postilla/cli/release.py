# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla release``: everything built from clean, proven, validated and packed, or nothing."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from postilla.checks.reading import read_source
from postilla.checks.source import written_annotations
from postilla.checks.table import check_edition_source
from postilla.cli.build import refuse_what_is_no_edition
from postilla.cli.output import format_text
from postilla.cli.proving import prove, published
from postilla.cli.sources import read_files
from postilla.fidelity.products import KINDS
from postilla.model.diagnostic import Diagnostic, Severity
from postilla.model.edition import Edition
from postilla.model.moment import stated_moment
from postilla.model.parts import parts_of
from postilla.model.tree import BUILD, EDITION, FURTHER, PRODUCTS, SETTINGS, SOURCE
from postilla.release.ace import ace_findings, run_ace
from postilla.release.contents import (
    LICENCES,
    SUMS,
    release_files,
    release_name,
    shortcomings,
    sums_of,
)
from postilla.release.epub import epubcheck_findings
from postilla.release.history import history_shortcomings
from postilla.release.programs import Programs, find_programs
from postilla.syntax.config import read_edition

FOLDER: Final = "release"
"""Where releases are put, in ``build/``."""
_SCHEMA: Final = "TEI_ALL_RNG"
_ACE: Final = "ACE"
_TEMPLATES: Final = "_templates"
_RELEASED: Final = (*PRODUCTS, *FURTHER)
_PDFS: Final = ("pdf", "large-print")
_READY: Final = "Ready: a version, and the text of each licence"
_VALIDATED: Final = (
    "Validated: the TEI by its schema, the EPUBs by {programs}, tags and metadata of the PDFs"
)

Findings = Sequence[Diagnostic]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "release",
        help="build all from clean, prove and validate it, and pack it as a release",
        description="Checks the source, builds every product from clean, proves and validates "
        "them (RELAX NG of the TEI, EPUBCheck and Ace, the tags and metadata of the PDF), and "
        f"writes one archive, {BUILD}/{FOLDER}/ID-VERSION.zip, with the products, the source, the "
        "licences and the sums of all files. Where anything falls short, it says so and writes "
        "none.",
        epilog="exit codes: 0 released; 1 something falls short; 2 not an edition, or a wrong "
        "argument",
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.add_argument(
        "--schema",
        default=os.environ.get(_SCHEMA, ""),
        metavar="FILE",
        help=f"tei_all.rng, a schema of the TEI (default: what {_SCHEMA} says)",
    )
    parser.add_argument(
        "--ace",
        default=os.environ.get(_ACE, ""),
        metavar="FILE",
        help="ace-puppeteer, the program of Ace by DAISY, which checks the EPUBs as well "
        f"(default: what {_ACE} says)",
    )
    parser.add_argument(
        "-j", "--jobs", type=int, default=os.cpu_count() or 1, metavar="N",
        help="how many processes may read and write (default: one for each processor)",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when there is nothing that could be released, or what validates it is
        not installed.
    """
    root: Path = arguments.root
    refuse_what_is_no_edition(root)
    stated_moment(os.environ)
    shutil.rmtree(root / BUILD / FOLDER, ignore_errors=True)
    edition = read_edition((root / EDITION).read_text(encoding="utf-8"), EDITION)
    licences = _licences(root)
    if not _passes(_READY, shortcomings(edition, licences.keys())):
        return 1
    programs = find_programs(arguments.schema, arguments.ace)
    checkers = "EPUBCheck and Ace" if programs.ace else "EPUBCheck"
    validated = _VALIDATED.format(programs=checkers)
    is_sound = (
        _passes("Checked: the source", _checked(root))
        and _is_built(root, arguments.jobs)
        and _passes("Proven: every product, and what the site offers", _proven(root))
        and _passes(validated, tuple(_validated(root, edition, programs)))
    )
    if is_sound:
        _pack(root, edition, licences)
    return 0 if is_sound else 1


def _passes(title: str, findings: Findings) -> bool:
    """Tell what was found; true when nothing falls short."""
    if any(one.severity is not Severity.NOTE for one in findings):
        sys.stdout.write(format_text(findings, {}))
        return False
    print(f"{title}.", flush=True)
    return True


def _checked(root: Path) -> Findings:
    files = read_files(root)
    source = read_source(
        files.texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
    )
    findings = check_edition_source(source)
    if source.edition is None or findings:
        return findings
    ids = [one.annotation.id for one in written_annotations(source) if one.annotation.id]
    return tuple(history_shortcomings(source.edition, source.history, ids))


def _proven(root: Path) -> Findings:
    return prove(root, [*KINDS]).findings


def _is_built(root: Path, jobs: int) -> bool:
    """Build all products where there are none; what falls short is told by the build."""
    from postilla.builders.driver import Task, build

    for name in (*_RELEASED, "doctrees"):
        shutil.rmtree(root / BUILD / name, ignore_errors=True)
    every = frozenset(_RELEASED)
    if build(Task(root=root, products=every, jobs=jobs, status=None, findings=sys.stderr)):
        return _passes("Built: every product, without a warning", ())
    return False


def _validated(root: Path, edition: Edition, programs: Programs) -> Iterator[Diagnostic]:
    """Hold each product against the standards of its format."""
    from postilla.release.pdf import pdf_findings
    from postilla.tei.validate import read_schema, validate

    def name(path: Path) -> str:
        return path.relative_to(root).as_posix()

    def check(book: Path) -> Findings:
        findings = epubcheck_findings(programs.check_epub(book), name(book))
        if programs.ace and not findings:  # it takes no book that is none
            findings += ace_findings(run_ace(programs.ace, book), name(book))
        return findings

    def paths(kind: str) -> Iterator[Path]:
        return (root / BUILD / path for path in KINDS[kind].paths(edition))

    (tei,) = paths("tei")
    parts = parts_of(edition.pdf_parts)
    pdfs = [pair for kind in _PDFS for pair in zip(parts, paths(kind), strict=True)]
    with ThreadPoolExecutor() as pool:
        reports = pool.map(check, sorted((root / BUILD / "epub").glob("*.epub")))
        yield from validate(tei.read_bytes(), read_schema(str(programs.schema)), name(tei))
        for part, pdf in pdfs:
            attached = tei.read_bytes() if part.is_first else b""
            yield from pdf_findings(pdf.read_bytes(), edition, name(pdf), tei=attached)
        for findings in reports:
            yield from findings


def _licences(root: Path) -> Mapping[str, bytes]:
    """Read the texts of licences that lie with the edition."""
    paths = sorted((root / LICENCES).glob("*.txt"))
    return {path.stem: path.read_bytes() for path in paths}


def _source(root: Path) -> Mapping[str, bytes]:
    """Read what the products were made from."""
    paths = [root / SETTINGS]
    for folder in (SOURCE, _TEMPLATES):
        paths += sorted((root / folder).rglob("*"))
    names = {path.relative_to(root): path for path in paths if path.is_file()}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in names.items()
        if not any(part.startswith((".", "__pycache__")) for part in name.parts)
    }


def _pack(root: Path, edition: Edition, licences: Mapping[str, bytes]) -> None:
    """Write the archive, and its sum beside it."""
    from postilla.builders.archive import zip_bytes
    from postilla.builders.files import write_file

    files = release_files(edition, published(root, _RELEASED), _source(root), licences)
    archive = {f"{release_name(edition)}.zip": zip_bytes(files)}
    for name, data in {**archive, SUMS: sums_of(archive)}.items():
        write_file(root / BUILD / FOLDER / name, data)
        if name in archive:
            print(f"Released: {BUILD}/{FOLDER}/{name}, {len(files)} files, {len(data):,} bytes.")
