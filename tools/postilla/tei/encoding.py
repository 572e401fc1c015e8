# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How the document came about (TEI ``encodingDesc``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from postilla.model.annotation import Annotation
from postilla.model.block import Chapter
from postilla.model.downloads import FOLDER
from postilla.model.edition import Edition
from postilla.model.kinds import VARIANT
from postilla.tei.declarations import editorial_declaration
from postilla.tei.names import element
from postilla.tei.odd import FILE
from postilla.tei.references import places_of, reference_declarations
from postilla.tei.taxonomies import class_declaration
from postilla.tei.variants import variant_encoding

_PROJECT: Final = (
    "A critical edition. The text has the words of its witness as they are transmitted, all of "
    "them and in their order. What the edition adds stands beside it, in standOff, and leads to "
    "the words that it is about."
)


def encoding_description(
    edition: Edition,
    chapters: Sequence[Chapter],
    annotations: Sequence[Annotation],
    parts: Sequence[etree._Element],
    made_by: str = "",
) -> etree._Element:
    """Describe how the document came about.

    :param edition: the edition.
    :param chapters: its text.
    :param annotations: all of it.
    :param parts: what the document has beside its header.
    :param made_by: the version of this package, or nothing.
    :return: the ``encodingDesc`` element.
    """
    kinds = {one.kind for one in annotations}
    places = {kind for part in parts for kind in places_of(part)}
    return element(
        "encodingDesc",
        element("projectDesc", element("p", _PROJECT)),
        editorial_declaration(chapters, kinds),
        *([class_declaration(kinds)] if kinds else []),
        *([variant_encoding()] if VARIANT in kinds else []),
        *reference_declarations(places, has_annotations=any(one.id for one in annotations)),
        *_customisation(edition),
        *_application(made_by),
    )


def _customisation(edition: Edition) -> Iterator[etree._Element]:
    """Lead to the customisation of the TEI, where the site of the edition has it."""
    if edition.site_url:
        address = f"{edition.site_url}/{FOLDER}/{FILE}"
        yield element("schemaRef", type="customisation", key="postilla", url=address)


def _application(version: str) -> Iterator[etree._Element]:
    if version:
        label = element("label", "Postilla")
        made = element("application", label, ident="Postilla", version=version)
        yield element("appInfo", made)
