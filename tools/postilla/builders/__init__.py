# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The products, each of a builder; they follow each other on the same doctrees."""

from sphinx.application import Sphinx

from postilla.builders import annotations, epub, pdf, site, tei


def setup_builders(app: Sphinx) -> None:
    """Register all builders; the PDF carries the TEI.

    :param app: the application being set up.
    """
    for product in (site, epub, tei, annotations, pdf):
        product.setup_builder(app)
    app.connect("postilla-pdf-tei", lambda app: tei.document_of(app.env)[1])
