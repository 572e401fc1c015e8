# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The kinds of annotation and their fields: one table, from which all else follows.

The checks, the directives of the build, the reference page ``about/syntax`` and the exports read
it; a kind or a field exists when it has a row here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from postilla.model.annotation import Argument, Body, Field, Kind, Value
from postilla.model.identifiers import IdKind
from postilla.model.variation import Variation

_ID = Field(
    name="id", value=Value.SLUG, required=True, meaning="the annotation's address, for ever"
)
_OWN_ID = Field(name="id", value=Value.SLUG, meaning="an address of its own")
_SIGNED = (
    Field(name="by", meaning="who wrote it, if not the edition: a real, named contributor"),
    Field(name="date", value=Value.DATE, meaning="when, as YYYY-MM-DD"),
)
_PLACED = (
    Field(
        name="target",
        meaning="the id of the note, list item or block that has the words, if not the block above",
    ),
    Field(
        name="occurrence",
        value=Value.NUMBER,
        meaning="which one is meant where the words stand several times, counted from 1",
    ),
    Field(name="prefix", meaning="words right before the quotation, to tell it from others"),
    Field(name="suffix", meaning="words right after the quotation, to tell it from others"),
)
PLACING: Final = frozenset(field.name for field in _PLACED)
"""The fields that a program fills in, once it knows which words are meant."""
_REST = (*_PLACED, *_SIGNED)
_CLAIMS = ("claim",)

CLAIM: Final = Kind(
    name="claim",
    title="Claim",
    plural="Claims",
    argument=Argument.QUOTE,
    body=Body.OPTIONAL,
    letter="c",
    fields=(
        _ID,
        Field(
            name="type",
            value=Value.TERM,
            required=True,
            vocabulary=(
                *("statistic", "event", "causal", "legal", "attribution", "evaluative"),
                "definition",
            ),
            meaning="what sort of statement it is",
        ),
        Field(
            name="ascribed-to",
            required=True,
            meaning="whom the text ascribes it to; “the article” for its own voice",
        ),
        Field(
            name="rests-on",
            value=Value.POINTERS,
            places=(IdKind.NOTE, IdKind.ENTRY),
            meaning="the author's notes and printed entries that it rests on",
        ),
        Field(
            name="repeats",
            value=Value.POINTERS,
            kinds=_CLAIMS,
            meaning="claims of the article that say the same",
        ),
        Field(
            name="contradicts",
            value=Value.POINTERS,
            kinds=_CLAIMS,
            meaning="claims of the article that can't be true together with it",
        ),
        Field(
            name="qualifies",
            value=Value.POINTERS,
            kinds=_CLAIMS,
            meaning="claims of the article that it limits",
        ),
        *_REST,
    ),
    meaning="A statement of the text that can be checked: who says what, resting on what.",
)

EVIDENCE: Final = Kind(
    name="evidence",
    title="Evidence",
    plural="Evidence",
    argument=Argument.SOURCE,
    body=Body.OPTIONAL,
    fields=(
        _OWN_ID,
        Field(
            name="for",
            value=Value.POINTER,
            kinds=_CLAIMS,
            required=True,
            meaning="the claim that it is about",
        ),
        Field(
            name="relation",
            value=Value.TERM,
            required=True,
            vocabulary=("supports", "qualifies", "contradicts", "other-side"),
            meaning="how the words of the source stand to the claim",
        ),
        Field(name="locator", meaning="the place in the source, such as p. 63"),
        *_SIGNED,
    ),
    meaning="What an outside source says on a claim; the body quotes it.",
)

EDNOTE: Final = Kind(
    name="ednote",
    title="Editorial note",
    plural="Editorial notes",
    argument=Argument.QUOTE,
    body=Body.REQUIRED,
    letter="n",
    fields=(
        _ID,
        Field(
            name="about",
            value=Value.TERM,
            required=True,
            vocabulary=("context", "discrepancy", "source", "terminology", "transmission"),
            meaning="what the note is about",
        ),
        Field(name="see", value=Value.POINTERS, meaning="the places that it compares"),
        *_REST,
    ),
    meaning="What the editors have to say on some words, with its ground.",
)

EMEND: Final = Kind(
    name="emend",
    title="Emendation",
    plural="Emendations",
    argument=Argument.QUOTE,
    body=Body.OPTIONAL,
    letter="e",
    fields=(
        _ID,
        Field(
            name="cause",
            value=Value.TERM,
            required=True,
            vocabulary=("transcript", "author", "undecided"),
            meaning="who departed from what was meant; only the transcript's damage is restored",
        ),
        Field(
            name="reading",
            required=True,
            may_be_empty=True,
            meaning="what is proposed instead; nothing deletes the words",
        ),
        Field(name="ground", required=True, meaning="why, in a phrase"),
        Field(
            name="cert",
            value=Value.TERM,
            required=True,
            vocabulary=("high", "medium", "low"),
            meaning="how certain it is",
        ),
        *_REST,
    ),
    meaning="A departure from the transmitted words, which stay on record.",
)

TRANSLATION: Final = Kind(
    name="translation",
    title="Translation",
    plural="Translations",
    argument=Argument.QUOTE,
    body=Body.REQUIRED,
    letter="t",
    fields=(
        _ID,
        Field(
            name="language",
            value=Value.LANGUAGE,
            required=True,
            meaning="the language into which the words are translated, as a BCP 47 tag",
        ),
        Field(
            name="origin",
            value=Value.TERM,
            required=True,
            vocabulary=("human", "machine"),
            meaning="who translated: a person, or a machine as long as no person has revised it",
        ),
        *_REST,
    ),
    meaning="Words of another language than the document's, rendered.",
)

VARIANT: Final = Kind(
    name="variant",
    title="Variant",
    plural="Variants",
    argument=Argument.QUOTE,
    body=Body.REQUIRED,
    has_readings=True,
    letter="v",
    fields=(
        _ID,
        Field(
            name="witnesses",
            meaning="sigla of other witnesses that have the words of the text, with blanks between",
        ),
        Field(
            name="variation",
            value=Value.TERM,
            vocabulary=tuple(one.value for one in Variation if one is not Variation.LACUNA),
            meaning="what sort of difference it is, where the words do not tell",
        ),
        *_REST,
    ),
    meaning="What other witnesses have in the place of these words.",
)

CITES: Final = Kind(
    name="cites",
    title="Citation",
    plural="Citations",
    argument=Argument.SOURCE,
    body=Body.NONE,
    fields=(
        Field(name="target", required=True, meaning="the note, entry or paragraph that cites"),
        Field(name="locator", meaning="the place in the work, as printed"),
        _OWN_ID,
        *_SIGNED,
    ),
    meaning="Binds a note, a printed entry or a paragraph of the text to a work in refs.bib.",
)

NAME: Final = Kind(
    name="name",
    title="Name",
    plural="Names",
    argument=Argument.QUOTE,
    body=Body.NONE,
    fields=(
        Field(name="ref", value=Value.POINTER, meaning="the id in names.toml of what is named"),
        Field(name="none", may_be_empty=True, meaning="written where the words name nothing"),
        _OWN_ID,
        *_REST,
    ),
    either=("ref", "none"),
    meaning="A decision by hand on a name, where its form alone does not tell.",
)

KINDS: Final = MappingProxyType(
    {
        kind.name: kind
        for kind in (CLAIM, EVIDENCE, EDNOTE, EMEND, TRANSLATION, VARIANT, CITES, NAME)
    }
)
"""Directive name -> kind."""
