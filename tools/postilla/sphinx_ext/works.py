# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The works of ``refs.bib``, and where the edition lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from sphinxcontrib.bibtex.domain import BibtexDomain

from postilla.model.bibliography import Work
from postilla.model.errors import PostillaError
from postilla.model.tree import REFERENCES
from postilla.syntax.bibtex import read_bibtex


def read_works(source: Path) -> Mapping[str, Work]:
    """Read the works that annotations can cite.

    :param source: the folder with the edition's source.
    :return: key -> work; none when the file can't be read, which the checks tell.
    """
    path = source / PurePosixPath(REFERENCES).name
    try:
        return _works(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError, PostillaError):
        return {}


@lru_cache(maxsize=1)
def _works(text: str, path: str) -> Mapping[str, Work]:
    """Read them once: they are asked for again whenever a document was read."""
    return MappingProxyType({work.key: work for work in read_bibtex(text, path)})


def listed_works(bibliographies: BibtexDomain) -> Mapping[str, tuple[str, str]]:
    """Find the entries of the works in the edition's own lists of sources.

    :param bibliographies: the domain of sphinxcontrib-bibtex, all documents read.
    :return: key -> docname and id of its entry; of several, the first.
    """
    listed: dict[str, tuple[str, str]] = {}
    for citation in bibliographies.citations:
        if bibliographies.bibliographies[citation.bibliography_key].list_ == "citation":
            place = citation.bibliography_key.docname, citation.citation_id
            listed.setdefault(citation.key, place)
    return listed
