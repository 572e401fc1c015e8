# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The sample text: imported and annotated as any other, so that the proof holds for it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Final

from postilla.importer.derive import derive
from postilla.importer.files import first_files
from postilla.model import tree
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.starter.values import Values
from postilla.syntax.annotating import annotate
from postilla.syntax.drafts import read_drafts
from postilla.syntax.reader import read_chapter

_SAMPLE: Final = files("postilla.starter") / "sample"
_PAGES: Final = (tree.NAMES, "source/index.md", "source/apparatus/parallel.md")


def sample_files(values: Values) -> Mapping[str, bytes]:
    """Make the files that the sample adds to an edition, or has in the place of others.

    :param values: what the edition is.
    :return: path from the edition's root -> content.
    :raises PostillaError: with ``new/value`` when the title or an author can't be transcribed.
    """
    witness = f"{tree.WITNESS}/{values.witness}"
    authors = ", ".join(values.authors)
    transcript = Template(_text("transcript.txt.in")).substitute(title=values.title, author=authors)
    recipe = _text("recipe.toml")
    derived = derive(transcript.encode(), recipe, witness_path=witness, recipe_path=tree.RECIPE)
    front = {block.id: block.content.text for block in derived.chapters[0].blocks}
    for name, words, given in (
        ("title", front.get("title-en"), values.title),
        ("author", front.get("p-front-1"), authors),
    ):
        if words != given:
            raise stop(
                "new/value",
                f"A transcript with “{given}” would be read otherwise: as “{words or ''}”.",
                at=Position(f"postilla new --{name}"),
                hint="Leave out what looks like markup or a note's number, or begin without the "
                "sample: --witness.",
            )
    texts = dict(first_files(derived))
    texts[tree.REFERENCES] += f"\n{_text('refs.bib')}"
    texts |= _annotated(texts)
    texts |= {tree.RECIPE: recipe, witness: transcript}
    texts |= {path: _text(path) for path in _PAGES}
    return {path: text.encode() for path, text in texts.items()}


def _annotated(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Put the annotations into the chapters, as ``postilla annotate`` does."""
    drafts, findings = read_drafts(_text("annotations.md"), "annotations.md")
    chapters = [
        read_chapter(text, tree.chapter_name(path), path)
        for path, text in texts.items()
        if tree.is_chapter(path)
    ]
    result = annotate(chapters, texts, drafts)
    if findings := (*findings, *result.findings):
        raise PostillaError(*findings)
    return result.files


def _text(path: str) -> str:
    return (_SAMPLE / path).read_text(encoding="utf-8")
