# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the title page says of the edition beyond ``edition.toml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, cast

from sphinx.application import Sphinx

from postilla.model.kinds import CLAIM, EDNOTE, EMEND, EVIDENCE, KINDS, TRANSLATION
from postilla.model.licence import licence_address
from postilla.model.wording import counted
from postilla.sphinx_ext.domain import PostillaDomain

_PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        CLAIM.name: "claims",
        EVIDENCE.name: "claims",
        EDNOTE.name: "editorial-notes",
        EMEND.name: "emendations",
        TRANSLATION.name: "translations",
    }
)
"""Kind -> the directive of the page that lists its annotations."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many annotations of a kind the edition has."""

    phrase: str
    """Such as ``3 claims``."""
    docname: str
    """The page that lists them; nothing where there is none."""


def describe_edition(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the title page its facts (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    if pagename == app.config.root_doc:
        domain = cast(PostillaDomain, app.env.domains["postilla"])
        context["annotation_counts"] = tuple(_counts(domain))
        context["licence_address"] = licence_address


def _counts(domain: PostillaDomain) -> Iterator[Count]:
    numbers = Counter(entry.kind for entry in domain.annotations.entries)
    gathered: Mapping[str, set[str]] = domain.data["gathered"]
    for name, directive in _PAGES.items():
        kind, number = KINDS[name], numbers[name]
        if number:
            pages = (page for page in domain.reading_order if directive in gathered.get(page, ()))
            one, many = kind.title.lower(), kind.plural.lower()
            if kind == EVIDENCE:
                one, many = "piece of evidence", "pieces of evidence"
            yield Count(counted(number, one, many), next(pages, ""))
