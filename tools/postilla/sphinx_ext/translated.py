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

from postilla.checks.catalogues import check_words
from postilla.model.annotation import Annotation
from postilla.model.edition import Edition
from postilla.model.licence import forbids_adaptations
from postilla.model.translation import TranslatedWords
from postilla.model.tree import ANNOTATION_CATALOGUES, SOURCE, catalogue_place
from postilla.model.wording import ORIGINS, OUTDATED
from postilla.sphinx_ext.descriptions import language_name
from postilla.sphinx_ext.log import warn
from postilla.sphinx_ext.parallel_source import read_all_translations
from postilla.sphinx_ext.phrases import language_classes, own
from postilla.syntax.catalogue_units import annotation_units

TRANSLATED_SETTING: Final = "postilla_translated"
"""The setting that holds what annotations say in other languages: unit -> words."""
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
    found: dict[str, list[TranslatedWords]] = {}
    paths = set()
    for one in read_all_translations(Path(app.srcdir)).annotations:
        paths.add(one.path)
        is_forbidden = forbids_adaptations(edition.rights.annotations)
        if one.provenance.permission.strip() or not is_forbidden:
            found.setdefault(one.unit, []).append(one)
    config[TRANSLATED_SETTING] = {unit: tuple(words) for unit, words in found.items()}
    config[CATALOGUES_SETTING] = sorted(paths)


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
    for unit in annotation_units((written,)):
        for one in known.get(unit.name, ()):
            if findings := check_words(one):
                finding = findings[0]
                warn(finding.code, finding.message, finding.hint, location=f"{one.path}:{one.line}")
            else:
                current = (one, one.is_current(unit.words))
                by_language.setdefault(one.language, []).append(current)
    for language in sorted(by_language):
        said = by_language[language]
        made = nodes.container("", classes=[TRANSLATION_CLASS])
        made += _head(said[0][0], main, is_current=all(current for _, current in said))
        for one, _ in said:
            body = parse(one.words)
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
