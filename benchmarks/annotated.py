# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A made-up edition of any size, each paragraph with two annotations."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from postilla.model import tree
from postilla.model.lock import Lock, lock_rows
from postilla.syntax.lock import write_lock
from postilla.syntax.reader import read_chapter

_SYLLABLES: Final = ("ka", "lo", "mi", "ten", "ra", "su", "vel", "dor", "pi", "nu", "sha", "ber")
_WORDS: Final = 80
_PARAGRAPHS: Final = 200
"""Of a chapter."""


def annotated_edition(root: Path, target: Path, paragraphs: int) -> Path:
    """Write an edition.

    :param root: the edition whose ``edition.toml``, ``conf.py`` and theme are taken.
    :param target: a folder that is not there yet.
    :param paragraphs: how many; each has about 80 words, a claim and an editorial note.
    :return: the target.
    """
    (target / tree.CHAPTERS).mkdir(parents=True)
    (target / tree.WITNESS).mkdir()
    shutil.copy(root / "conf.py", target / "conf.py")
    shutil.copytree(root / "_templates", target / "_templates")
    shutil.copy(root / tree.EDITION, target / tree.EDITION)
    for file in (root / tree.WITNESS).iterdir():
        shutil.copy(file, target / tree.WITNESS / file.name)
    (target / tree.REFERENCES).write_text("", encoding="utf-8")
    chapters = []
    for first in range(0, paragraphs, _PARAGRAPHS):
        number = first // _PARAGRAPHS + 1
        name = f"{number:04d}-chapter"
        text = "\n\n".join(_chapter(number, min(_PARAGRAPHS, paragraphs - first))) + "\n"
        (target / tree.chapter_path(name)).write_text(text, encoding="utf-8")
        chapters.append(read_chapter(text, name, name).chapter)
    lines = "\n".join(f"chapters/{chapter.name}" for chapter in chapters)
    index = f"# Made up\n\n```{{toctree}}\n{lines}\n```\n"
    (target / tree.SOURCE / "index.md").write_text(index, encoding="utf-8")
    recipe = (target / tree.RECIPE).read_bytes()
    witness = next((target / tree.WITNESS).glob("*.txt")).read_bytes()
    lock = Lock(
        witness=hashlib.sha256(witness).hexdigest(),
        recipe=hashlib.sha256(recipe).hexdigest(),
        chapters=tuple(chapter.name for chapter in chapters),
        rows=lock_rows(tuple(chapters)),
    )
    (target / tree.LOCK).write_text(write_lock(lock), encoding="utf-8")
    return target


def _chapter(number: int, paragraphs: int) -> Iterator[str]:
    chance = random.Random(number)
    yield f"{{#s-{number}}}\n# Chapter {number}"
    for place in range(1, paragraphs + 1):
        words = [_word(chance) for _ in range(_WORDS)]
        name = f"{number}-{place}"
        yield f"{{#p-{name}}}\n" + "\n".join(
            " ".join(words[start : start + 20]) + "." for start in range(0, _WORDS, 20)
        )
        start = chance.randrange(0, 60)
        quote = " ".join(words[start : start + 5]) if start % 20 < 15 else words[start]
        yield (
            f":::{{claim}} {quote}\n:id: claim-{name}\n:type: event\n:ascribed-to: the article\n"
            f"A comment on [the paragraph](#p-{name}).\n:::"
        )
        yield (
            f":::{{ednote}} {words[2]} … {words[70]}\n:id: note-{name}\n:about: context\n"
            f":see: claim-{name}\nWords of a *note*.\n:::"
        )


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(4)) + str(chance.randrange(1000))
