# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla catalogue``: the text and its annotations as catalogues to translate."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from postilla.checks.reading import read_source
from postilla.checks.source import EditionSource
from postilla.cli.sources import read_files
from postilla.cli.transaction import write_all
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.tree import (
    ANNOTATION_CATALOGUES,
    TEXT_CATALOGUES,
    catalogue_path,
    catalogue_place,
    chapter_path,
    parallel_path,
)
from postilla.syntax.catalogue_renewal import renewed
from postilla.syntax.catalogue_units import Unit, annotation_units, text_units
from postilla.syntax.po import read_po, write_po
from postilla.syntax.reader import ReadChapter

_FOLDERS: Final = (TEXT_CATALOGUES, ANNOTATION_CATALOGUES)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "catalogue",
        help="write or update the catalogues to translate",
        description="Writes source/locale/LANGUAGE/LC_MESSAGES/text/CHAPTER.po and "
        "…/annotations/CHAPTER.po, gettext catalogues with an entry for each paragraph and each "
        "annotation. What translators have done stays: where the words have changed, the entry is "
        "marked as fuzzy and keeps the words before; what is gone is kept as obsolete.",
        epilog="exit codes: 0 done; 2 not an edition, a catalogue that can't be read, or a wrong "
        "argument",
    )
    parser.add_argument(
        "languages",
        nargs="*",
        metavar="LANGUAGE",
        help="languages of the edition, such as de (default: those that have catalogues)",
    )
    parser.add_argument(
        "--only", choices=_FOLDERS, help="those of the text, or of the annotations alone"
    )
    parser.add_argument(
        "--chapter", action="append", default=[], metavar="NAME", help="this chapter alone"
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when a language is none of the edition's, or a catalogue can't be read.
    """
    files = read_files(arguments.root)
    source = read_source(
        files.texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
    )
    languages = [*arguments.languages] or sorted(_languages(files.texts))
    folders = [arguments.only] if arguments.only else _FOLDERS
    chapters = _chapters(source, arguments.chapter)
    written: dict[str, bytes] = {}
    for language in dict.fromkeys(languages):
        _check_language(language, source)
        for folder in folders:
            written.update(_renew(files.texts, chapters, language, folder, is_named=bool(
                arguments.languages)))  # fmt: skip
    changed = {path: data for path, data in written.items()
               if files.texts.get(path, "").encode() != data}  # fmt: skip
    write_all(arguments.root, changed)
    for path in sorted(changed):
        print(path)
    print(f"{len(changed)} of {len(written)} catalogues written.")
    return 0


def _languages(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if place := catalogue_place(path):
            yield place[0]


def _chapters(source: EditionSource, names: Iterable[str]) -> list[ReadChapter]:
    known = {read.chapter.name: read for read in source.chapters}
    for name in names:
        if name not in known:
            hint = f"Chapters are called like their files: {', '.join(known)}."
            message = f"There is no chapter “{name}”."
            raise stop("catalogue/chapter", message, at=Position("--chapter"), hint=hint)
    return [known[name] for name in names] or [*known.values()]


def _check_language(language: str, source: EditionSource) -> None:
    others = source.edition.other_languages if source.edition else ()
    if language not in others:
        told = ", ".join(others) or "none"
        raise stop(
            "catalogue/language",
            f"“{language}” is no other language of this edition.",
            at=Position("LANGUAGE"),
            hint=f"Those that edition.toml names: {told}.",
        )


def _renew(
    texts: Mapping[str, str],
    chapters: Iterable[ReadChapter],
    language: str,
    folder: str,
    *,
    is_named: bool,
) -> Iterator[tuple[str, bytes]]:
    """Give the catalogues; of languages that are not named only those that are there.

    Nor is a catalogue of the text begun for a chapter that is translated elsewhere.
    """
    for read in chapters:
        path = catalogue_path(language, folder, read.chapter.name)
        elsewhere = parallel_path(language, f"{read.chapter.name}.md")
        is_elsewhere = folder == TEXT_CATALOGUES and elsewhere in texts
        if path not in texts and (not is_named or is_elsewhere):
            continue
        before = None
        if path in texts:
            before, findings = read_po(texts[path], path)
            if findings:
                raise PostillaError(*findings)
        units = _units(read, folder)
        home = chapter_path(read.chapter.name)
        if units or before:
            yield path, write_po(renewed(before, units, language, home)).encode()


def _units(read: ReadChapter, folder: str) -> list[Unit]:
    if folder == TEXT_CATALOGUES:
        return list(text_units(read.chapter))
    return list(annotation_units(read.annotations))
