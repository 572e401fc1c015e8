# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla align``: propose which words of a translation render which of a chapter."""

from __future__ import annotations

import argparse
import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from postilla.alignment.page import Page, write_page
from postilla.alignment.pairing import pair
from postilla.alignment.passages import Split, read_passages
from postilla.checks.files import decode
from postilla.checks.reading import read_source
from postilla.checks.source import EditionSource
from postilla.cli.sources import MAX_BYTES, read_files
from postilla.cli.transaction import write_all
from postilla.importer.blocks.sentences import sentence_starts
from postilla.model.allowed import Profile
from postilla.model.block import Chapter
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.model.parallel import unit_id
from postilla.model.tree import TRANSLATION_FACTS, chapter_name, is_chapter, parallel_path
from postilla.syntax.allowlist import check_bounds, check_text
from postilla.syntax.translation import read_translation
from postilla.syntax.translations import LANGUAGE_TAG

_TOLD: Final = 5
_MARKDOWN: Final = re.compile(r".*\.(?:md|markdown)", re.IGNORECASE)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "align",
        help="bring a translation beside a chapter, as a proposal to correct",
        description="Writes source/parallel/LANGUAGE/CHAPTER.md from a translation in plain text "
        "or Markdown: its paragraphs and sentences are paired with those of the chapter by their "
        "lengths (Gale and Church 1993). What is in doubt is marked {align?} and told with its "
        "likelihood. Blocks that the file has already are never touched, so that nobody's "
        "corrections are lost: to have one proposed anew, delete it.",
        epilog="exit codes: 0 nothing is in doubt; 1 something is; 2 not an edition, an unknown "
        "chapter, a file that can't be read, or a wrong argument",
    )
    parser.add_argument("chapter", metavar="CHAPTER", help="its name, such as 01-mill")
    parser.add_argument(
        "translation",
        metavar="FILE",
        type=Path,
        help="the translation, UTF-8: a paragraph a line, or parted by empty lines; the name of "
        "Markdown ends in .md",
    )
    parser.add_argument(
        "--language", required=True, metavar="TAG", help="of the translation, such as de"
    )
    parser.add_argument("--dry-run", action="store_true", help="print the file, and write nothing")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when the chapter or the translation can't be read.
    """
    language: str = arguments.language
    if not LANGUAGE_TAG.fullmatch(language):
        message = f"“{language}” is no tag of a language."
        raise stop("align/language", message, at=Position("--language"), hint="Write “de”.")
    files = read_files(arguments.root)
    source = read_source(
        files.texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
    )
    chapter = _chapter(source, arguments.chapter)
    path = parallel_path(language, f"{chapter.name}.md")
    text = _read(arguments.translation)
    is_markdown = bool(_MARKDOWN.fullmatch(arguments.translation.name))
    refused = check_text(text, str(arguments.translation), Profile.TRANSLATION)
    if is_markdown and refused:
        raise PostillaError(*refused)
    passages = read_passages(text, _splitter(language), is_markdown=is_markdown)
    if not passages:
        at = Position(str(arguments.translation))
        hint = "Give the file that has the translation."
        raise stop("align/empty", "There are no words in it.", at=at, hint=hint)
    page = write_page(chapter, pair(chapter, passages), files.texts.get(path, ""))
    if faults := read_translation(page.text, chapter.name, path).findings:
        raise PostillaError(*faults)
    if arguments.dry_run:
        print(page.text, end="")
    elif page.text != files.texts.get(path):
        write_all(arguments.root, {path: page.text.encode()})
    _tell(page, path, language, has_facts=parallel_path(language, TRANSLATION_FACTS) in files.texts)
    return 1 if page.doubts else 0


def _chapter(source: EditionSource, name: str) -> Chapter:
    asked = chapter_name(name) if is_chapter(name) else name.removesuffix(".md")
    for read in source.chapters:
        if read.chapter.name == asked:
            return read.chapter
    known = ", ".join(read.chapter.name for read in source.chapters) or "none"
    raise stop(
        "align/chapter",
        f"There is no chapter “{name}”.",
        at=Position("CHAPTER"),
        hint=f"Chapters are called like their files: {known}.",
    )


def _read(file: Path) -> str:
    """Read the translation."""
    at = Position(str(file))
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        hint = "Give the path of the translation."
        raise stop("align/unreadable", f"{error.strerror}.", at=at, hint=hint) from error
    if len(data) > MAX_BYTES:
        message = f"The file has more than {MAX_BYTES} bytes."
        raise stop("align/too-large", message, at=at, hint="Align it chapter by chapter.")
    text, findings = decode(data, str(file))
    if text is None or findings:
        raise PostillaError(*findings)
    if beyond := tuple(check_bounds(text, str(file))):
        raise PostillaError(*beyond)
    return text


def _splitter(language: str) -> Split:
    def split(words: str) -> Sequence[str]:
        starts, _ = sentence_starts(words, language)
        bounds = (0, *starts, len(words))
        return [words[start:end] for start, end in itertools.pairwise(bounds)]

    return split


def _tell(page: Page, path: str, language: str, *, has_facts: bool) -> None:
    for doubt in page.doubts:
        name = unit_id(doubt.block, language)
        print(f"{path}:{doubt.line}: in doubt: {name} (likelihood {doubt.likelihood:.2f})")
    if page.missing:
        more = " …" if len(page.missing) > _TOLD else ""
        print(f"{path}: not rendered: {' '.join(page.missing[:_TOLD])}{more}")
    print(
        f"{path}: {len(page.written)} blocks proposed, {len(page.doubts)} of them in doubt, "
        f"{len(page.missing)} not rendered."
    )
    if not has_facts:
        facts = parallel_path(language, TRANSLATION_FACTS)
        print(f"Say in {facts} whose it is: translator, date, origin, licence.")
