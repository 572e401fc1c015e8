# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All formats, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from postilla.citation.apa import apa
from postilla.citation.bibtex import bibtex
from postilla.citation.chicago import chicago
from postilla.citation.csl_json import csl_json
from postilla.citation.mla import mla
from postilla.citation.piece import Format
from postilla.citation.place import Subject
from postilla.citation.ris import ris
from postilla.model.edition import Edition

FORMATS: Final[tuple[Callable[[Edition, Subject], Format], ...]] = (
    *(chicago, mla, apa),
    *(bibtex, ris, csl_json),
)


def formats_of(edition: Edition, subject: Subject) -> tuple[Format, ...]:
    """Give the formats for a thing to be cited.

    :param edition: the edition.
    :param subject: what is cited.
    :return: them, first those for people.
    """
    return tuple(make(edition, subject) for make in FORMATS)
