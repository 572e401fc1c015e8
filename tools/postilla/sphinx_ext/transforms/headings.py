# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Headings: their language, and a title for the page that has none."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

LANGUAGE_CLASS = "language-"
"""What the class that states a language begins with; the rest is a BCP 47 tag."""


class HeadingLanguage(SphinxTransform):
    """Moves a heading's language from its section to its words.

    MyST puts the class on the section, where it would say that everything up to the next
    heading is in that language. A block states its own language, and a heading is a block.
    Around the words it also goes along when they are copied into a table of contents.
    """

    default_priority = Locale.default_priority + 10
    """After ``Locale``, which replaces the words of the heading."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        for section in self.document.findall(nodes.section):
            languages = [name for name in section["classes"] if name.startswith(LANGUAGE_CLASS)]
            if languages and isinstance(title := section[0], nodes.title):
                section["classes"] = [name for name in section["classes"] if name not in languages]
                words = nodes.inline("", "", *title.children, classes=languages)
                title.children = []
                title += words


class TitlePageName(SphinxTransform):
    """Names the title page after the project, for its heading comes from ``edition.toml``."""

    default_priority = HeadingLanguage.default_priority
    """At any time: nothing else looks at the name before ``doctree-read``."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        if self.env.current_document.docname == self.config.root_doc:
            self.document["title"] = self.config.project
