# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What goes into a book, EPUB and PDF alike: the text, and what its reader wants beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sphinx.config import Config
from sphinx.util.matching import Matcher

from postilla.sphinx_ext.parser import CHAPTER_PREFIX

PAGES: Final = (
    *("about/editorial-principles", "about/colophon", "about/changes"),
    *("apparatus/parallel*", "apparatus/sources", "apparatus/emendations", "apparatus/names"),
    "apparatus/variants",
)
"""The edition's own pages that do, unless ``conf.py`` says otherwise (``postilla_book_pages``).
Guides for those who work on the edition do not, nor what is at the end of each chapter already:
the other lists of annotations, which would be longer than the text."""


def in_book(config: Config) -> Callable[[str], bool]:
    """Give the test whether a document goes into a book.

    :param config: whose ``postilla_book_pages`` are docnames, with ``*`` for any part of one.
    :return: says it of a docname; of the title page each book makes one of its own.
    """
    is_page = Matcher(list(config.postilla_book_pages))
    return lambda docname: docname.startswith(CHAPTER_PREFIX) or is_page(docname)
