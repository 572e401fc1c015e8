# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The site, whose pages several processes resolve and write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from postilla.builders.pages import write_pages
from postilla.builders.reading import SharedReading
from postilla.builders.sharing import share_pages


class SiteBuilder(SharedReading, StandaloneHTMLBuilder):
    """Sphinx's builder of HTML, but for how the work is shared."""

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages; the images that they show are copied at the end."""
        if docnames:
            share_pages(self, docnames, self._write, self.images.update)

    def _write(self, docnames: Iterable[str]) -> Mapping[str, str]:
        write_pages(self, docnames)
        return self.images


def setup_builder(app: Sphinx) -> None:
    """Register the builder in the place of Sphinx's own.

    :param app: the application.
    """
    app.add_builder(SiteBuilder, override=True)
