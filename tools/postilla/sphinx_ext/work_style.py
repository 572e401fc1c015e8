# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The style in which sphinxcontrib-bibtex formats works: none, until somebody reads it.

Works are written out by :mod:`postilla.sphinx_ext.pages.sources` and cited by names and year. What
is left of the library's formatting is shown above a citation that is pointed at; the library would
do it twice for every work whenever anything was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pybtex.backends.plaintext import Backend as Plaintext
from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.style import FormattedEntry
from pybtex.style.formatting.alpha import Style as Alpha
from pybtex.style.template import FieldIsMissing

STYLE: Final = "postilla"


@dataclass(frozen=True, slots=True)
class _Words:
    """A work in words, formatted when they are rendered."""

    entry: Entry
    label: str

    def render(self, backend: Any) -> str:
        """Render them; none of a work that has not all that the style asks for."""
        try:
            return str(_alpha().format_entry(self.label, self.entry).text.render(backend))
        except FieldIsMissing:
            return ""


@cache
def _alpha() -> Any:
    """Make the library's style once: it looks for its parts in all that is installed."""
    return Alpha()


class WorkStyle(Alpha):  # type: ignore[misc]
    """Sorts and labels works as that style does, and leaves the words for later."""

    def format_entry(self, label: str, entry: Entry, bib_data: object = None) -> FormattedEntry:
        """Give a work, its words not formatted yet."""
        return FormattedEntry(entry.key, _Words(entry, label), label)


def register_style() -> None:
    """Make the style known to Pybtex.

    So is made its plain text, for which the library would look in all that is installed whenever
    a work is cited.
    """
    register_plugin("pybtex.style.formatting", STYLE, WorkStyle, force=True)
    register_plugin("pybtex.backends", "plaintext", Plaintext, force=True)
