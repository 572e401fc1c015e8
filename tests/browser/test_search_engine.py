# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The search itself, by its script: folded as the package folds, answered from shards, ranked."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from playwright.sync_api import Page

import postilla
from postilla.search import files
from postilla.search.document import Document, Layer, Run
from postilla.search.files import index_files
from postilla.search.fold import letters, spelling, words
from postilla.search.index import build_index
from tests.browser.conftest import Reader
from tests.search.cases import LETTERS, SPELLINGS, TEXT, WORDS

THEME: Final = Path(postilla.__file__).parent / "theme" / "static"
SCRIPTS: Final = ("search-fold.js", "search-query.js", "search-index.js", "search-snippet.js")
TEXTS: Final = {
    "sarikaya": "Sarikaya wrote of the war, and of the peace after the war.",
    "sarıkaya": "Sarıkaya wrote of the peace of 1828.",
    "sarıkayalar": "The Sarıkayalar came from İstanbul.",
    "ermənistan": "Ermənistan, ISTANBUL, Straße, счёт.",
    "ermenistan": "Ermenistan, istanbul, Strasse, счет.",
    "ışık": "IŞIK, 中国 and more.",
    "isik": "Isik, 国中 and more.",
    "long-term": "A long-term policy.",
    "piers": "The war was long. The peace of it was of no term. A treaty of peace.",
    "treaty": "The treaty.",
}
OTHER: Final = {"long-term": "A longterm policy."}
ANSWERS: Final = {
    "sarikaya": ["sarikaya", "sarıkaya", "sarıkayalar"],
    "Sarıkaya": ["sarıkaya", "sarikaya", "sarıkayalar"],
    "SARIKAYA ": ["sarıkaya", "sarikaya"],  # not being typed any more
    '"sarikaya"': ["sarikaya", "sarıkaya"],
    "ermenistan": ["ermenistan", "ermənistan"],
    "ərmənistan": ["ermənistan", "ermenistan"],  # spelt like neither: as they are read
    "İSTANBUL": ["ermənistan", "ermenistan", "sarıkayalar"],
    "strasse": ["ermenistan", "ermənistan"],
    "STRAßE": ["ermənistan", "ermenistan"],
    "счет": ["ermenistan", "ermənistan"],
    "СЧЁТ": ["ermənistan", "ermenistan"],
    "ışık": ["ışık", "isik"],
    "IŞIK": ["ışık", "isik"],
    "isik": ["isik", "ışık"],
    "中国": ["ışık"],
    "long-term": ["long-term"],
    "longterm": ["long-term"],
    "long term": ["long-term", "piers"],
    '"war was long"': ["piers"],
    "“of peace": ["piers"],
    '"peace of"': ["sarıkaya", "piers"],
    "peace of 18": ["sarıkaya"],
    "peace of 18 ": [],
    "pol* long": ["long-term"],
    "pol long": [],
    "peace sarikaya": ["sarikaya", "sarıkaya"],
    "treaty": ["treaty", "piers"],
    "t": [],
    " ": [],
    '"': [],
    "—": [],
    "nowhere": [],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site that has an index, in small shards, and scripts."""
    site = tmp_path_factory.mktemp("engine")
    static = site / "_static"
    (static / "search").mkdir(parents=True)
    for name in ("postilla.js", "search.js", *SCRIPTS):
        shutil.copy(THEME / name, static / name)
    documents = [
        Document(
            page="a.html",
            title="A",
            id=name,
            layer=Layer.NOTE,
            label=name,
            text=(Run(text, "en"),),
            other_text=(Run(OTHER[name], "en"),) if name in OTHER else (),
        )
        for name, text in TEXTS.items()
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "SHARD", 60)
        for name, text in index_files(build_index(documents)).items():
            (static / "search" / name).write_text(text, encoding="utf-8")
    scripts = "".join(
        f'<script src="_static/{one}"></script>' for one in ("postilla.js", "search.js")
    )
    page = f'<!DOCTYPE html><html lang="en" data-root="./"><meta charset="utf-8">{scripts}'
    (site / "a.html").write_text(page, encoding="utf-8")
    return site


@pytest.fixture
def engine(reader: Reader, folder: Path) -> Page:
    """Open it and load the scripts."""
    page = reader.open(folder, "a")
    page.evaluate(
        "async (all) => { for (const one of all) await postilla.load(`_static/${one}`); }",
        list(SCRIPTS),
    )
    return page


def test_script_folds_as_the_package_does(engine: Page) -> None:
    texts = [*LETTERS, *WORDS, *(word for word, _ in SPELLINGS)]

    @settings(max_examples=600)
    @given(TEXT)
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    found: list[Any] = engine.evaluate(
        """(texts) => texts.map((text) => {
          const { words, letters, spelling } = postilla.search.fold;
          const found = words(text).map(([start, end]) => text.slice(start, end));
          const whole = [letters(text), spelling(text), spelling(text, true)];
          return [found, found.map(letters), found.map((one) => spelling(one)), whole];
        })""",
        texts,
    )
    for text, folded in zip(texts, found, strict=True):
        own = [text[start:end] for start, end in words(text)]
        whole = [letters(text), spelling(text), spelling(text, "tr")]
        assert folded == [own, [*map(letters, own)], [*map(spelling, own)], whole], repr(text)


def test_answers_are_ranked(engine: Page) -> None:
    found: dict[str, list[str]] = engine.evaluate(
        """async (queries) => {
          const { query: { parse }, index } = postilla.search;
          const answers = {};
          for (const query of queries) {
            const results = await index.find(parse(query));
            const shown = await Promise.all(results.map(index.show));
            answers[query] = shown.map(({ id }) => id);
          }
          return answers;
        }""",
        list(ANSWERS),
    )
    assert found == ANSWERS


def test_only_what_is_needed_is_loaded(engine: Page) -> None:
    loaded = engine.evaluate(
        """async () => {
          const { query: { parse }, index } = postilla.search;
          await index.find(parse("treaty "));
          return [...document.scripts].map((one) => new URL(one.src).pathname.split("/").pop());
        }"""
    )
    assert [name for name in loaded if name.startswith("words-")].__len__() == 1
    assert not [name for name in loaded if name.startswith("texts-")]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("A long-term policy.", "long-term", "A [long-term] policy."),
        ("A long-term policy.", "term long", "A [long]-[term] policy."),
        ("Sarıkaya", "sarikaya", "[Sarıkaya]"),
        (
            "a harbour " + "and so on " * 40 + "a pier",
            "pier",
            "… and so on and so on and so on and so on a [pier]",
        ),
        (
            "the pier " + "and so on " * 40,
            "pier",
            "the [pier] and so on and so on and so on and so …",
        ),
        ("pier pier", '"pier pier" pier', "[pier pier]"),
    ],
)
def test_snippets_show_the_words(engine: Page, text: str, query: str, expected: str) -> None:
    shown = engine.evaluate(
        """([text, query]) => postilla.search.snippet
          .cut(text, postilla.search.query.parse(query), 44)
          .map(({ words, marked }) => marked ? `[${words}]` : words).join("")""",
        [text, query],
    )
    assert shown == expected
