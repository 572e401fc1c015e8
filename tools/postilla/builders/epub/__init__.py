# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition as an EPUB 3.3 publication.

Sphinx writes each document as the HTML of the site; :mod:`.content` makes an EPUB content document
of it. What the package says of itself is read off these documents, not kept beside them: the
table of contents from their headings, the list of pages from their page breaks, the languages
from their words.
"""

from postilla.builders.epub.builder import EpubBuilder, setup_builder

__all__ = ["EpubBuilder", "setup_builder"]
