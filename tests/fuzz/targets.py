# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What reads untrusted text, each with texts for it and with what has to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st

from postilla.checks.allow_lists import check_catalogues
from postilla.checks.files import decode
from postilla.checks.reading import read_source
from postilla.checks.source import EditionSource, SourceFile
from postilla.checks.table import check_edition_source
from postilla.importer.derive import derive
from postilla.importer.recipe import read_recipe
from postilla.model.allowed import Profile
from postilla.model.diagnostic import Diagnostic
from postilla.model.errors import PostillaError
from postilla.model.folding import FoldedText, fold_quote
from postilla.model.lock import Lock, lock_rows
from postilla.model.quotation import NotFound, Quotation, locate
from postilla.model.tree import EDITION, LOCK, NAMES, RECIPE, REFERENCES, is_chapter
from postilla.model.unseen import BIDI, CONTROL, FORMAT
from postilla.syntax.allowlist import check_text
from postilla.syntax.bibtex import read_bibtex, render_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.lock import read_lock, write_lock
from postilla.syntax.names import read_names
from postilla.syntax.prose import read_prose
from postilla.syntax.provenance import read_provenance, read_records
from postilla.syntax.reader import read_chapter
from tests.fuzz import texts
from tests.fuzz.texts import broken

ROOT: Final = Path(__file__).parents[1] / "checks"
CHAPTER: Final = "source/chapters/03-mist.md"
TRANSLATED: Final = "source/parallel/tr/01-bridges.md"
TEXT_PO: Final = "source/locale/tr/LC_MESSAGES/text/02-weather.po"
NOTES_PO: Final = "source/locale/tr/LC_MESSAGES/annotations/03-mist.po"
TRANSLATED_TEXT: Final = """\
#, fuzzy
#| msgid "The thaw came in May.[^3]"
msgctxt "p-2-2"
msgid "The thaw came in April.[^3]"
msgstr ""
"Çözülme\\n"
"nisanda geldi.[^3]\\n"
"\\n"
"{align}`1 1`"
"""
TRANSLATED_NOTE: Final = """\
msgctxt "on-dusk"
msgid "The register has no such mist."
msgstr "Kayıtta *böyle* bir sis yok."
"""
_DIGEST: Final = "0" * 64
_UNSEEN: Final = re.compile(f"[{BIDI}{CONTROL}{FORMAT}\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Target:
    """A reader."""

    inputs: st.SearchStrategy[str]
    check: Callable[[str], None]
    """Fails when the reader does what it must not."""


def sound_texts() -> Mapping[str, str]:
    """Give the files of the sound edition, with its translation: path -> text."""
    found = {}
    for folder in (ROOT / "edition", ROOT / "translated"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".md", ".toml", ".bib", ".lock"):
                name = f"source/{path.relative_to(folder).as_posix()}"
                found[name] = path.read_text(encoding="utf-8")
    chapters = tuple(
        read_chapter(text, Path(name).stem, name).chapter
        for name, text in found.items()
        if is_chapter(name)
    )
    names = tuple(chapter.name for chapter in chapters)
    lock = Lock(witness=_DIGEST, recipe=_DIGEST, chapters=names, rows=lock_rows(chapters))
    return MappingProxyType({**found, LOCK: write_lock(lock)})


SOUND: Final = sound_texts()


def are_sound(findings: Iterable[Diagnostic], given: Mapping[str, str]) -> None:
    """Hold findings against the files in which they are: a place there, and words to be shown."""
    lines_of = {path: text.split("\n") for path, text in given.items()}
    for finding in findings:
        at = finding.position
        assert re.fullmatch(r"[a-z]+/[a-z-]+", finding.code), finding
        assert finding.message, finding
        assert not _UNSEEN.search(finding.message + finding.hint), finding
        assert len(finding.message) <= 1_001, finding.code
        if at.path in given:
            lines = lines_of[at.path]
            assert 0 <= at.line <= len(lines), finding
            assert not at.column or 1 <= at.column <= len(lines[at.line - 1]) + 1, finding


def reads(read: Callable[[str, str], object], path: str) -> Callable[[str], None]:
    """Check a reader that gives a value, or stops with findings."""

    def check(text: str) -> None:
        try:
            read(text, path)
        except PostillaError as error:
            are_sound(error.diagnostics, {path: text})

    return check


def _chapter(text: str) -> None:
    read = read_chapter(text, "03-mist", CHAPTER)
    are_sound(read.findings, {CHAPTER: text})
    for annotation in read.annotations:
        assert annotation.source in text
    for block, places in read.places.items():
        assert isinstance(block, str), places


def _edition(path: str) -> Callable[[str], None]:
    """Check the whole edition with one file of it changed."""

    def check(text: str) -> None:
        given = {**SOUND, path: text}
        digests = {RECIPE: _DIGEST, "source/witness/bridges.txt": _DIGEST}
        are_sound(check_edition_source(read_source(given, digests)), given)

    return check


def _body(text: str) -> None:
    findings = check_text(text, "x.md", Profile.BODY)
    are_sound(findings, {"x.md": text})
    if not findings:
        read_prose(text, "chapters")


def _catalogue(text: str) -> None:
    path = "source/locale/tr/LC_MESSAGES/a.po"
    file = SourceFile(path=path, text=text)
    source = EditionSource(chapters=(), catalogues=(file,))
    are_sound(check_catalogues(source), {path: text})


def _bibtex(text: str, path: str) -> None:
    works = read_bibtex(text, path)
    assert read_bibtex(render_bibtex(works), path) == works


def _quotation(text: str) -> None:
    """Look up what stands before the first line feed in what stands behind it."""
    words, _, rest = text.partition("\n")
    plain = " ".join(rest.split())
    found = locate(FoldedText.of(plain), Quotation(words=words))
    for start, end in found.hits if isinstance(found, NotFound) else [found]:
        assert 0 <= start < end <= len(plain)
        if " … " not in fold_quote(words):
            assert fold_quote(plain[start:end]) == fold_quote(words)


def _transcript(text: str, path: str) -> None:
    derive(text.encode(), "", witness_path=path, recipe_path="recipe.toml")


def _bytes(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    decoded, findings = decode(data, "x.md")
    are_sound(findings, {"x.md": decoded} if decoded is not None else {})


_CHAPTERS = [text for path, text in SOUND.items() if "/chapters/" in path]
_WORDS = "mist\nThe mist of the river hides the old bridqe, and the bridge hides the mist."

TARGETS: Final[Mapping[str, Target]] = MappingProxyType(
    {
        "bytes": Target(st.text(texts.ANY), _bytes),
        "chapter": Target(broken(_CHAPTERS, texts.MARKDOWN), _chapter),
        "chapter, all checks": Target(broken([SOUND[CHAPTER]], texts.MARKDOWN), _edition(CHAPTER)),
        "page, all checks": Target(
            broken([SOUND["source/about/principles.md"]], texts.MARKDOWN),
            _edition("source/about/principles.md"),
        ),
        "body": Target(broken([_WORDS], texts.MARKDOWN), _body),
        "translation, all checks": Target(
            broken([SOUND[TRANSLATED]], (*texts.MARKDOWN, "\n{align}`1 2+3 -4 +`\n")),
            _edition(TRANSLATED),
        ),
        "quotation": Target(broken([_WORDS], ("mist", " … ", "\u00ad", "’", "–")), _quotation),
        "catalogue": Target(broken(['msgid "a"\nmsgstr "b"\n'], texts.CATALOGUE), _catalogue),
        "catalogue of the text, all checks": Target(
            broken([TRANSLATED_TEXT], (*texts.CATALOGUE, *texts.MARKDOWN)), _edition(TEXT_PO)
        ),
        "catalogue of notes, all checks": Target(
            broken([TRANSLATED_NOTE], (*texts.CATALOGUE, *texts.MARKDOWN)), _edition(NOTES_PO)
        ),
        "refs.bib": Target(broken([SOUND[REFERENCES]], texts.BIBTEX), reads(_bibtex, REFERENCES)),
        "names.toml": Target(
            broken(
                ['[[name]]\nid = "a"\nkind = "place"\nname = "A"\nforms = { en = ["A"] }\n'],
                texts.TOML,
            ),
            reads(read_names, NAMES),
        ),
        "edition.toml": Target(broken([SOUND[EDITION]], texts.TOML), reads(read_edition, EDITION)),
        "translation.toml": Target(
            broken([SOUND["source/parallel/tr/translation.toml"]], texts.TOML),
            reads(read_provenance, "source/parallel/tr/translation.toml"),
        ),
        "records": Target(broken(["p-1-1\t0\t0\n"], texts.ROWS), reads(read_records, "base.lock")),
        "lock": Target(broken([SOUND[LOCK]], texts.ROWS), reads(read_lock, LOCK)),
        "recipe": Target(broken([], texts.TOML), reads(read_recipe, RECIPE)),
        "transcript": Target(
            broken([_WORDS * 2], texts.TRANSCRIPT), reads(_transcript, "witness.txt")
        ),
    }
)
"""Name -> target."""
