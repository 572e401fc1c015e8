# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The report of a branch: what changes in the edition, whatever the branch would have it say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from postilla.cli.main import main
from postilla.review.markdown.section import LIMIT
from tests.cli.conftest import ANNOTATED, CHAPTER, Published
from tests.conftest import Golden
from tests.review.markdown.test_escape import ACTIVE, HOSTILE, Read

REPORTS = Path(__file__).parent / "reports"
BIB = """\
@book{register,
  author = {Keeper, A Toll},
  title = {{The Register of the Town}},
  year = {1901},
  keywords = {edition},
}
"""
TAGS = frozenset(
    [
        "h2",
        "h3",
        "p",
        "strong",
        "em",
        "code",
        "blockquote",
        "ul",
        "ol",
        "li",
        "hr",
        "del",
        "ins",
        "details",
        "summary",
        "sub",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
CHANGED = (
    ANNOTATED.replace("has three", "has *three*, see [n. 1](#fn-1) {cite:p}`register`").replace(
        ":type: event", ":type: attribution\n:by: Ayla Yazar"
    )
    + ":::{evidence} register\n:for: wood\n:relation: supports\n:locator: p. 4\n“Of wood.”\n:::\n\n"
    + ":::{ednote} two bridges over\n:id: over\n:about: context\nThey lead over it.\n:::\n\n"
)


def report(base: Published, head: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert main(["report", base.base, head, "--root", str(base.scratch.folder), *more]) == 0
    out = capsys.readouterr().out
    assert main(["report", base.base, head, "--root", str(base.scratch.folder), *more]) == 0
    assert capsys.readouterr().out == out
    names = {head: "HEAD", base.base: "BASE", head[:12]: "HEAD", base.base[:12]: "BASE"}
    for commit, name in names.items():
        out = out.replace(commit, name)
    return out


def test_what_changes_in_words(
    published: Published, capsys: pytest.CaptureFixture[str], golden: Golden
) -> None:
    chapter = published.change(ANNOTATED, CHANGED)
    head = published.propose({CHAPTER: chapter, "source/refs.bib": BIB})
    golden(REPORTS / "text.md", report(published, head, capsys))
    golden(REPORTS / "text.json", report(published, head, capsys, "--format", "json"))


def test_what_comes_beside_the_text_is_said_first(
    published: Published, capsys: pytest.CaptureFixture[str], golden: Golden
) -> None:
    chapter = published.change("two bridges over", "ten bridges over").replace(
        ANNOTATED.partition("\n\n")[0] + "\n\n", ""
    )
    beside = ("source/witness/recipe.toml", "conf.py", ".github/workflows/test.yml", "README.md")
    head = published.propose(
        {CHAPTER: chapter, "source/about/x.md": "/etc", **dict.fromkeys(beside, "Otherwise.\n")},
        {"source/about/x.md": "120000"},
    )
    told = report(published, head, capsys)
    golden(REPORTS / "beside.md", told)
    lines = [line for line in told.splitlines() if line.startswith("> **")]
    assert lines[:3] == [
        "> **This can't be taken as it is.**",
        "> **The base text changes, in 1 place.**",
        "> **More than the edition's text changes: 4 files.**",
    ]


def test_nothing_of_a_branch_is_more_than_words(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line for text in HOSTILE for line in text.splitlines() if line.strip()]
    notes = "".join(
        f":::{{ednote}} {evil}\n:id: {evil}\n:about: {evil}\n:by: {evil}\n:see: {evil}\n"
        f"{evil}\n:::\n\n"
        for evil in lines
    )
    notes += "".join(
        f":::{{evidence}} {evil}\n:for: {evil}\n:locator: {evil}\n{evil}\n:::\n\n" for evil in lines
    )
    chapter = published.change(ANNOTATED, notes + ANNOTATED.replace("The *Reg", f"{lines[0]} *Reg"))
    evil_works = "".join(
        f"@book{{evil{number},\n  title = {{{evil}}},\n  note = {{{evil}}},\n}}\n"
        for number, evil in enumerate(lines)
        if not {"{", "}", "\\"} & set(evil)
    )
    names = "".join(
        f"[[name]]\nid = 'n{number}'\nkind = 'person'\nname = '''{evil}'''\n"
        f"forms = {{ en = ['''{evil}'''] }}\n"
        for number, evil in enumerate(lines)
    )
    head = published.propose(
        {
            CHAPTER: chapter,
            "source/refs.bib": evil_works,
            "source/names.toml": names,
            **{f"source/about/{evil.replace('/', '-')}.md": f"# {evil}\n" for evil in lines},
            **{f"tools/{evil.replace('/', '-')}": "x" for evil in lines},
        }
    )
    told = report(published, head, capsys)
    assert len(told.encode()) <= LIMIT + 1000  # the names of commits are shorter here
    host = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    body = told.replace("<!-- postilla report -->", "", 1)
    page = Read(host.render(body))
    assert set(page.tags) <= TAGS
    found = [match for match in ACTIVE.finditer(page.text) if match[0] != "!NOTE"]
    own = [match for match in found if page.text[match.start() - 1] == "["]  # alerts
    assert found == own
    assert page.tags.count("h2") == 1


def test_a_report_is_never_longer_than_a_host_takes(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = "".join(
        f":::{{ednote}} two bridges\n:id: n-{number}\n:about: context\n{'word ' * 100}\n:::\n\n"
        for number in range(300)
    )
    head = published.propose({CHAPTER: published.change(ANNOTATED, ANNOTATED + notes)})
    told = report(published, head, capsys)
    assert len(told.encode()) <= LIMIT
    assert "### 300 annotations added" in told
    shown = told.count("**Editorial note n")
    assert 20 < shown < 300
    assert f"… {300 - shown} more left out here" in told
    data = json.loads(report(published, head, capsys, "--format", "json"))
    assert len(data["annotations"]["added"]) == 300


def test_a_branch_that_lies_behind_takes_nothing_back(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = published.change(ANNOTATED, CHANGED)
    newer = Published(published.scratch, published.propose({CHAPTER: chapter}), chapter)
    told = report(newer, published.base, capsys)
    assert "Nothing would change" in told
    assert "withdrawn" not in told


def test_what_was_accepted_is_still_said_first(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    head = published.propose({"conf.py": "Otherwise.\n"})
    told = report(published, head, capsys, "--accepted", head)
    assert "A maintainer has accepted this for this commit." in told
    assert told.index("More than the edition's text") < told.index("The gate is **open**")


def test_a_base_without_lock_proves_nothing(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = published.propose({"source/witness/base.lock": None})
    there = Published(published.scratch, bare, published.chapter)
    head = there.propose({CHAPTER: published.change("two bridges", "ten bridges")})
    told = report(there, head, capsys)
    assert "Nothing proves the text" in told
    assert "untouched" not in told
    assert "The gate is **closed**" in told


def test_a_revision_without_edition_is_named(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = published.scratch.commit({"README.md": "As it was.\n"})
    head = published.scratch.commit({"source/index.md": "# Index\n"}, on=empty)
    assert main(["report", empty, head, "--root", str(published.scratch.folder)]) == 2
    assert f"{empty}: error: This revision holds no edition" in capsys.readouterr().err


def test_it_is_written_to_a_file(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new" / "report.md"
    words = ["report", "main", "main", "--root", str(published.scratch.folder)]
    assert main([*words, "--output", str(file)]) == 0
    assert capsys.readouterr().out == ""
    assert "The base text is untouched." in file.read_text(encoding="utf-8")


def test_translations_that_become_outdated_are_named(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = "source/locale/tr/LC_MESSAGES"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    note = "The *Register* of the town has three."
    bridges = "The town has two bridges over the river."
    translated = published.propose(
        {
            "source/parallel/tr/translation.toml": 'translator = "A Toll Keeper"\ndate = "2026"\n'
            'origin = "human"\nlicence = "CC0-1.0"\n',
            f"{folder}/annotations/01-introduction.po": f'{head}msgctxt "number-of-bridges"\n'
            f'msgid "{note}"\nmsgstr "Kayıtta üç köprü var."\n',
            f"{folder}/text/01-introduction.po": f'{head}msgctxt "p-intro-1"\n'
            f'msgid "{bridges}\\nThe older one was built of wood.[^1]"\n'
            'msgstr "Kasabanın iki köprüsü var.\\nEskisi ahşaptı.[^1]"\n',
        }
    )
    chapter = published.change("has three", "has four").replace("built of wood.[", "of wood.[")
    changed = published.scratch.commit({CHAPTER: chapter}, on=translated)
    before = Published(published.scratch, translated, published.chapter)
    told = report(before, changed, capsys)
    assert "“number-of-bridges” has changed since it was translated" in told
    assert "The text of “p-intro-1” has changed since it was translated" in told
