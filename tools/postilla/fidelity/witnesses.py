# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Text and apparatus against every other witness: together they have to give it back.

It is the proof of the apparatus. Where ``edition.toml`` declares that a file holds the whole text
of a witness, the text with the readings of that witness put into it has to be that file, word by
word; what the edition does not record of it, such as capitals, is declared, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from postilla.collation.gaps import Gap, gaps
from postilla.collation.texts import BaseWord, WitnessWord, text_for, witness_words
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition, Witness
from postilla.model.tree import EDITION, WITNESS
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.position import position_in
from postilla.syntax.reader import ReadChapter

_MOST: Final = 20
"""Differences that are told of one witness."""
_CONTEXT: Final = 2
"""Words shown before and after a difference."""
_HINT: Final = "“postilla collate --siglum {}” proposes what is missing."


def complete_witnesses(edition: Edition) -> tuple[Witness, ...]:
    """Give the witnesses that text and apparatus have to give back: all but the base."""
    return tuple(one for one in edition.witnesses[1:] if one.is_complete)


def verify_witnesses(
    edition: Edition, chapters: Sequence[ReadChapter], files: Mapping[str, bytes]
) -> Iterator[Diagnostic]:
    """Hold text and apparatus against the witnesses that are complete.

    :param edition: declares them.
    :param chapters: the text, in reading order, with its annotations.
    :param files: name of a witness's file -> its bytes; those that are missing are left out.
    :return: ``witness/missing``, ``witness/encoding``, and ``witness/differs`` for each place.
    """
    texts = [
        (one.chapter, anchor(one.annotations, passages_of(one.chapter)).anchored)
        for one in chapters
    ]
    for witness in complete_witnesses(edition):
        path = f"{WITNESS}/{witness.file}"
        try:
            text = files[witness.file].decode("utf-8-sig")
        except KeyError:
            hint = "Add the file, or leave “complete” out."
            yield _finding("missing", f"There is no file {path}.", Position(EDITION), hint)
            continue
        except UnicodeDecodeError:
            hint = "Save it as plain text in UTF-8."
            yield _finding("encoding", "The witness is no such text.", Position(path), hint)
            continue
        given = text_for(texts, witness.siglum, witness.ignored)
        found = witness_words(text, witness.ignored)
        if [word.form for word in given] != [word.form for word in found]:
            yield from _differences(witness, path, given, found, chapters)


def _differences(
    witness: Witness,
    path: str,
    given: Sequence[BaseWord],
    found: Sequence[WitnessWord],
    chapters: Sequence[ReadChapter],
) -> Iterator[Diagnostic]:
    homes = {block.id: (read, block) for read in chapters for block in read.chapter.walk()}
    every = gaps(given, found)
    for gap in every[:_MOST]:
        at = Position(EDITION)
        if given:
            word = given[min(gap.start, len(given) - 1)]
            read, block = homes[word.block]
            at = position_in(read, block, word.start)
        line = found[min(gap.other_start, len(found) - 1)].line if found else 1
        message = (
            f"Text and apparatus give {_shown(given, gap.start, gap.end)} for {witness.siglum}; "
            f"the witness ({path}, line {line}) has {_shown(found, *_other(gap))}."
        )
        yield _finding("differs", message, at, _HINT.format(witness.siglum))
    if len(every) > _MOST:
        message = f"{witness.siglum} differs at {len(every) - _MOST} further places."
        yield _finding("differs", message, Position(path), _HINT.format(witness.siglum))


def _other(gap: Gap) -> tuple[int, int]:
    return gap.other_start, gap.other_end


def _shown(words: Sequence[BaseWord | WitnessWord], start: int, end: int) -> str:
    before = max(start - _CONTEXT, 0)
    around = [word.text for word in words[before : end + _CONTEXT]]
    cut = around if len(around) <= 16 else [*around[:8], "[…]", *around[-7:]]
    return f"“{'… ' if before else ''}{' '.join(cut)}{' …' if end + _CONTEXT < len(words) else ''}”"


def _finding(name: str, message: str, at: Position, hint: str) -> Diagnostic:
    return Diagnostic(code=f"witness/{name}", message=message, hint=hint, position=at)
