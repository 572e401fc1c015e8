# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Witnesses and their readings (TEI Guidelines, chapter 12).

Each entry is an ``app`` in ``standOff``, attached at both ends of its lemma (section 12.2.2, the
double-end-point-attached method): entries may overlap each other, emendations and sentences, and
the text is that of the base. An omission is an ``rdg`` without words; one that is lost has a
``gap``.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from postilla.model.edition import Edition, Witness
from postilla.model.variation import Variation, WitnessReading, variation
from postilla.model.wording import term
from postilla.syntax.readings import sigla_of
from postilla.tei.marks import Placed
from postilla.tei.names import element
from postilla.tei.pointers import pointers
from postilla.tei.taxonomies import categories_of


def witness_id(siglum: str) -> str:
    """Give the ``xml:id`` of a witness, or nothing where it has no siglum."""
    return f"wit.{siglum}" if siglum else ""


def list_of_witnesses(edition: Edition, printed: str) -> etree._Element:
    """List the witnesses, that of the base first.

    :param edition: the edition.
    :param printed: the ``xml:id`` of what they transmit.
    :return: the ``listWit`` element.
    """
    return element(
        "listWit", *(_witness(witness, edition, printed) for witness in edition.witnesses)
    )


def entry(placed: Placed, base: str) -> etree._Element:
    """Make an entry of the apparatus.

    :param placed: a variant.
    :param base: the siglum of the witness whose words the text has.
    :return: the ``app`` element, without who made it and what is said of it.
    """
    anchored = placed.anchored
    annotation = anchored.annotation
    agreeing = (base, *sigla_of(annotation.field("witnesses")))
    stated = annotation.field("variation")
    return element(
        "app",
        element("lem", anchored.words, wit=_pointers(agreeing)),
        *(_reading(reading, anchored.words, stated) for reading in annotation.readings),
        xml_id=annotation.id,
        n=anchored.label,
        ana=categories_of(annotation),
        **{"from": pointers([placed.first]), "to": pointers([placed.last])},
    )


def variant_encoding() -> etree._Element:
    """Say how entries are attached to the text."""
    return element("variantEncoding", method="double-end-point", location="external")


def _witness(witness: Witness, edition: Edition, printed: str) -> etree._Element:
    made = element(
        "witness",
        xml_id=witness_id(witness.siglum),
        xml_lang=edition.language,
        n=witness.siglum,
        corresp=pointers([printed]),
    )
    parts = [
        *([element("abbr", witness.siglum, type="siglum")] if witness.siglum else []),
        *([element("title", witness.title, xml_lang=witness.language)] if witness.title else []),
        *([element("date", witness.date)] if witness.date else []),
        *([element("rs", witness.holding, type="holding")] if witness.holding else []),
        *([element("idno", witness.file, type="file")] if witness.file else []),
    ]
    for part in parts:
        part.tail = " "
        made.append(part)
    said = witness.description
    if witness.ignored:
        names = ", ".join(term("ignoring", one.value) for one in witness.ignored)
        said += f" Its differences in {names} are not recorded."
    if parts:
        parts[-1].tail = f" {said}"
    else:
        made.text = said
    return made


def _reading(reading: WitnessReading, lemma: str, stated: str) -> etree._Element:
    told = variation(lemma, reading)
    is_lacking = reading.lack is not None
    made = element(
        "rdg",
        *([element("gap", reason="lost")] if told is Variation.LACUNA else [reading.words]),
        wit=_pointers(reading.witnesses),
        type=told.value if is_lacking else stated or told.value,
    )
    return made


def _pointers(sigla: Sequence[str]) -> str:
    return pointers(map(witness_id, sigla))
