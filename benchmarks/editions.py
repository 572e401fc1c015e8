# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is measured: the edition in several copies, and the same text without Postilla."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pypandoc

from postilla.model.annotation import Value
from postilla.model.kinds import KINDS
from postilla.model.parts import even_beginnings

_BREAK = re.compile(r"\{pb\}`(?P<page>[^`]*)`")
_ANNOTATION = re.compile(
    r"^(?P<fence>:{3,})\{(?P<kind>[a-z]+)\} ?(?P<argument>.*)\n"
    r"(?P<fields>(?::[a-z-]+:.*\n)*)(?P<body>(?:.*\n)*?)(?P=fence)$",
    re.MULTILINE,
)
_ROLE = re.compile(r"\{[a-z:]+\}(?=`)")
_COMMENT = re.compile(r"^%.*\n", re.MULTILINE)
_ID = re.compile(
    r"(?P<before>\{#|:target: )"
    r"(?P<name>(?:s|p|fn|b)-[a-z0-9-]+|(?:title|abstract|keywords)-[a-z-]+)"
)
_BLOCK = re.compile(r"p-(?P<section>.+?)-(?P<place>[0-9]+(?:-i[0-9]+)*)")
_MARK = re.compile(r"\[\^(?P<mark>[a-z0-9]+)\]")
_POINTERS: Final = sorted(
    {
        field.name
        for kind in KINDS.values()
        for field in kind.fields
        if field.value in (Value.SLUG, Value.POINTER, Value.POINTERS) and field.name != "ref"
    }
)
_POINTING = re.compile(
    rf"^:(?:{'|'.join(_POINTERS)}): .*$|^:{{3,}}\{{(?:cites|evidence)\}} .*$"
    r"|\]\(#[^)]*\)|\}`[^`]*`",
    re.MULTILINE,
)
"""Where annotations and works are named: in fields, as what is cited, in links, by roles."""
_PAGE = re.compile(r".+/text/.+\.xhtml")
"""A page of the EPUB that has words of the edition."""
_KEY = re.compile(r"^@(?P<type>[a-z]+)\{(?P<key>[^,\s]+),$", re.MULTILINE)
_OWN_ID = re.compile(r"^:id: (?P<id>\S+)$", re.MULTILINE)
_PLAIN = """\
project = "baseline"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
bibtex_bibfiles = ["refs.bib"]
smartquotes = False
html_theme = "basic"
latex_engine = "xelatex"
suppress_warnings = ["myst", "ref", "bibtex", "toc", "docutils"]
"""
_ALL_PAGES = "# Baseline\n\n```{toctree}\n:glob:\n\npage-*\n```\n"


def copy_edition(root: Path, target: Path, copies: int) -> Path:
    """Write an edition that has the article's chapters several times.

    Ids, notes, pages, annotations and works of each further copy get names of their own.

    :param root: the edition.
    :param target: a folder that is not there yet.
    :param copies: at least 1.
    :return: the target.
    """
    for name in ("conf.py", "_templates", "source"):
        path = root / name
        if path.is_dir():
            shutil.copytree(path, target / name)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / name)
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((root / "source/chapters").glob("*.md"))
    }
    references = target / "source/refs.bib"
    works = references.read_text(encoding="utf-8")
    slugs = frozenset(found["id"] for text in texts.values() for found in _OWN_ID.finditer(text))
    names = slugs | {found["key"] for found in _KEY.finditer(works)}
    for number in range(2, copies + 1):
        with references.open("a", encoding="utf-8") as file:
            file.write(_KEY.sub(rf"@\g<type>{{\g<key>-x{number},", works))
        for name, text in texts.items():
            path = target / f"source/chapters/{name}-x{number}.md"
            path.write_text(_renamed(text, names, number), encoding="utf-8")
    index = target / "source/index.md"
    index.write_text("".join(_entries(index.read_text(encoding="utf-8"), copies)), encoding="utf-8")
    return target


def in_parts(edition: Path, count: float) -> int:
    """Have the PDF of an edition set in parts of about the same size.

    :param edition: a folder that :func:`copy_edition` has written.
    :param count: of the parts, about; up to 1, it stays one file.
    :return: how many parts there are.
    """
    index = (edition / "source/index.md").read_text(encoding="utf-8")
    names = re.findall(r"chapters/(?P<name>[a-z0-9-]+)(?=>?\s*$)", index, re.MULTILINE)
    sizes = {name: (edition / f"source/chapters/{name}.md").stat().st_size for name in names}
    beginnings = even_beginnings(sizes, int(sum(sizes.values()) / max(count, 1)) + 1)
    if beginnings:
        with (edition / "source/edition.toml").open("a", encoding="utf-8") as file:
            file.write("\n[pdf]\nparts = [" + ", ".join(f'"{one}"' for one in beginnings) + "]\n")
    return len(beginnings) + 1


