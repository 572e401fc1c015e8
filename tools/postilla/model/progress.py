# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How far the translations of an edition are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postilla.model.block import Chapter
from postilla.model.translation import (
    Provenance,
    State,
    TranslatedWords,
    Translation,
    units_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the translation of a chapter into a language is."""

    language: str
    """BCP 47."""
    chapter: str
    total: int
    """How many units there are to translate."""
    current: int
    """How many are translated as they are now."""
    outdated: int
    """How many are translated as they were."""
    in_doubt: int = 0
    """Of those translated: of how many nobody has looked over the alignment, or recorded the
    text."""
    annotations: int = 0
    """How many words of annotations there are to translate."""
    annotations_current: int = 0
    annotations_outdated: int = 0
    provenance: Provenance | None = None
    """Whose it is, if there is any."""

    @property
    def translated(self) -> int:
        """How many are translated, up to date or not."""
        return self.current + self.outdated

    @property
    def percent(self) -> int:
        """How much of the text is translated; 100 only when all of it is."""
        return 100 * self.translated // self.total if self.total else 0


def progress(
    chapters: Sequence[Chapter],
    translations: Iterable[Translation],
    units: Mapping[str, Mapping[str, str]],
    words: Iterable[TranslatedWords],
) -> Iterator[Progress]:
    """Count what is translated.

    :param chapters: the text, in reading order.
    :param translations: of chapters.
    :param units: chapter -> what its annotations say, by unit.
    :param words: what annotations say in other languages.
    :return: by language all chapters, those of which nothing is translated, too.
    """
    of_text = {(one.language, one.chapter.name): one for one in translations}
    homes = {unit: chapter for chapter, own in units.items() for unit in own}
    of_words: dict[tuple[str, str], list[TranslatedWords]] = {}
    for one in words:
        if one.unit in homes:
            of_words.setdefault((one.language, homes[one.unit]), []).append(one)
    for language in sorted({language for language, _ in (*of_text, *of_words)}):
        for chapter in chapters:
            key = (language, chapter.name)
            own = units.get(chapter.name, {})
            yield _progress(language, chapter, of_text.get(key), own, of_words.get(key, ()))


def _progress(
    language: str,
    chapter: Chapter,
    translation: Translation | None,
    units: Mapping[str, str],
    words: Sequence[TranslatedWords],
) -> Progress:
    states: Counter[State] = Counter()
    blocks = [block for block in units_of(chapter) if block.content.text]
    translated = translation.blocks() if translation else {}
    proposed = 0
    for block in blocks:
        own = translated.get(block.id)
        if translation and own:
            state = translation.state_of(block, own)
            states[state] += 1
            proposed += block.id in translation.proposed and state is not State.UNRECORDED
    fresh = sum(one.is_current(units[one.unit]) for one in words)
    facts = [translation.provenance] if translation else [one.provenance for one in words]
    return Progress(
        language=language,
        chapter=chapter.name,
        total=len(blocks),
        current=states[State.CURRENT] + states[State.UNRECORDED],
        outdated=states[State.OUTDATED],
        in_doubt=states[State.UNRECORDED] + proposed,
        annotations=len(units),
        annotations_current=fresh,
        annotations_outdated=len(words) - fresh,
        provenance=facts[0] if facts else None,
    )
