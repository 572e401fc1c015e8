# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla parallel``: record which text the translations render."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from postilla.checks.reading import read_source
from postilla.checks.source import EditionSource
from postilla.cli.sources import read_files
from postilla.cli.transaction import write_all
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.parallel import unit_id
from postilla.model.translation import Record, State, Translation, records_now, units_of
from postilla.model.tree import TRANSLATION_LOCK, is_parallel, parallel_path
from postilla.syntax.provenance import write_records


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "parallel",
        help="record which text the translations render",
        description="Writes source/parallel/LANGUAGE/base.lock. A block that was translated or "
        "revised since the last time is taken as held against the text as it is now; one that "
        "stayed while the text changed is outdated, and is named.",
        epilog="exit codes: 0 all are up to date; 1 some are outdated; 2 not an edition, files "
        "that can't be read, or a wrong argument",
    )
    parser.add_argument(
        "--still-right",
        nargs="+",
        default=(),
        metavar="ID",
        help="translated blocks, such as p-2-3--tr, that need no revision though the text changed",
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when translations can't be read, or an id names none of them.
    """
    files = read_files(arguments.root)
    source = read_source(
        files.texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
    )
    if source.translations.findings:
        raise PostillaError(*source.translations.findings)
    translations = record(source, arguments.still_right)
    locks = _locks([one for one in translations if is_parallel(one.path)])
    write_all(arguments.root, locks)
    outdated = list(_outdated(translations, source))
    for name, path in outdated:
        print(f"{path}: outdated: {name}")
    print(f"Recorded: {len(locks)} files written, {len(outdated)} blocks outdated.")
    return 1 if outdated else 0


def record(source: EditionSource, still_right: Sequence[str]) -> Sequence[Translation]:
    """Record anew what all translations render.

    :param source: the edition's source.
    :param still_right: ids of translated blocks that need no revision.
    :return: the translations with their new records.
    :raises PostillaError: with ``parallel/unknown-unit`` when such an id names none.
    """
    chapters = {read.chapter.name: read.chapter for read in source.chapters}
    left = set(still_right)
    recorded = []
    for one in source.translations.all:
        if (chapter := chapters.get(one.chapter.name)) is None:
            continue
        if not is_parallel(one.path):  # a catalogue says itself what was translated
            recorded.append(one)
            continue
        right = {name for name in one.blocks() if unit_id(name, one.language) in left}
        left -= {unit_id(name, one.language) for name in right}
        recorded.append(replace(one, records=records_now(one, chapter, frozenset(right))))
    if left:
        message = f"There is no translated block “{min(left)}”."
        hint = "Write the id of the block, two hyphens and the language, as in p-2-3--tr."
        raise stop("parallel/unknown-unit", message, at=Position("--still-right"), hint=hint)
    return recorded


def _locks(translations: Sequence[Translation]) -> Mapping[str, bytes]:
    records: dict[str, dict[str, Record]] = {}
    for one in translations:
        records.setdefault(one.language, {}).update(one.records)
    return {
        parallel_path(language, TRANSLATION_LOCK): write_records(own).encode()
        for language, own in records.items()
    }


def _outdated(
    translations: Sequence[Translation], source: EditionSource
) -> Iterator[tuple[str, str]]:
    blocks = {block.id: block for read in source.chapters for block in units_of(read.chapter)}
    for one in translations:
        for name, own in one.blocks().items():
            if name in blocks and one.state_of(blocks[name], own) is State.OUTDATED:
                yield unit_id(name, one.language), f"{one.path}:{own.line}"
