# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A document held against a schema of the TEI."""

from __future__ import annotations

from collections.abc import Iterator, Set
from copy import deepcopy
from typing import Final

from lxml import etree

from postilla.model.diagnostic import Diagnostic, Position
from postilla.tei.pointers import check_pointers

_RELAX_NG: Final = "{http://relaxng.org/ns/structure/1.0}"


def read_schema(path: str) -> etree._ElementTree:
    """Read a schema.

    :param path: a file in RELAX NG's XML syntax, such as ``tei_all.rng``.
    :return: the schema, for :func:`validate`.
    :raises OSError: when the file can't be read.
    :raises lxml.etree.XMLSyntaxError: when it is no XML.
    """
    return etree.parse(path, _parser())


def validate(document: bytes, schema: etree._ElementTree, path: str) -> tuple[Diagnostic, ...]:
    """Hold a document against a schema, and its pointers against its ids.

    :param document: its bytes, as :func:`~postilla.tei.serialise.serialise` gives them.
    :param schema: as :func:`read_schema` gives it.
    :param path: the document's name in the findings.
    :return: the findings, by their lines: ``tei/syntax``, ``tei/schema``, ``tei/id-repeated``,
        ``tei/pointer``.
    """
    try:
        tei = etree.fromstring(document, _parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        at = Position(path, line or 0, column or 0)
        return (Diagnostic(code="tei/syntax", message=f"{error.msg}.", position=at),)
    findings = [*_schema_findings(tei, schema, path), *check_pointers(tei, path)]
    return tuple(sorted(findings, key=lambda finding: finding.position))


def _schema_findings(
    tei: etree._Element, schema: etree._ElementTree, path: str
) -> Iterator[Diagnostic]:
    used = {etree.QName(place).localname for place in tei.iter(etree.Element)}
    if etree.RelaxNG(_reduced(schema, used, keep_names=False)).validate(tei):
        return
    relax_ng = etree.RelaxNG(_reduced(schema, used, keep_names=True))
    relax_ng.validate(tei)
    for entry in relax_ng.error_log:
        near = _nearest_id(tei, entry.path) if entry.path else ""
        yield Diagnostic(
            code="tei/schema",
            message=f"{entry.message}{f', near “{near}”' if near else ''}.",
            position=Position(path, entry.line),
        )


def _reduced(schema: etree._ElementTree, used: Set[str], *, keep_names: bool) -> etree._ElementTree:
    """Take out of a schema what it says of elements that a document does not have.

    It says the same of that document, while libxml2 takes many seconds to prepare the whole of
    ``tei_all``. Where the names are kept, it takes one, and says well what is wrong; where they
    are not, it takes none.
    """
    copy = deepcopy(schema)
    for pattern in list(copy.iter(f"{_RELAX_NG}element")):
        name, parent = pattern.get("name"), pattern.getparent()
        if not name or name in used or parent is None:
            continue
        if keep_names:
            pattern[:] = [etree.Element(f"{_RELAX_NG}empty")]
        else:
            parent.replace(pattern, etree.Element(f"{_RELAX_NG}notAllowed"))
    return copy


def _nearest_id(tei: etree._Element, place: str) -> str:
    found = tei.xpath(f"({place}/ancestor-or-self::*/@xml:id)[last()]")
    return str(found[0]) if isinstance(found, list) and found else ""


def _parser() -> etree.XMLParser:
    """Make a parser that reads no other file and leaves ids to :func:`check_pointers`."""
    return etree.XMLParser(collect_ids=False)
