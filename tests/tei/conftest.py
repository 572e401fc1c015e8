# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The schema of the TEI, and editions as they are written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Final, cast

import pytest
from lxml import etree

from postilla.model.edition import Edition
from postilla.model.history import NO_ANNALS, Annals
from postilla.model.names import NameFinder
from postilla.syntax.anchored import AnchoredChapter, anchored_chapter
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.history import read_history
from postilla.syntax.names import read_names
from postilla.syntax.reader import read_chapter
from postilla.syntax.retired import read_retired
from postilla.tei.document import edition_to_tei
from postilla.tei.names import NAMESPACES
from postilla.tei.validate import read_schema
from tests.tei.schema import schema_path

EDITION: Final = (Path(__file__).parent / "cases/header+least/edition.toml").read_text("utf-8")
TEXT: Final = "{#p-1-1}\nA bridge.\n"


@pytest.fixture(scope="session")
def schema() -> etree._ElementTree:
    """Give ``tei_all``: the one that ``TEI_ALL_RNG`` names, or one fetched once."""
    try:
        path = schema_path()
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
    with suppress(OSError, etree.XMLSyntaxError):
        return read_schema(path)
    pytest.fail(f"TEI_ALL_RNG names no schema: {path}", pytrace=False)


def read(text: str, finder: NameFinder) -> AnchoredChapter:
    """Read a chapter that has nothing wrong."""
    path = "01-bridges.md"
    return anchored_chapter(read_chapter(text, "01-bridges", path), path, finder, "en")


def tei_of(
    *texts: str,
    bibtex: str = "",
    edition: str = EDITION,
    names: str = "",
    annals: Annals = NO_ANNALS,
) -> etree._Element:
    """Make a document from sources as they are written.

    :param texts: Markdown of the chapters.
    :param bibtex: that of the works.
    :param edition: the text of ``edition.toml``.
    :param names: that of ``names.toml``.
    :param annals: what became of annotations.
    """
    named = read_names(names, "names.toml") if names else ()
    chapters = [read(text, NameFinder(named)) for text in texts or (TEXT,)]
    return edition_to_tei(
        stated(edition),
        [one.chapter for one in chapters],
        read_bibtex(bibtex),
        [annotation for one in chapters for annotation in (*one.annotations, *one.mentions)],
        named,
        annals=annals,
    )


def annals_of(case: Path) -> Annals:
    """Read what a folder tells of the past of its annotations."""
    history, retired = case / "history.toml", case / "retired.toml"
    return Annals(
        history=read_history(history.read_text("utf-8"), "") if history.exists() else None,
        retired=read_retired(retired.read_text("utf-8"), "") if retired.exists() else (),
    )


def find(place: etree._Element, path: str, **variables: str) -> list[Any]:
    """Look elements or values up by XPath; the prefix of TEI is ``tei``."""
    options: dict[str, Any] = {**variables, "namespaces": dict(NAMESPACES)}
    return cast("list[Any]", place.xpath(path, **options))


def words(place: etree._Element) -> str:
    """Read an element, line feeds as blanks."""
    return "".join(map(str, place.itertext())).replace("\n", " ")


def stated(edition: str = EDITION) -> Edition:
    """Read an ``edition.toml``."""
    return read_edition(edition, "edition.toml")
