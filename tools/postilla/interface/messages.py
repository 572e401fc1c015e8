# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Words of the interface, as what is to be translated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Message:
    """Words that are translated as a whole; ``{name}`` stands for a value."""

    words: str
    plural: str = ""
    """What is said of several, where a number decides; its first value is that number."""
    context: str = ""
    """What tells them from the same words elsewhere."""
    places: tuple[str, ...] = ()
    """Where they stand, such as ``theme/layout.html``."""

    @property
    def key(self) -> tuple[str, str]:
        """Context and words: what a catalogue finds them by."""
        return self.context, self.words


def placeholders(words: str) -> frozenset[str]:
    """Give the names of the values in some words.

    >>> sorted(placeholders("{number} claims ({other} with evidence)"))
    ['number', 'other']
    """
    return frozenset(_PLACEHOLDER.findall(words))


def joined(messages: Iterable[Message]) -> tuple[Message, ...]:
    """Bring the same words from several places together.

    :param messages: them, in any order.
    :return: each once, with all its places, in alphabetical order; a plural with its singular.
    :raises ValueError: when the same words have two plurals.
    """
    found: dict[tuple[str, str], Message] = {}
    for message in messages:
        known = found.get(message.key, message)
        if known.plural and message.plural and known.plural != message.plural:
            raise ValueError(
                f"“{message.words}” has two plurals: “{known.plural}” and “{message.plural}”"
            )
        found[message.key] = Message(
            words=message.words,
            plural=known.plural or message.plural,
            context=message.context,
            places=tuple(sorted({*known.places, *message.places})),
        )
    plurals = {(message.context, message.plural) for message in found.values() if message.plural}
    return tuple(found[key] for key in sorted(found.keys() - plurals))
