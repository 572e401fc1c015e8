# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``python -m benchmarks.search``: how large an index is, and how soon a query is answered.

Measured in the browser of the tests, from files, for this edition as it was built and for a
made-up text of 10 MB whose words are as frequent as those of a language are (Zipf): the first
time, with the shards still to be loaded, and again, the fastest of nine. A query is answered when
its first 8 results are ready to be shown: these are shown first.
"""

from __future__ import annotations

import gzip
import itertools
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

import postilla
from postilla.search.document import Document, Layer, Run
from postilla.search.files import index_files
from postilla.search.index import build_index
from tests.chromium import start

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "html"
SCRIPTS: Final = ("postilla.js", "search.js", "search-fold.js", "search-query.js")
LATER: Final = ("search-index.js", "search-snippet.js")
SIZE: Final = 10_000_000
"""Of the text, in characters."""
_VOCABULARY: Final = 120_000
_PARAGRAPH: Final = 90
"""Words."""
_SYLLABLES: Final = (
    "ka",
    "lo",
    "mi",
    "ten",
    "ra",
    "su",
    "vel",
    "dor",
    "pı",
    "nü",
    "şa",
    "ber",
    "a",
)
_ASK: Final = """async (query) => {
  const { query: { parse }, index, snippet } = postilla.search;
  const answer = async () => {
    await index.open();
    const start = performance.now();
    const clauses = parse(query);
    const results = await index.find(clauses);
    const shown = await Promise.all(results.slice(0, 8).map(index.show));
    shown.forEach((one) => snippet.cut(one.text, clauses, 230));
    return [performance.now() - start, results.length];
  };
  const [first, count] = await answer();
  const again = [];
  for (let run = 0; run < 9; run++) again.push((await answer())[0]);
  return [count, first, Math.min(...again)];
}"""


def main() -> None:
    """Measure both and print the tables."""
    with tempfile.TemporaryDirectory() as name:
        large = Path(name)
        words = _vocabulary()
        start = time.perf_counter()
        files = index_files(build_index(_documents(words)))
        seconds = time.perf_counter() - start
        _write(large, files)
        print(f"\n10 MB of text: indexed in {seconds:.1f} s")
        frequent, rare = words[0], words[20_000]
        asked = [
            *(frequent, rare, words[300], rare[:-2], words[50][:3], words[5][:2]),
            f"{frequent} {words[1]} {words[2]}",
            f'"{frequent} {words[1]}"',
        ]
        _measure(large, asked)
    if SITE.exists():
        print("\nthis edition")
        _measure(SITE, ["karabakh", "sarikaya", "ermenistan", "az", '"of the', "treaty of 1828"])


def _measure(site: Path, asked: list[str]) -> None:
    files = sorted((site / "_static" / "search").iterdir())
    sizes = [(path.stat().st_size, len(gzip.compress(path.read_bytes(), 9))) for path in files]
    (index,) = (size for path, size in zip(files, sizes, strict=True) if path.name == "index.js")
    raw, packed = map(sum, zip(*sizes, strict=True))
    print(f"index: {len(files)} files, {raw / 1e6:.2f} MB, compressed {packed / 1e6:.2f} MB")
    print(f"  of these always loaded, compressed: {index[1] / 1e3:.1f} kB")
    print(f"{'query':<34}{'results':>9}{'first, ms':>11}{'again, ms':>11}", flush=True)
    with sync_playwright() as playwright:
        browser = start(playwright)
        for query in asked:
            page = browser.new_page()
            _open(page, site)
            count, first, again = page.evaluate(_ASK, query)
            print(f"{query:<34}{count:>9}{first:>11.1f}{again:>11.1f}", flush=True)
            page.close()
        browser.close()


def _open(page: Page, site: Path) -> None:
    page.goto((site / "search.html").as_uri())
    page.evaluate(
        """async (all) => { for (const one of all) await postilla.load(`_static/${one}`); }""",
        [*SCRIPTS[2:], *LATER],
    )


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write a site that has the index and the scripts, and no page but one."""
    theme = Path(postilla.__file__).parent / "theme" / "static"
    (folder / "_static" / "search").mkdir(parents=True)
    for name in (*SCRIPTS, *LATER):
        shutil.copy(theme / name, folder / "_static" / name)
    for name, text in files.items():
        (folder / "_static" / "search" / name).write_text(text, encoding="utf-8")
    scripts = "".join(f'<script defer src="_static/{name}"></script>' for name in SCRIPTS[:2])
    page = f'<!DOCTYPE html><html lang="en" data-root="./"><meta charset="utf-8">{scripts}'
    (folder / "search.html").write_text(page, encoding="utf-8")


def _vocabulary() -> list[str]:
    chance = random.Random(1)
    words: dict[str, None] = {}
    while len(words) < _VOCABULARY:
        # Frequent words are short.
        length = 2 if len(words) < 100 else 3 if len(words) < 1500 else chance.randrange(4, 7)
        word = "".join(chance.choices(_SYLLABLES, k=length))
        words[word.capitalize() if chance.random() < 0.1 else word] = None
    return list(words)


def _documents(words: list[str]) -> Iterator[Document]:
    chance = random.Random(2)
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))
    written = 0
    for number in itertools.count():
        text = " ".join(chance.choices(words, cum_weights=weights, k=_PARAGRAPH)) + "."
        written += len(text)
        chapter = number // 200
        yield Document(
            page=f"chapters/{chapter:04d}.html",
            title=f"Chapter {chapter}",
            id=f"p-{chapter}-{number % 200}",
            layer=Layer.TEXT if number % 3 else Layer.NOTE,
            label=f"par. {chapter}.{number % 200}",
            text=(Run(text, "tr" if number % 5 == 0 else "en"),),
        )
        if written >= SIZE:
            return


if __name__ == "__main__":
    main()
