# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""From the texts of all files to the edition that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from postilla.checks.rule import Rule
from postilla.checks.source import EditionSource, SourceFile
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.model.names import Name
from postilla.model.picture import Inspected
from postilla.model.tree import (
    DERIVED_WITH,
    EDITION,
    HISTORY,
    LOCK,
    NAMES,
    RECIPE,
    REFERENCES,
    RETIRED,
    WITNESS,
    chapter_name,
    is_chapter,
    is_parallel,
)
from postilla.syntax.allowlist import check_bounds
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.history import read_history
from postilla.syntax.lock import read_lock
from postilla.syntax.names import read_names
from postilla.syntax.reader import ReadChapter, read_chapter
from postilla.syntax.retired import read_retired
from postilla.syntax.translations import read_translations

T = TypeVar("T")
ChapterMap = Callable[
    [Callable[[SourceFile], ReadChapter], Sequence[SourceFile]], Iterable[ReadChapter]
]

EDITION_MISSING = Rule(
    code="edition/missing",
    title="no edition.toml",
    explanation="The file says what the edition is called, whose it is and what may be done with "
    "it; nothing can be published without it.",
    hint="Take source/edition.toml back from version control.",
)
WITNESS_MISSING = Rule(
    code="edition/witness-missing",
    title="a witness that is not there",
    explanation="Every witness that edition.toml names is a file in source/witness/.",
    hint="Correct the name, or add the file.",
)
REFERENCES_MISSING = Rule(
    code="bibtex/missing",
    title="no refs.bib",
    explanation="The file holds every work that the text or the edition cites.",
    hint="Take source/refs.bib back from version control; it may be empty.",
)


LOCK_MISSING = Rule(
    code="lock/missing",
    title="no lock",
    explanation="Without the lock nothing tells whether the text is still the witness's.",
    hint="Take source/witness/base.lock back from version control, or run “postilla import”.",
)
LOCK_MALFORMED = Rule(
    code="lock/malformed",
    title="a lock that can't be read",
    explanation="The lock is written by the import alone; a row of it was edited or cut.",
    hint="Take source/witness/base.lock back from version control, or run “postilla import”.",
)


def _edition(name: str, title: str, explanation: str, hint: str) -> Rule:
    return Rule(code=f"edition/{name}", title=title, explanation=explanation, hint=hint)


def _names(name: str, title: str, explanation: str, hint: str) -> Rule:
    return Rule(code=f"names/{name}", title=title, explanation=explanation, hint=hint)


def _bibtex(name: str, title: str, explanation: str, hint: str) -> Rule:
    return Rule(code=f"bibtex/{name}", title=title, explanation=explanation, hint=hint)


RULES = (
    EDITION_MISSING,
    _edition(
        "syntax",
        "edition.toml is not TOML",
        "The file is written in TOML: a key, an equals sign, a text between quotation marks.",
        "Look at the place named and at the line before it.",
    ),
    _edition(
        "unknown-key",
        "a key that edition.toml does not have",
        "The keys are a closed set, so that a slip of the pen is not lost.",
        "Choose one of the keys that the finding lists.",
    ),
    _edition(
        "missing-key",
        "a key that is missing",
        "Only keys whose value may be unknown, such as an address on the web, can be left out.",
        "Write the key.",
    ),
    _edition(
        "value",
        "a value that can't stand there",
        "Languages are BCP 47 tags, licences SPDX identifiers, years four digits.",
        "See the finding.",
    ),
    WITNESS_MISSING,
    LOCK_MISSING,
    LOCK_MALFORMED,
    REFERENCES_MISSING,
    _names(
        "syntax",
        "names.toml is not TOML",
        "The file is TOML: a table [[name]] for each person, place and organisation.",
        "See the finding.",
    ),
    _names(
        "unknown-key",
        "a key that names.toml does not have",
        "A name has an id, a kind, the name itself and its forms.",
        "Correct the key.",
    ),
    _names(
        "missing-key",
        "a key that is missing",
        "A name has an id, a kind, the name itself and its forms by language.",
        "Write it.",
    ),
    _names(
        "value",
        "a value that can't be",
        "Ids are small letters, digits and hyphens, and each stands once; kinds are person, place "
        'and organisation; forms are lists by language, as in forms = { en = ["Lenova"] }.',
        "See the finding.",
    ),
    _bibtex(
        "syntax",
        "an entry that is not well-formed",
        "Each entry is written @type{key, name = {value}, …}.",
        "Close every brace, and set a comma after every field.",
    ),
    _bibtex(
        "macro",
        "an abbreviation",
        "@string and @preamble change what other lines mean; each field holds its own words.",
        "Write the words themselves into each field.",
    ),
    _bibtex(
        "type",
        "an unknown type of work",
        "The types are those that the styles of bibliographies know.",
        "Use one that the finding lists, or misc.",
    ),
    _bibtex(
        "key",
        "a key that can't be used, or stands twice",
        "Keys are small letters, digits and hyphens, and each names one work.",
        "Choose another key, here and where it is cited.",
    ),
    _bibtex(
        "field",
        "a field that can't be read",
        "Each field stands once, and its value has the form that its name asks for.",
        "See the finding.",
    ),
    _bibtex(
        "name",
        "a name that can't be read",
        "Names are written Family, Given, with “and” between two; a body is put into braces.",
        "Write “Family, Given and Family, Given”.",
    ),
    _bibtex(
        "too-long",
        "an entry that is too long",
        "Such a length is an open brace, or something that belongs elsewhere.",
        "Shorten it.",
    ),
)


