# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The editions on which the examples of the guides are tried."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from postilla.checks.reading import read_source
from postilla.checks.table import check_edition_source
from postilla.importer.derive import derive
from postilla.model import tree
from postilla.starter.files import new_edition
from postilla.starter.values import Values
from postilla.syntax.annotating import annotate
from postilla.syntax.drafts import read_drafts
from postilla.syntax.reader import ReadChapter, read_chapter
from postilla.syntax.writer import write_chapter
from tests.this_edition import REPOSITORY

SAMPLE_VALUES: Final = Values(id="sample", uuid="5f84e66b-3515-40d0-a498-536357b2f7ad")
_LETTER: Final = REPOSITORY / "tests" / "editions" / "witnesses"
_MILL: Final = REPOSITORY / "tests" / "roots" / "test-parallel"

Texts = Mapping[str, str]


def _texts(folder: Path) -> Texts:
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".toml", ".bib"))
    witness = (path for path in (folder / "witness").glob("*") if path.is_file())
    return {
        f"{tree.SOURCE}/{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8")
        for path in (*paths, *witness, *folder.glob("parallel/*/base.lock"))
    }


def editions() -> Mapping[str, Texts]:
    """Give the sources of this edition, of a new one, and of ones with translations, witnesses."""
    made = {path: data.decode() for path, data in new_edition(SAMPLE_VALUES).items()}
    return {
        "sample": {path: text for path, text in made.items() if path.startswith("source/")},
        "this": _texts(REPOSITORY / "source"),
        "mill": _texts(_MILL),
        "letter": _letter(),
    }


def _letter() -> Texts:
    """Give the edition with several witnesses, as it is imported."""
    path = f"{tree.WITNESS}/witnesses.md"
    text = (_LETTER / "source.md").read_text(encoding="utf-8")
    recipe = 'languages = ["en"]\n'
    found = derive(text.encode(), recipe, witness_path=path, recipe_path=tree.RECIPE)
    over = _texts(_LETTER / "over" / "source")
    chapters = {tree.chapter_path(one.name): write_chapter(one) for one in found.chapters}
    return {**over, path: text, tree.RECIPE: recipe, **chapters}


def with_annotations(texts: Texts, example: str) -> tuple[Texts, Sequence[str]]:
    """Put annotations into an edition; give its source with them, and what was found."""
    head, opening, rest = example.partition("\n:::{")
    block, *lines = filter(None, head.split("\n"))
    told = [f"{line} is no line of a chapter" for line in lines if not _has_line(texts, line)]
    drafts, findings = read_drafts(f"{block}\n{opening}{rest}", "example.md")
    result = annotate(list(_chapters(texts)), texts, drafts)
    told += [str(one) for one in (*findings, *result.findings)]
    changed = {**texts, **result.files}
    return changed, [*told, *new_findings(texts, changed)]


def _has_line(texts: Texts, line: str) -> bool:
    return any(f"\n{line}\n" in text for path, text in texts.items() if tree.is_chapter(path))


def new_findings(before: Texts, after: Texts) -> list[str]:
    """Give what the check finds after a change and did not find before."""
    known = set(_findings(before))
    return [one for one in _findings(after) if one not in known]


def _findings(texts: Texts) -> Iterator[str]:
    read = {
        path: text
        for path, text in texts.items()
        if not path.startswith(f"{tree.WITNESS}/") or path in (tree.LOCK, tree.RECIPE)
    }
    digests = {
        path: hashlib.sha256(text.encode()).hexdigest()
        for path, text in texts.items()
        if path.startswith(f"{tree.WITNESS}/")
    }
    for one in check_edition_source(read_source(read, digests)):
        yield f"{one.position.path}: {one.message} [{one.code}]"


def _chapters(texts: Texts) -> Iterator[ReadChapter]:
    for path, text in texts.items():
        if tree.is_chapter(path):
            yield read_chapter(text, tree.chapter_name(path), path)
