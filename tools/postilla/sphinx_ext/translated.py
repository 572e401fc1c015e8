# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What annotations say in other languages, below what they say in the edition's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from postilla.checks.catalogues import publishable
from postilla.model.annotation import Annotation
from postilla.model.edition import Edition
from postilla.model.translation import TranslatedWords, by_annotation
from postilla.model.tree import ANNOTATION_CATALOGUES, SOURCE, catalogue_place
from postilla.model.wording import ORIGINS, OUTDATED
from postilla.sphinx_ext.descriptions import language_name
from postilla.sphinx_ext.parallel_source import read_all_translations
from postilla.sphinx_ext.phrases import language_classes, own
from postilla.syntax.catalogue_units import annotation_units

TRANSLATED_SETTING: Final = "postilla_translated"
"""The setting that holds what annotations say in other languages: annotation -> words."""
CATALOGUES_SETTING: Final = "postilla_catalogues"
"""The setting that holds the paths of their catalogues; when there is another, all is read anew."""
TRANSLATION_CLASS: Final = "annotation-translation"

Parse = Callable[[str], list[nodes.Node]]


def settle_translated(app: Sphinx, config: Config) -> None:
    """Read the catalogues of annotations (``config-inited``).

    :param app: the application.
    :param config: its configuration.
    """
    edition: Edition = config.html_context["edition"]
    every = read_all_translations(Path(app.srcdir)).annotations
    config[TRANSLATED_SETTING] = by_annotation(publishable(every, edition))
    config[CATALOGUES_SETTING] = sorted({one.path for one in every})


def catalogues_of(config: Config, docname: str) -> Iterator[str]:
    """Give the catalogues on which a chapter depends.

    :param config: the configuration.
    :param docname: the chapter's.
    :return: paths below the folder of the sources.
    """
    for path in config[CATALOGUES_SETTING]:
        _, folder, chapter = catalogue_place(path) or ("", "", "")
        if folder == ANNOTATION_CATALOGUES and chapter == PurePosixPath(docname).name:
            yield path.removeprefix(f"{SOURCE}/")


def translations_of(written: Annotation, config: Config, parse: Parse) -> Iterator[nodes.container]:
    """Make what an annotation says in other languages.

    :param written: the annotation.
    :param config: the configuration.
    :param parse: makes nodes of Markdown.
    :return: a container a language, by its tag.
    """
    known: Mapping[str, tuple[TranslatedWords, ...]] = config[TRANSLATED_SETTING]
    main = config.html_context["edition"].language
    by_language: dict[str, list[tuple[TranslatedWords, bool]]] = {}
    words_of = {unit.name: unit.words for unit in annotation_units((written,))}
    for one in known.get(written.id, ()):
        if one.unit in words_of:
            current = one.is_current(words_of[one.unit])
            by_language.setdefault(one.language, []).append((one, current))
    for language in sorted(by_language):
        said = by_language[language]
        made = nodes.container("", classes=[TRANSLATION_CLASS])
        made += _head(said[0][0], main, is_current=all(current for _, current in said))
        for one, _ in said:
            body = [nodes.paragraph("", one.words)] if one.field else parse(one.words)
            for node in body:
                if isinstance(node, nodes.Element):
                    node["classes"] += language_classes(language)
            made += body
        yield made


def _head(one: TranslatedWords, main: str, *, is_current: bool) -> nodes.paragraph:
    head = nodes.paragraph("", "", classes=[f"{TRANSLATION_CLASS}-head"])
    head += own(language_name(one.language, main))
    facts = one.provenance
    head += nodes.Text(f", {facts.translator}, {facts.date}; ")
    head += own(ORIGINS[facts.origin])
    if not is_current:
        head += [nodes.Text("; "), own(OUTDATED)]
    return head