def plain_copy(root: Path, target: Path) -> Path:
    """Write the same chapters for Sphinx with MyST and BibTeX alone.

    Page breaks are left out; each annotation is an ordinary paragraph.

    :param root: the edition.
    :param target: a folder that is not there yet.
    :return: the target.
    """
    target.mkdir(parents=True)
    (target / "conf.py").write_text(_PLAIN, encoding="utf-8")
    shutil.copy(root / "source/refs.bib", target / "refs.bib")
    names = []
    for path in sorted((root / "source/chapters").glob("*.md")):
        text = plain_text(path.read_text(encoding="utf-8"))
        (target / path.name).write_text(text, encoding="utf-8")
        names.append(path.stem)
    toctree = "\n".join(names)
    index = f"# Baseline\n\n```{{toctree}}\n{toctree}\n```\n\n```{{bibliography}}\n:all:\n```\n"
    (target / "index.md").write_text(index, encoding="utf-8")
    return target


def whole_copy(book: Path, target: Path) -> Path:
    """Write all that the books have, lists and indexes too, for Sphinx with MyST alone.

    :param book: the EPUB of the edition, which has the same text as its PDF.
    :param target: a folder that is not there yet.
    :return: the target.
    """
    target.mkdir(parents=True)
    (target / "conf.py").write_text(_PLAIN, encoding="utf-8")
    (target / "refs.bib").touch()
    (target / "index.md").write_text(_ALL_PAGES, encoding="utf-8")
    with zipfile.ZipFile(book) as archive:
        for number, path in enumerate(filter(_PAGE.fullmatch, archive.namelist())):
            text = pypandoc.convert_text(
                archive.read(path),
                "commonmark+pipe_tables",
                format="html-native_divs-native_spans",
                extra_args=["--sandbox", "--wrap=none"],
            )
            (target / f"page-{number:02d}.md").write_text(text, encoding="utf-8")
    return target


def plain_text(text: str) -> str:
    """Take everything out of a chapter that plain MyST does not know.

    :param text: of the chapter.
    :return: the text, with a paragraph for each annotation: its body, or what it has instead.
    """
    text = _COMMENT.sub("", _ANNOTATION.sub(_paragraph, text))
    return _ROLE.sub("", _BREAK.sub("", text))


def _paragraph(annotation: re.Match[str]) -> str:
    words = annotation["body"].strip() or f"{annotation['argument']} {annotation['fields']}".strip()
    return f"\n{words}\n"


def _renamed(text: str, names: frozenset[str], number: int) -> str:
    text = _ID.sub(lambda match: match["before"] + _longer(match["name"], number), text)
    text = _MARK.sub(lambda match: f"[^{_marked(match['mark'], number)}]", text)
    text = _BREAK.sub(lambda match: f"{{pb}}`{_marked(match['page'], number)}`", text)
    return _POINTING.sub(lambda match: _renamed_words(match[0], names, number), text)


def _renamed_words(pointing: str, names: frozenset[str], number: int) -> str:
    def renamed(word: re.Match[str]) -> str:
        return f"{word[0]}-x{number}" if word[0] in names else word[0]

    return re.sub(r"[a-z][a-z0-9-]*", renamed, pointing)


def _longer(name: str, number: int) -> str:
    """Give an id of a further copy, of the same kind where the scheme has room for it."""
    kind, _, rest = name.partition("-")
    if kind in ("b", "fn"):
        return f"{kind}-{_marked(rest, number)}"
    if found := _BLOCK.fullmatch(name):
        return f"p-{found['section']}-x{number}-{found['place']}"
    if kind in ("abstract", "keywords"):
        return f"p-{kind}-{rest}-x{number}-1"
    return f"s-{kind}-{rest}-x{number}"


def _marked(mark: str, number: int) -> str:
    return f"{number}{int(mark):03d}" if mark.isdecimal() else f"{mark}-x{number}"


def _entries(index: str, copies: int) -> Iterator[str]:
    """Give the lines of the title page, each chapter of the contents several times."""
    for line in index.splitlines(keepends=True):
        yield line
        if found := re.search(r"(?P<name>chapters/[a-z0-9-]+)(?P<rest>>?\s*)$", line):
            for number in range(2, copies + 1):
                yield line.replace(found["name"], f"{found['name']}-x{number}")
