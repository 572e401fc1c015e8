# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Catalogues brought up to date with the words of the interface.

``python -m postilla.interface`` does it. Translations stay; words that are new wait for theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from postilla.interface.messages import Message

_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for times while a catalogue is made: their lines are left out of it."""
_LEFT_OUT: Final = (
    *('"Project-Id-Version:', '"Report-Msgid-Bugs-To:', '"POT-Creation-Date:'),
    *('"PO-Revision-Date:', '"Generated-By:', '"Language-Team:'),
)
_HEADER: Final = """\
# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
#
# The words of the reading site. {name} stands for a value; see tools/postilla/interface."""


def catalogue_template(messages: Iterable[Message]) -> str:
    """Write a catalogue without translations.

    :param messages: all words of the interface.
    :return: the file.
    """
    return _written(_catalog(messages))


def renewed(text: str, messages: Iterable[Message], language: str) -> str:
    """Bring a catalogue up to date.

    :param text: its file; nothing begins a new one.
    :param messages: all words of the interface.
    :param language: BCP 47.
    :return: the file, with those words and no others; what it has of them stays.
    """
    catalogue = read_po(BytesIO(text.encode("utf-8")), locale=language)
    catalogue.update(_catalog(messages), no_fuzzy_matching=True)
    return _written(catalogue)


def _catalog(messages: Iterable[Message]) -> Catalog:
    made = Catalog(charset="utf-8", creation_date=_NEVER, revision_date=_NEVER, fuzzy=False)
    for message in messages:
        made.add(
            (message.words, message.plural) if message.plural else message.words,
            context=message.context or None,
            locations=[(place, None) for place in message.places],  # type: ignore[misc]
        )
    return made


def _written(catalogue: Catalog) -> str:
    catalogue.header_comment = _HEADER
    catalogue.last_translator = "Postilla contributors"
    catalogue.fuzzy = False
    file = BytesIO()
    write_po(file, catalogue, width=0, ignore_obsolete=True, include_lineno=False)
    lines = file.getvalue().decode("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(_LEFT_OUT)]
    return "\n".join(kept).strip() + "\n"
