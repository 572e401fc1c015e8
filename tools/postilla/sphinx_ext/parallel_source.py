# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Chapters and their translations as files: what Sphinx does not read, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from postilla.checks.catalogues import check_translated_annotations
from postilla.checks.parallel import References, check_translations
from postilla.checks.parallel_rules import REFERENCE
from postilla.model.annotation import Annotation
from postilla.model.block import Chapter
from postilla.model.diagnostic import Diagnostic, Severity
from postilla.model.edition import Edition
from postilla.model.tree import (
    LOCALE,
    PARALLEL,
    SOURCE,
    catalogue_place,
    chapter_name,
    is_chapter,
    is_parallel,
)
from postilla.sphinx_ext.log import warn
from postilla.syntax.parallel import Set
from postilla.syntax.reader import read_chapter
from postilla.syntax.translations import Translations, read_translations


def read_all_translations(source: Path) -> Translations:
    """Read the translations of an edition.

    :param source: the folder ``source/``.
    :return: the translations; a file that can't be read is left out, which the checks tell.
    """
    texts: dict[str, str] = {}
    folders = (source / PurePosixPath(folder).name for folder in (PARALLEL, LOCALE))
    for file in sorted(file for folder in folders for file in folder.rglob("*")):
        path = f"{SOURCE}/{file.relative_to(source).as_posix()}"
        if file.is_file() and (is_parallel(path) or catalogue_place(path)):
            try:
                texts[path] = file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
    return read_translations(texts)


def read_chapters(source: Path, docnames: Iterable[str]) -> Mapping[str, Chapter]:
    """Read chapters as they are written.

    :param source: the folder ``source/``.
    :param docnames: in reading order, those of other pages among them.
    :return: name -> chapter.
    """
    chapters: dict[str, Chapter] = {}
    for docname in docnames:
        path = f"{SOURCE}/{docname}.md"
        if is_chapter(path):
            text = (source / f"{docname}.md").read_text(encoding="utf-8")
            name = chapter_name(path)
            chapters[name] = read_chapter(text, name, path).chapter
    return chapters


def check_parallel(
    translations: Translations,
    chapters: Sequence[Chapter],
    annotations: Iterable[Annotation],
    edition: Edition,
    shown: Mapping[str, Sequence[tuple[Set, ...]]],
) -> None:
    """Warn of translations that do not fit or may not be shown, and of dead references.

    That one is unfinished or outdated is told by ``postilla check``, and on the page; it keeps
    nobody from publishing.

    :param translations: all of them.
    :param chapters: of the text.
    :param annotations: all that there are.
    :param edition: the edition.
    :param shown: docname -> what it shows side by side.
    """
    found = check_translations(translations.all, chapters, edition)
    said = check_translated_annotations(translations.annotations, annotations, edition)
    for finding in (*translations.findings, *found, *said):
        if finding.severity is Severity.ERROR:
            _tell(finding)
    references = References(chapters, translations.chapters)
    for docname, own in sorted(shown.items()):
        for sets in own:
            for line, message in references.faults(sets):
                warn(REFERENCE.code, message, REFERENCE.hint, location=(docname, line))


def _tell(finding: Diagnostic) -> None:
    at = finding.position
    place = f"{at.path}:{at.line or 1}"  # without a line it would be taken for a docname
    warn(finding.code, finding.message, finding.hint, location=place)
