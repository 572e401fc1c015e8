# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Documents of XML: their outermost element says what they are."""

from __future__ import annotations

from postilla.importer.document.jats import read_jats
from postilla.importer.document.markup import line_of, local, parse_xml
from postilla.importer.document.source import Source
from postilla.importer.document.tei import read_tei
from postilla.model.diagnostic import Position
from postilla.model.errors import stop


def read_xml(data: bytes, path: str, bibliography: str) -> Source:
    """Read an article in JATS or a text in TEI.

    :param data: the file's bytes.
    :param path: its name in errors.
    :param bibliography: not needed: both have their lists of works.
    :return: the document and its words.
    :raises PostillaError: ``document/unknown-xml`` when it is neither; when it can't be read.
    """
    root = parse_xml(data, path)
    if local(root) == "article":
        return read_jats(root, path)
    if local(root) == "TEI":
        return read_tei(root, path)
    raise stop(
        "document/unknown-xml",
        f"Its outermost element is “{local(root)}”; an article in JATS begins with “article”, "
        "a text in TEI with “TEI”.",
        at=Position(path, line_of(root)),
        hint="Convert it to one of these, or to docx or HTML.",
    )
