# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An entry of the apparatus in one line: ``lemma] reading B C · om. D``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from postilla.model.anchor import Anchored
from postilla.model.edition import ApparatusStyle, Edition, Witness
from postilla.model.kinds import VARIANT
from postilla.model.variation import WitnessReading
from postilla.model.wording import shortened
from postilla.sphinx_ext.domain import WITNESS, PostillaDomain
from postilla.sphinx_ext.nodes import annotation, witness_reading
from postilla.sphinx_ext.phrases import language_classes
from postilla.syntax.readings import sigla_of

SIGLUM: Final = "siglum"
"""The class of a siglum."""
_BETWEEN: Final = " · "


def entry_words(
    anchored: Anchored, edition: Edition, language: str, lemma: str = ""
) -> list[nodes.Node]:
    """Write an entry.

    :param anchored: a variant.
    :param edition: knows the witnesses.
    :param language: BCP 47 of the words, or nothing where it is the main one.
    :param lemma: the words as they are shown, if not by their beginning and end.
    :return: the nodes, a blank before them.
    """
    words = lemma or shortened(anchored.words)
    made: list[nodes.Node] = [
        nodes.Text(" "),
        nodes.inline("", words, classes=["lemma", *language_classes(language)]),
    ]
    made += _sigla(agreeing(anchored, edition), edition)
    made.append(nodes.Text("] "))
    for number, reading in enumerate(anchored.annotation.readings):
        made += [nodes.Text(_BETWEEN)] if number else []
        made.append(_reading(reading, language))
        made += _sigla(reading.witnesses, edition)
    return made


def agreeing(anchored: Anchored, edition: Edition) -> tuple[str, ...]:
    """Give the sigla of those who have the lemma, as far as an entry names them.

    :param anchored: a variant.
    :param edition: whose apparatus is negative or positive.
    :return: them, that of the base first; none where the entry is to name the others alone.
    """
    named = sigla_of(anchored.annotation.field("witnesses"))
    if not named and edition.apparatus is ApparatusStyle.NEGATIVE:
        return ()
    return tuple(dict.fromkeys((*edition.sigla[:1], *named)))


def explained(witness: Witness) -> str:
    """Say in a line what a siglum stands for.

    :param witness: with a siglum.
    :return: its title, date and place, or what describes it.
    """
    facts = (witness.title, witness.date, witness.holding)
    return f"{witness.siglum}: {', '.join(filter(None, facts)) or witness.description}"


def sigla(names: Iterable[str], edition: Edition) -> Iterator[nodes.Element]:
    """Make of each siglum a link to the list of witnesses.

    :param names: the sigla.
    :param edition: knows what they stand for.
    :return: a reference each, to be resolved.
    """
    known = {witness.siglum: witness for witness in edition.witnesses}
    for name in names:
        inner = nodes.inline("", name, classes=[SIGLUM])
        made = addnodes.pending_xref(
            "",
            inner,
            refdomain=PostillaDomain.name,
            reftype=WITNESS,
            reftarget=name,
            refexplicit=True,
            refwarn=False,
        )
        if name in known:
            made["explained"] = explained(known[name])
        yield made


def _sigla(names: Iterable[str], edition: Edition) -> Iterator[nodes.Node]:
    for number, siglum in enumerate(sigla(names, edition)):
        yield nodes.Text(" " if number else "\N{NO-BREAK SPACE}")
        yield siglum


def _reading(reading: WitnessReading, language: str) -> witness_reading:
    lack = reading.lack.value if reading.lack else ""
    classes = ["lack"] if lack else ["witness-words", *language_classes(language)]
    inner = nodes.inline("", lack or reading.words, classes=classes)
    return witness_reading("", "", inner, witnesses=list(reading.witnesses), lack=lack)


def offer_witnesses(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let a page with variants show the text as a witness reads it (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: the page's tree, if it has one.
    """
    edition: Edition = context["edition"]
    has_variants = doctree is not None and any(
        node["kind"] == VARIANT.name for node in doctree.findall(annotation)
    )
    witnesses = edition.witnesses if has_variants else ()
    context["text_witnesses"] = [
        (one.siglum, f"{one.siglum}: {one.title}" if one.title else one.siglum, number == 0)
        for number, one in enumerate(witnesses)
        if one.siglum
    ]
