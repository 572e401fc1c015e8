# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The edition as an EPUB 3.3 publication.

Sphinx writes each document as the HTML of the site; :mod:`.content` makes an EPUB content document
of it. What the package says of itself is read off these documents, not kept beside them: the
table of contents from their headings, the list of pages from their page breaks, the languages
from their words.

How notes are written follows from what reading systems make of them, as far as public threads
tell; nobody has tried them all on this book.

- Apple Books and Thorium take a note that is an ``aside`` out of the text and show it only at its
  call (gutenbergtools/ebookmaker #349, edrlab/thorium-reader #2833): notes are items of a list.
- In Apple Books a call with an element inside the link opens nothing (jgm/pandoc #1995): the link
  is in the ``sup``, and not around it.
- Thorium shows a note at its call only within one document (edrlab/thorium-reader #1606), and
  all that has the id of the link (#1150): notes end the file of their calls, and the item has the
  id.
- Kobo does the same for what comes later in the book and has 9 to 5,000 characters
  (kobolabs/epub-spec #24, koreader/koreader #4261).
- Kindle wants links both ways and, for a note at the end of a chapter, its type
  (DistributedProofreaders/guiguts-py #1952).
- KOReader knows the type ``endnote`` (koreader/koreader #8033), and printed pages only from the
  list of pages (#7919). In Thorium a page break between paragraphs moves them apart
  (edrlab/thorium-reader #3334): it stands within one.
"""

from postilla.builders.epub.builder import EpubBuilder, setup_builder

__all__ = ["EpubBuilder", "setup_builder"]
