# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla translations``: how far the translations are."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from postilla.checks.reading import read_source
from postilla.cli.sources import read_files
from postilla.model.progress import Progress, progress
from postilla.model.translation import Provenance
from postilla.syntax.catalogue_units import annotation_units

_HEADS = ("language", "chapter", "text", "", "outdated", "in doubt", "annotations", "translator")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "translations",
        help="tell how far the translations are",
        description="Counts by language and chapter how many paragraphs, headings, items and "
        "notes are translated, how many of them are outdated, and how many are in doubt: nobody "
        "has looked over their alignment or recorded their text. Tells whose each is.",
        epilog="exit codes: 0 told, whatever it is; 2 not an edition, or a wrong argument",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people, or for programs"
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    """
    files = read_files(arguments.root)
    source = read_source(
        files.texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
    )
    units = {
        read.chapter.name: {unit.name: unit.words for unit in annotation_units(read.annotations)}
        for read in source.chapters
    }
    chapters = [read.chapter for read in source.chapters]
    translations = source.translations
    rows = list(progress(chapters, translations.all, units, translations.annotations))
    sys.stdout.write(as_json(rows) if arguments.format == "json" else as_table(rows))
    return 0


def as_json(rows: Sequence[Progress]) -> str:
    """Write the figures for programs.

    :param rows: them.
    :return: JSON, a list with an object a language and chapter.
    """
    return json.dumps([_as_object(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def _as_object(row: Progress) -> dict[str, object]:
    made: dict[str, object] = {**asdict(row), "percent": row.percent}
    if row.provenance:
        made["provenance"] = {**asdict(row.provenance), "origin": row.provenance.origin.value}
    return made


def as_table(rows: Sequence[Progress]) -> str:
    """Write the figures for people.

    :param rows: them.
    :return: a line a language and chapter.
    """
    if not rows:
        return "There are no translations.\n"
    cells = [_HEADS, *map(_cells, rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(_HEADS))]
    lines = []
    for row in cells:
        parts = [
            cell.ljust(width) if place in (0, 1, len(row) - 1) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines) + "\n"


def _cells(row: Progress) -> tuple[str, ...]:
    said = row.annotations_current + row.annotations_outdated
    return (
        row.language,
        row.chapter,
        f"{row.translated}/{row.total}",
        f"{row.percent}%",
        str(row.outdated + row.annotations_outdated),
        str(row.in_doubt),
        f"{said}/{row.annotations}",
        _whose(row.provenance),
    )


def _whose(provenance: Provenance | None) -> str:
    if provenance is None:
        return "–"
    return f"{provenance.translator}, {provenance.date} ({provenance.origin.value})"
