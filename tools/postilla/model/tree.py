# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Where the files of an edition lie, as paths relative to its root, with forward slashes."""

from __future__ import annotations

from typing import Final

SOURCE: Final = "source"
CHAPTERS: Final = "source/chapters"
EDITION: Final = "source/edition.toml"
REFERENCES: Final = "source/refs.bib"
NAMES: Final = "source/names.toml"
RETIRED: Final = "source/retired.toml"
"""The annotations that were withdrawn, for their addresses stay."""
HISTORY: Final = "source/history.toml"
"""What became of each annotation from version to version; ``postilla history`` writes it."""
PICTURES: Final = "source/images"
"""The pictures of the text; their names say what is in them."""
LOCALE: Final = "source/locale"
PARALLEL: Final = "source/parallel"
"""In it a folder for each language, named by its tag, with the translations of chapters."""
TRANSLATION_FACTS: Final = "translation.toml"
"""In such a folder: whose the translations are."""
TRANSLATION_LOCK: Final = "base.lock"
"""In such a folder: which text they render."""
MESSAGES: Final = "LC_MESSAGES"
"""In a language's folder of ``LOCALE``, as gettext has it: the folder of its catalogues."""
TEXT_CATALOGUES: Final = "text"
"""In that folder: those of the text, one a chapter."""
ANNOTATION_CATALOGUES: Final = "annotations"
"""In that folder: those of the annotations, one a chapter."""
WITNESS: Final = "source/witness"
RECIPE: Final = "source/witness/recipe.toml"
LOCK: Final = "source/witness/base.lock"
WORKS: Final = "source/witness/works.bib"
"""Of a document that cites by keys: the works that they mean."""
READING: Final = "source/witness/reading.txt"
"""Of a document: its words, a line a block, into which the recipe points."""
DERIVED_WITH: Final = (RECIPE, LOCK, WORKS, READING)
"""What lies beside the witnesses and is none."""

SETTINGS: Final = "conf.py"
BUILD: Final = "build"
PRODUCTS: Final = ("html", "epub", "tei", "annotations", "pdf")
"""What is built, each in a folder of its name below ``build/``."""
FURTHER: Final = ("large-print",)
"""What is built in the same way, but only for a release or when it is asked for."""


def chapter_path(name: str) -> str:
    """Say where a chapter lies.

    :param name: the chapter's name.
    :return: its file, relative to the edition's root.
    """
    return f"{CHAPTERS}/{name}.md"


def is_chapter(path: str) -> bool:
    """Say whether a file lies where the chapters do.

    :param path: relative to the edition's root.
    :return: whether it does; Markdown in folders below counts, for it would be published.
    """
    return path.startswith(f"{CHAPTERS}/") and path.endswith(".md")


def chapter_name(path: str) -> str:
    """Name the chapter of a file.

    :param path: of a file for which :func:`is_chapter` holds.
    :return: the chapter's name, the other way round of :func:`chapter_path`.
    """
    return path.removeprefix(f"{CHAPTERS}/").removesuffix(".md")


def is_parallel(path: str) -> bool:
    """Say whether a file lies where the translations do.

    :param path: relative to the edition's root.
    :return: whether it does.
    """
    return path.startswith(f"{PARALLEL}/")


def parallel_path(language: str, name: str) -> str:
    """Say where a file of the translations into a language lies.

    :param language: BCP 47, as the folder is named.
    :param name: the file's name.
    :return: its path, relative to the edition's root.
    """
    return f"{PARALLEL}/{language}/{name}"


def catalogue_path(language: str, folder: str, chapter: str) -> str:
    """Say where a catalogue of a chapter lies.

    :param language: BCP 47, as the language's folder is named.
    :param folder: :data:`TEXT_CATALOGUES` or :data:`ANNOTATION_CATALOGUES`.
    :param chapter: the chapter's name.
    :return: its path, relative to the edition's root.
    """
    return f"{LOCALE}/{language}/{MESSAGES}/{folder}/{chapter}.po"


def catalogue_place(path: str) -> tuple[str, str, str] | None:
    """Say what a catalogue is of, the other way round of :func:`catalogue_path`.

    :param path: relative to the edition's root.
    :return: language, folder and chapter; ``None`` for a file that is no such catalogue.

    >>> catalogue_place("source/locale/de/LC_MESSAGES/text/01-mill.po")
    ('de', 'text', '01-mill')
    """
    parts = path.removeprefix(f"{LOCALE}/").removesuffix(".po").split("/")
    if not path.startswith(f"{LOCALE}/") or not path.endswith(".po"):
        return None
    match parts:
        case [language, "LC_MESSAGES", ("text" | "annotations") as folder, chapter]:
            return language, folder, chapter
    return None
