# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Catalogues of the words in other languages, in the format of GNU gettext.

See the manual of gettext, `The Format of PO Files
<https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>`_.
"""

from __future__ import annotations

import gettext
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from postilla.interface.messages import Message, placeholders

_NUMBERS = range(201)
"""The numbers for which the two ways of naming plural forms are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A message in another language."""

    message: Message
    forms: tuple[str, ...]
    """What is said, in the order of the catalogue's plural forms; of most messages one."""
    is_doubtful: bool
    """Whether the catalogue calls it fuzzy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The words of the interface in a language."""

    language: str
    translations: Mapping[tuple[str, str], Translation]
    """Context and words -> translation."""
    plural_forms: Mapping[str, int]
    """Name of a plural form in the `CLDR
    <https://cldr.unicode.org/index/cldr-spec/plural-rules>`_ -> its place among the forms."""


@lru_cache(maxsize=8)
def read_catalogue(text: str, language: str) -> Catalogue:
    """Read a catalogue; those read lately are known still.

    :param text: its file.
    :param language: BCP 47.
    :return: the catalogue.
    :raises ValueError: when it is none, or its plural forms are not those of the language.
    """
    try:
        read = read_po(BytesIO(text.encode("utf-8")), locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"the catalogue {language} can't be read: {error}") from error
    found = (_translation(message) for message in read if message.id)
    return Catalogue(
        language=language,
        translations={one.message.key: one for one in found},
        plural_forms=_plural_forms(read, language),
    )


def _translation(message: object) -> Translation:
    words, said = message.id, message.string  # type: ignore[attr-defined]
    words, plural = (words, "") if isinstance(words, str) else words
    return Translation(
        message=Message(
            words=words,
            plural=plural,
            context=message.context or "",  # type: ignore[attr-defined]
        ),
        forms=(said,) if isinstance(said, str) else tuple(said),
        is_doubtful=message.fuzzy,  # type: ignore[attr-defined]
    )


def _plural_forms(read: Catalog, language: str) -> Mapping[str, int]:
    """Find the names that browsers have for the forms which the catalogue numbers."""
    place_of = gettext.c2py(read.plural_expr)
    name_of = Locale.parse(language, sep="-").plural_form
    found: dict[str, int] = {}
    for number in _NUMBERS:
        place = place_of(number)
        if place >= read.num_plurals or found.setdefault(name_of(number), place) != place:
            raise ValueError(
                f"the plural forms of the catalogue {language} are of another language"
            )
    return {**found, "other": found.get("other", read.num_plurals - 1)}


def faults_of(catalogue: Catalogue, messages: Collection[Message]) -> Iterator[str]:
    """Say what is wrong with a catalogue.

    :param catalogue: it.
    :param messages: all words of the interface.
    :return: a line for each fault.
    """
    known = {message.key: message for message in messages}
    for key in sorted(known.keys() - catalogue.translations.keys()):
        yield f"no entry: {_name(known[key])}"
    for key, translation in sorted(catalogue.translations.items()):
        if key in known:
            yield from _faults(translation, known[key], len(set(catalogue.plural_forms.values())))
        else:
            yield f"not used: {_name(translation.message)}"


def _faults(translation: Translation, message: Message, number: int) -> Iterator[str]:
    if translation.message.plural != message.plural:
        yield f"another plural: {_name(message)}"
    if not all(translation.forms) or len(translation.forms) != (number if message.plural else 1):
        yield f"not translated: {_name(message)}"
    if translation.is_doubtful:
        yield f"marked as fuzzy: {_name(message)}"
    expected = placeholders(message.plural or message.words)
    if any(placeholders(form) != expected for form in translation.forms if form):
        yield f"other values in braces: {_name(message)}"


def _name(message: Message) -> str:
    named = f"“{message.words}”"
    return f"{named} ({message.context})" if message.context else named