def read_source(
    texts: Mapping[str, str],
    digests: Mapping[str, str],
    *,
    pictures: Mapping[str, Inspected] = MappingProxyType({}),
    refused: frozenset[str] = frozenset(),
    findings: Iterable[Diagnostic] = (),
    each: ChapterMap = map,
) -> EditionSource:
    """Read an edition's files as what they are.

    :param texts: path -> text, of all files but the witnesses.
    :param digests: path -> SHA-256, hexadecimal, of the files in the witness's folder.
    :param pictures: name -> what its bytes say, of the files in the folder of pictures.
    :param refused: paths of files whose text could not be taken.
    :param findings: what was wrong with them and others.
    :param each: calls a function for each chapter, for it takes long; it may do so side by side.
    :return: the edition; a file that can't be read as what it is gives findings.
    """
    beyond = [one for path in sorted(texts) if path.endswith(".md")
              for one in check_bounds(texts[path], path)]  # fmt: skip
    found = [*findings, *beyond]
    refused |= {one.position.path for one in beyond}
    texts = {path: text for path, text in texts.items() if path not in refused}
    files = [SourceFile(path=path, text=text) for path, text in sorted(texts.items())]
    return EditionSource(
        chapters=tuple(each(read_chapter_file, [f for f in files if is_chapter(f.path)])),
        pages=tuple(file for file in files if _is_page(file.path)),
        catalogues=tuple(file for file in files if file.path.endswith(".po")),
        translations=read_translations(texts),
        edition=_read(EDITION, read_edition, EDITION_MISSING, texts, refused, found),
        works=_read(REFERENCES, read_bibtex, REFERENCES_MISSING, texts, refused, found),
        names=_read_names(texts, refused, found),
        retired=_read(RETIRED, read_retired, None, texts, refused, found),
        history=_read(HISTORY, read_history, None, texts, refused, found),
        lock=_read(LOCK, read_lock, LOCK_MISSING, texts, refused, found),
        recipe=digests.get(RECIPE, ""),
        witnesses=tuple(
            (path, digest) for path, digest in digests.items() if path not in DERIVED_WITH
        ),
        pictures=pictures,
        refused=refused,
        findings=tuple(found),
    )


def _read_names(
    texts: Mapping[str, str], refused: frozenset[str], found: list[Diagnostic]
) -> tuple[Name, ...] | None:
    """Read ``names.toml``; an edition without it has no names."""
    if NAMES not in texts and NAMES not in refused:
        return ()
    return _read(NAMES, read_names, None, texts, refused, found)


def _is_page(path: str) -> bool:
    is_elsewhere = is_chapter(path) or is_parallel(path) or path.startswith(f"{WITNESS}/")
    return path.endswith(".md") and not is_elsewhere


def read_chapter_file(file: SourceFile) -> ReadChapter:
    """Read one chapter.

    :param file: its file.
    :return: the chapter.
    """
    return read_chapter(file.text, chapter_name(file.path), file.path)


def _read(
    path: str,
    read: Callable[[str, str], T],
    missing: Rule | None,
    texts: Mapping[str, str],
    refused: frozenset[str],
    found: list[Diagnostic],
) -> T | None:
    if path in texts:
        try:
            return read(texts[path], path)
        except PostillaError as error:
            found += error.diagnostics
    elif path not in refused and missing:
        name = path.rpartition("/")[2]
        found.append(missing.at(Position(path), f"The file {name} is missing."))
    return None


def check_witnesses(source: EditionSource) -> Iterator[Diagnostic]:
    """Look for the witnesses that ``edition.toml`` names.

    :param source: the edition's source.
    :return: the findings.
    """
    there = {path for path, _ in source.witnesses} | source.refused
    for witness in source.edition.witnesses if source.edition else ():
        if witness.file and f"{WITNESS}/{witness.file}" not in there:
            message = f"There is no file {witness.file} in {WITNESS}."
            yield WITNESS_MISSING.at(Position(EDITION), message)
