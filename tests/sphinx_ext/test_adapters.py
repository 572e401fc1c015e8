# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The two adapters see the same text: Markdown tokens in the checker, docutils nodes here.

Every block of the sample and of this edition is quoted whole, once by each adapter.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from postilla.model.anchor import Anchored
from postilla.model.block import BlockKind
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.kinds import NAME
from postilla.model.names import NameFinder
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.directive import write_directive
from postilla.syntax.names import read_names
from postilla.syntax.naming import language_runs, name_mentions
from postilla.syntax.reader import read_chapter
from postilla.syntax.writer import write_chapter
from tests.sphinx_ext.conftest import REPOSITORY, SAMPLE, Built, Edition

TARGETS = (BlockKind.NOTE, BlockKind.ITEM)
SETTINGS = f"{(SAMPLE / 'conf.py').read_text(encoding='utf-8')}\n"


NAMES = """
[[name]]
id = "first"
kind = "place"
name = "First"
forms = { en = ["the", "bridges"], tr = ["Köprüler", "Bakanlığı", "ve"], ru = ["и"], az = ["və"] }

[[name]]
id = "second"
kind = "person"
name = "Second"
forms = { en = ["bridges", "of"] }
"""
"""Words, not names, so that both editions have them in each language."""


def quoted_whole(path: Path) -> str:
    """Write a chapter with a note on the whole of each of its blocks, and with no others."""
    written = read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name)
    text = write_chapter(written.chapter)
    read = read_chapter(text, path.stem, path.name)
    lines = text.split("\n")
    made: dict[int, list[str]] = {}
    for block in read.chapter.walk():
        words = block.content.text
        if not words:
            continue
        parent = block.id.partition("-i")[0] if block.kind is BlockKind.ITEM else block.id
        _, end = read.lines[block.id if block.kind is not BlockKind.ITEM else parent]
        target = [("target", block.id)] if block.kind in TARGETS else []
        fields = [("id", f"on-{block.id}"), ("about", "context"), *target]
        made.setdefault(end - 1, []).append(write_directive("ednote", words, fields, "Body."))
    out: list[str] = []
    for number, line in enumerate(lines):
        for directive in made.get(number, ()):
            out += ["", directive, ""]
        out.append(line)
    return "\n".join(out)


@pytest.fixture(scope="module", params=["sample", "this edition"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    origin = SAMPLE if request.param == "sample" else REPOSITORY / "source"
    edition = Edition(tmp_path_factory.mktemp("whole") / "source")
    shutil.copytree(origin, edition.source)
    edition.write("conf.py", SETTINGS)
    edition.write("names.toml", NAMES)
    for path in sorted((edition.source / "chapters").glob("*.md")):
        path.write_text(quoted_whole(path), encoding="utf-8")
    return edition.build()


def by_sphinx(built: Built, docname: str) -> tuple[Anchored, ...]:
    noted: dict[str, tuple[Anchored, ...]] = built.app.env.domaindata["postilla"]["annotations"]
    return tuple(one for one in noted.get(docname, ()) if one.number)


def test_every_block_is_found_whole_by_both(built: Built) -> None:
    compared = 0
    for path in sorted((built.source / "chapters").glob("*.md")):
        read = read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name)
        found = anchor(read.annotations, passages_of(read.chapter))
        assert found.unanchored == ()
        ours = [(one.annotation.id, one.parts, one.words, one.label) for one in found.anchored]
        theirs = [
            (one.annotation.id, one.parts, one.words, one.label)
            for one in by_sphinx(built, f"chapters/{path.stem}")
        ]
        assert [row for row in ours if row[3]] == theirs
        for block in read.chapter.walk():
            if block.content.text:
                assert (f"on-{block.id}", block.content.text) in {
                    (row[0], row[2]) for row in theirs
                }
                compared += 1
    assert compared > 20


def test_both_find_the_same_names(built: Built) -> None:
    data = built.app.env.domaindata["postilla"]
    compared: set[str] = set()
    for path in sorted((built.source / "chapters").glob("*.md")):
        read = read_chapter(path.read_text(encoding="utf-8"), path.stem, path.name)
        passages = passages_of(read.chapter)
        finder = NameFinder(read_names(NAMES, "names.toml"))
        ours = name_mentions(passages, language_runs(read.chapter, "en"), finder, ())
        docname = f"chapters/{path.stem}"
        theirs = [
            one for one in data["annotations"].get(docname, ()) if one.annotation.kind == NAME
        ]
        assert [(one.parts, one.words) for one in ours.mentions] == [
            (one.parts, one.words) for one in theirs
        ]
        assert ours.ambiguous == data["ambiguous"].get(docname, ())
        compared |= {one.words for one in ours.mentions}
    assert {"the", "of"} <= compared


def test_each_note_stands_below_its_block(built: Built) -> None:
    for path in sorted((built.source / "chapters").glob("*.md")):
        page = built.page(f"chapters/{path.stem}")
        for aside in page.xpath("//aside[contains(@class, 'annotation')]"):
            block = aside.get("id").removeprefix("on-")
            kind = kind_of(block)
            home = page.get_element_by_id(block)
            if kind in (IdKind.NOTE, IdKind.ENTRY):
                assert aside in home.iterdescendants()
            elif kind is not IdKind.ITEM:
                assert _is_after(aside, home)


def _is_after(aside: HtmlElement, home: HtmlElement) -> bool:
    place = home[0] if home.tag == "section" else home
    return aside.getparent() in place.itersiblings()
