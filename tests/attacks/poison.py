# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""An edition that holds many attacks at once, each where it harms no other, and its products."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Final

from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.testing.util import SphinxTestApp

from postilla.model.allowed import GATHERED
from tests.attacks.corpus import EDITION, MIST, PAGE, SECRET, Attack, Change, encoded

LANGUAGE: Final = "tr"
"""Of the interface, where catalogues are looked at; in another language than the edition's."""
_CONF = """\
extensions = ["postilla"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "postilla"
suppress_warnings = ["myst.header", "toc.not_included"]
gettext_compact = False
exclude_patterns = ["locale", "parallel", "witness"]
"""
_SOURCES = "# Sources\n\n```{bibliography}\n:all:\n```\n"
_SITE = '[site]\nurl = "https://edition.example/bridges"\n\n[rights]'
_NAMES = {
    "{#s-3}": "{#s-x0}",
    "p-3-": "p-x0-",
    "[^4]": "[^x0]",
    "fn-4": "fn-x0",
    "{pb}`13`": "{pb}`x0`",
    "{page}`pg-13`": "{page}`pg-x0`",
    "abstract-tr": "p-y0-1",
    "boats-lost": "boats-lost-x0",
    "boats-again": "boats-again-x0",
    "emend-bridge": "emend-bridge-x0",
    "translation-mist": "translation-mist-x0",
    "on-dusk": "on-dusk-x0",
    "{#s-principles}": "{#s-y0}",
}
"""What has to have another name in each copy of a file; ``0`` is the number of the copy."""
_CATALOGUE = "locale/en/LC_MESSAGES/about.po"
_TRANSLATION = "parallel/tr/"
_TAGS = [f"{first}{second}" for first, second in product("abcdefg", "abcdefghij")]
"""Languages, one for each attack on a translation; ``aa`` to ``gj``."""


class Poisoned:
    """An edition in the making."""

    def __init__(self, folder: Path) -> None:
        """Begin with the sound one."""
        self.source = Path(shutil.copytree(EDITION, folder / "source"))
        self.docnames: list[str] = []
        self.tags: list[str] = []
        self.pages: dict[str, str] = {}
        """Docname -> the name of the attack that it shows."""
        (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
        (folder / ".git").mkdir()
        (folder / ".git" / "config").write_text(SECRET, encoding="utf-8")
        self._write("secret.txt", SECRET)
        self._write("conf.py", _CONF)
        self._write("sources.md", _SOURCES)
        lists = "\n".join(f"```{{{name}}}\n```\n" for name in GATHERED)
        self._write("apparatus.md", f"# Apparatus\n\n{lists}")

    def _write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(text))

    def _read(self, name: str) -> str:
        return (self.source / name).read_text(encoding="utf-8")

    def add(self, attack: Attack, number: int) -> None:
        """Do one attack to it."""
        for change in attack.changes:
            if change.link:
                change.write(self.source / change.path.replace("storm", f"storm-{number}"))
            elif change.path in (MIST, PAGE):
                self._copy(change, attack.name, number)
            elif change.path.startswith(_TRANSLATION):
                tag = _TAGS[number % len(_TAGS)]
                self.tags = list(dict.fromkeys([*self.tags, tag]))
                self._write(change.path.replace(_TRANSLATION, f"parallel/{tag}/"), change.new)
            elif change.path == _CATALOGUE:
                docname = self._page(f"about/x{number}", attack.name, number)
                self._write(f"locale/{LANGUAGE}/LC_MESSAGES/{docname}.po", change.new)
            elif change.path == "refs.bib":
                self._works(change, number)
            elif change.path == "names.toml":
                names = self._read("names.toml") if (self.source / "names.toml").exists() else ""
                self._write(
                    "names.toml", names + change.new.replace('"storm"', f'"storm-{number}"')
                )
            else:
                change.write(self.source / os.fsdecode(encoded(change.path)))

    def _copy(self, change: Change, name: str, number: int) -> None:
        text = _renamed(change.applied(self._read(change.path)), number)
        self._page(f"{Path(change.path).parent}/x{number}", name, number, text)

    def _page(self, docname: str, name: str, number: int, text: str = "") -> str:
        self._write(f"{docname}.md", text or _renamed(self._read(PAGE), number))
        self.docnames.append(docname)
        self.pages[docname] = name
        return docname

    def _works(self, change: Change, number: int) -> None:
        before = (EDITION / "refs.bib").read_text(encoding="utf-8")
        after = change.applied(before)
        own = after.removeprefix(before)
        if own == after:
            own = after.replace("register1820", f"register-x{number}")
        own = own.replace("storm", f"storm-{number}") if "crossref" in own else own
        self._write("refs.bib", self._read("refs.bib") + own)

    def finish(self, *, is_book: bool) -> None:
        """Let it be found; all of it in the table of contents, if it shall be a book."""
        listed = "\n".join(["sources", "apparatus", *(self.docnames if is_book else ())])
        index = self._read("index.md").replace("about/principles", f"about/principles\n{listed}")
        self._write("index.md", index)
        edition = self._read("edition.toml").replace("[rights]", _SITE)
        tags = "".join(f', "{tag}"' for tag in self.tags)
        self._write("edition.toml", edition.replace('["tr"]', f'["tr"{tags}]'))
        if self.tags:
            self._write("about/side.md", "# Side by side\n\n```{parallel} 03-mist\n```\n")
            self._write("index.md", index.replace("sources\n", "sources\nabout/side\n"))


def _renamed(text: str, number: int) -> str:
    for old, new in _NAMES.items():
        text = text.replace(old, new.replace("0", str(number)))
    return text


def poison(folder: Path, attacks: Iterable[Attack], *, is_book: bool = False) -> Poisoned:
    """Write an edition with all these attacks."""
    made = Poisoned(folder)
    for number, attack in enumerate(attacks, 1):
        made.add(attack, number)
    made.finish(is_book=is_book)
    return made


def build(
    source: Path, product: str, folder: str, settings: Mapping[str, str] | None = None
) -> tuple[Path, str]:
    """Build a product; give its folder and what was complained of."""
    with warnings.catch_warnings():
        # MyST uses what Sphinx 11 will drop; only this project's own uses are our business.
        warnings.filterwarnings("ignore", "'myst_parser", RemovedInSphinx11Warning)
        app = SphinxTestApp(
            product,
            srcdir=source,
            builddir=source.parent / folder,
            confoverrides=dict(settings or {}),
        )
        try:
            app.build()
        finally:
            app.cleanup()
    return Path(app.outdir), app.warning.getvalue()
