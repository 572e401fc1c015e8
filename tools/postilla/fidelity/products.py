# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The kinds of products that are proven, and what each of them states."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from postilla.fidelity.epub import read_epub
from postilla.fidelity.extracted import Aspect, ProductKind
from postilla.fidelity.marks import INVISIBLE
from postilla.fidelity.pdf_parts import read_book
from postilla.fidelity.site import read_site
from postilla.fidelity.tei import read_tei

_EVERYTHING: Final = frozenset(Aspect)

_PDF: Final = ProductKind(
    name="pdf",
    title="the PDF",
    path="pdf/{id}.pdf",
    is_in_parts=True,
    counts_pages=True,
    # The levels of its headings are its own, its notes stand at their calls, and it names languages
    # without their scripts.
    aspects=_EVERYTHING
    - {*(Aspect.CHAPTERS, Aspect.LEVELS, Aspect.NOTE_ORDER, Aspect.SUBTAGS, Aspect.FILES)},
    ignored=INVISIBLE,
    read=read_book,
)

PRODUCTS: Final = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            ProductKind(
                name="html",
                title="the site",
                path="html",
                keeps_pages=True,
                aspects=_EVERYTHING,
                ignored=INVISIBLE,
                read=read_site,
            ),
            ProductKind(
                name="epub",
                title="the EPUB",
                path="epub/{id}.epub",
                aspects=_EVERYTHING,
                ignored=INVISIBLE,
                read=read_epub,
            ),
            ProductKind(
                name="epub-text",
                title="the EPUB of the bare text",
                path="epub/{id}-text.epub",
                is_bare=True,
                aspects=_EVERYTHING,
                ignored=INVISIBLE,
                read=read_epub,
            ),
            _PDF,
            ProductKind(
                name="tei",
                title="the TEI edition",
                path="tei/{id}.xml",
                # A division has no level, and notes stand at the end of the division that calls
                # them, which may not be the order in which they are printed.
                aspects=_EVERYTHING - {Aspect.CHAPTERS, Aspect.LEVELS, Aspect.NOTE_ORDER},
                ignored="",
                keeps_translations=True,
                read=read_tei,
            ),
        )
    }
)
"""Name -> kind, in the order of the proof."""

KINDS: Final = MappingProxyType(
    {
        **PRODUCTS,
        "large-print": replace(
            _PDF,
            name="large-print",
            title="the PDF in large print",
            path="large-print/{id}-large-print.pdf",
        ),
    }
)
"""The same, with what is built when it is asked for."""
