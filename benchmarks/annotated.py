# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Made-up editions of any size: long chapters with few annotations, or short ones with many."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from postilla.model import tree
from postilla.model.lock import Lock, lock_rows
from postilla.syntax.lock import write_lock
from postilla.syntax.reader import read_chapter

_SYLLABLES: Final = ("ka", "lo", "mi", "ten", "ra", "su", "vel", "dor", "pi", "nu", "sha", "ber")
_WORDS: Final = 80
_PARAGRAPHS: Final = 200
"""Of a long chapter."""
_FEW: Final = 5
"""Paragraphs of a short chapter."""
_OF_A_WORK: Final = 20
"""Short chapters that quote one work."""
_APPARATUS: Final = ("claims", "map", "notes", "sources")
"""Pages that are made from the annotations of all chapters."""

_Pieces = Callable[[int, int], Iterator[str]]
"""Gives the pieces of a chapter: its number, and how many paragraphs it has."""


def annotated_edition(root: Path, target: Path, paragraphs: int) -> Path:
    """Write an edition of long chapters, for the check.

    :param root: the edition whose ``edition.toml``, ``conf.py`` and theme are taken.
    :param target: a folder that is not there yet.
    :param paragraphs: how many; each has about 80 words, a claim and an editorial note.
    :return: the target.
    """
    sizes = [min(_PARAGRAPHS, paragraphs - first) for first in range(0, paragraphs, _PARAGRAPHS)]
    return _write(root, target, sizes, _long_chapter, [])


def short_chapters(root: Path, target: Path, chapters: int) -> Path:
    """Write an edition of many chapters, with the pages that gather what is in all of them.

    :param root: the edition whose ``edition.toml``, ``conf.py`` and theme are taken.
    :param target: a folder that is not there yet.
    :param chapters: how many; each has 5 paragraphs of about 80 words, a note of the author and
        20 annotations: claims, evidence on them, editorial notes.
    :return: the target.
    """
    _write(
        root,
        target,
        [_FEW] * chapters,
        _short_chapter,
        [f"apparatus/{name}" for name in _APPARATUS],
    )
    (target / "source/apparatus").mkdir()
    for name in _APPARATUS:
        page = f"# {name.capitalize()}\n\n{_gathered(root, name)}\n"
        (target / f"source/apparatus/{name}.md").write_text(page, encoding="utf-8")
    works = (_work(number) for number in range(chapters // _OF_A_WORK + 1))
    (target / tree.REFERENCES).write_text("\n".join(works), encoding="utf-8")
    return target


def _gathered(root: Path, name: str) -> str:
    """Give the directives of a page of the apparatus, without the words around them."""
    text = (root / f"source/apparatus/{name}.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    return "\n\n".join(
        "\n".join(lines[at : lines.index("```", at) + 1])
        for at, line in enumerate(lines)
        if line.startswith("```{")
    )


def _write(root: Path, target: Path, sizes: list[int], pieces: _Pieces, pages: list[str]) -> Path:
    (target / tree.CHAPTERS).mkdir(parents=True)
    (target / tree.WITNESS).mkdir()
    shutil.copy(root / "conf.py", target / "conf.py")
    shutil.copytree(root / "_templates", target / "_templates")
    shutil.copy(root / tree.EDITION, target / tree.EDITION)
    for file in (root / tree.WITNESS).iterdir():
        shutil.copy(file, target / tree.WITNESS / file.name)
    (target / tree.REFERENCES).write_text("", encoding="utf-8")
    chapters = []
    for number, size in enumerate(sizes, 1):
        name = f"{number:04d}-chapter"
        text = "\n\n".join(pieces(number, size)) + "\n"
        (target / tree.chapter_path(name)).write_text(text, encoding="utf-8")
        chapters.append(read_chapter(text, name, name).chapter)
    names = [*(f"chapters/{chapter.name}" for chapter in chapters), *pages]
    lines = "\n".join(names)
    index = f"```{{toctree}}\n:caption: Contents\n:maxdepth: 1\n\n{lines}\n```\n"
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


def _long_chapter(number: int, paragraphs: int) -> Iterator[str]:
    chance = random.Random(number)
    yield f"{{#s-{number}}}\n# Chapter {number}"
    for place in range(1, paragraphs + 1):
        name = f"{number}-{place}"
        words = _words(chance)
        yield _paragraph(name, words)
        yield _claim(f"claim-{name}", _quote(words, chance.randrange(0, 60)), name)
        yield _note(name, words)


def _short_chapter(number: int, paragraphs: int) -> Iterator[str]:
    chance = random.Random(number)
    work = f"work{number // _OF_A_WORK}"
    yield f"{{#s-{number}}}\n# Chapter {number}"
    for place in range(1, paragraphs + 1):
        name = f"{number}-{place}"
        words = _words(chance)
        yield _paragraph(name, words, f"[^{number}]" if place == 1 else "")
        yield _claim(f"claim-{name}", _quote(words, 3), name, f":rests-on: fn-{number}\n")
        yield (
            f":::{{evidence}} {work}\n:id: evidence-{name}\n:for: claim-{name}\n"
            f":relation: qualifies\n:locator: p. {place}\nWords of the work.\n:::"
        )
        yield _claim(f"second-{name}", _quote(words, 43), name)
        yield _note(name, words)
    yield f"[^{number}]: A note of the author on chapter {number}, with a few words of its own."


def _paragraph(name: str, words: list[str], call: str = "") -> str:
    sentences = (" ".join(words[start : start + 20]) + "." for start in range(0, _WORDS, 20))
    return f"{{#p-{name}}}\n" + "\n".join(sentences) + call


def _claim(identifier: str, quote: str, name: str, fields: str = "") -> str:
    return (
        f":::{{claim}} {quote}\n:id: {identifier}\n:type: event\n:ascribed-to: the article\n"
        f"{fields}A comment on [the paragraph](#p-{name}).\n:::"
    )


def _note(name: str, words: list[str]) -> str:
    return (
        f":::{{ednote}} {words[2]} … {words[70]}\n:id: note-{name}\n:about: context\n"
        f":see: claim-{name}\nWords of a *note*.\n:::"
    )


def _quote(words: list[str], start: int) -> str:
    """Give words of one sentence."""
    return " ".join(words[start : start + 5]) if start % 20 < 15 else words[start]


def _words(chance: random.Random) -> list[str]:
    return [_word(chance) for _ in range(_WORDS)]


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(4)) + str(chance.randrange(1000))


def _work(number: int) -> str:
    return (
        f"@book{{work{number},\n  author = {{Author{number}, Given}},\n"
        f"  title = {{Work {number}}},\n  year = {{1990}},\n"
        f"  publisher = {{Publisher}},\n  keywords = {{edition}},\n}}\n"
    )
