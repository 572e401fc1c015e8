# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The gate, tried with real git: what passes, and that nothing else does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from postilla.cli.main import main
from postilla.review import proposal
from tests.cli.conftest import ANNOTATED, CHAPTER, Published

LOCK = "source/witness/base.lock"
NOTE = ":::{ednote} stone\n:id: stone\n:about: context\nA quarry lies near.\n:::\n"
NEW = "source/about/new.md"


class Change(NamedTuple):
    """What a branch has, and what keeps it out."""

    codes: set[str]
    """Of the findings; none for a change that passes."""
    files: Mapping[str, bytes | str | None]
    modes: Mapping[str, str] = {}


def swap(old: str, new: str) -> Callable[[Published], Change]:
    """Change words of the chapter; the gate says that the text was changed."""
    return lambda base: Change({"base/text-changed"}, {CHAPTER: base.change(old, new)})


def noted(base: Published) -> str:
    return base.change("\n[^1]:", f"\n{NOTE}\n[^1]:")


def relocked(base: Published) -> Change:
    """Change the text and the lock together, as an import of another witness would."""
    lock = base.scratch.git("show", f"{base.base}:{LOCK}") + "\n"
    text = base.change("two bridges", "ten bridges")
    other = lock.replace("506dbd65cb9564aafaa203d5780a288e", "0" * 32)
    return Change({"gate/beyond-text", "base/text-changed"}, {CHAPTER: text, LOCK: other})


CHANGES: Mapping[str, Callable[[Published], Change]] = {
    "a note": lambda base: Change(set(), {CHAPTER: noted(base)}),
    "a note withdrawn": lambda base: Change(
        set(), {CHAPTER: base.change(ANNOTATED.partition("\n\n")[0] + "\n\n", "")}
    ),
    "a page": lambda base: Change(set(), {NEW: "# New\n"}),
    "nothing": lambda base: Change(set(), {}),
    "a word of the text": swap("two bridges", "three bridges"),
    "a letter of the text": swap("rebuilt", "rebuiIt"),
    "words of a note": swap("Register of the town, p. 4.", "Register of the town, p. 5."),
    "words that are not there": lambda base: Change(
        {"quote/missing"},
        {CHAPTER: base.change("{ednote} two bridges", "{ednote} ten bridges")},
    ),
    "raw markup": lambda base: Change(
        {"allowed/markup"}, {CHAPTER: base.change("The *Register*", "<script>x</script>")}
    ),
    "a chapter gone": lambda base: Change({"base/chapter-missing"}, {CHAPTER: None}),
    "a chapter renamed": lambda base: Change(
        {"base/chapter-missing", "base/chapter-added", "base/block-moved"},
        {CHAPTER: None, "source/chapters/01-intro.md": base.chapter},
    ),
    "code renamed into place": lambda base: Change(
        {"base/chapter-added", "base/id-missing", "gate/beyond-text"},
        {"tools/notes.md": None, "source/chapters/02-notes.md": "As it was.\n"},
    ),
    "a chapter that is a link": lambda base: Change(
        {"gate/no-file"}, {CHAPTER: "../about/principles.md"}, {CHAPTER: "120000"}
    ),
    "a page that leads out": lambda base: Change(
        {"gate/no-file"}, {NEW: "/etc/passwd"}, {NEW: "120000"}
    ),
    "a folder that is a link": lambda base: Change(
        {"gate/beyond-text"}, {"source/more": "/etc"}, {"source/more": "120000"}
    ),
    "a submodule": lambda base: Change(
        {"gate/beyond-text"}, {"source/more": base.base}, {"source/more": "160000"}
    ),
    "a submodule called a page": lambda base: Change(
        {"gate/no-file"}, {NEW: base.base}, {NEW: "160000"}
    ),
    "a chapter marked as a program": lambda base: Change(
        {"gate/executable"}, {CHAPTER: base.chapter}, {CHAPTER: "100755"}
    ),
    "a name that is no UTF-8": lambda base: Change(
        {"gate/no-file"}, {"source/about/\udcff.md": "# New\n"}
    ),
    "a name with a line end": lambda base: Change(
        {"gate/no-file"}, {"source/about/a\n::error::b.md": "# New\n"}
    ),
    "a name that leads elsewhere": lambda base: Change(
        {"gate/no-file"}, {"source/about/..\\x.md": "# New\n"}
    ),
    "text that is no UTF-8": lambda base: Change({"file/encoding"}, {NEW: b"# N\xe9w\n"}),
    "two names of one chapter": lambda base: Change(
        {"gate/name-collision", "base/chapter-added", "base/id-missing"},
        {"source/chapters/01-Introduction.md": "# New\n"},
    ),
    "two names of one folder": lambda base: Change(
        {"gate/name-collision"}, {"source/About/new.md": "# New\n"}
    ),
    "names that differ in their accents": lambda base: Change(
        {"gate/name-collision", "file/name"},
        {"source/about/\u00e9.md": "# New\n", "source/about/e\u0301.md": "# New\n"},
    ),
    "the lock alone": lambda base: Change({"gate/beyond-text"}, {LOCK: "nothing\n"}),
    "the lock gone": lambda base: Change({"gate/beyond-text"}, {LOCK: None}),
    "the lock and the text": relocked,
}

BEYOND = (
    "source/witness/recipe.toml",
    "source/witness/bridges.txt",
    "source/witness/other.txt",
    "source/edition.toml",
    "source/history.toml",
    "source/chapters/run.py",
    "source/chapters/01-introduction.md.mo",
    "source/locale/tr/LC_MESSAGES/x.mo",
    "Source/about/new.md",
    "conf.py",
    "source/conf.py",
    "Makefile",
    "GNUmakefile",
    "sitecustomize.py",
    ".gitattributes",
    ".gitmodules",
    ".github/workflows/test.yml",
    ".github/workflows/other.yml",
    "_templates/page.html",
    "tools/tool.py",
    "README.md",
)


def gate(
    base: Published, head: str, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, set[str]]:
    capsys.readouterr()
    code = main(
        ["gate", base.base, head, "--root", str(base.scratch.folder), "--format", "json", *more]
    )
    out, err = capsys.readouterr()
    return code, {one["code"] for one in json.loads(out)} if out else {err.strip()[-30:]}


@pytest.mark.parametrize("name", CHANGES)
def test_only_text_that_passes_the_check_passes(
    published: Published, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change = CHANGES[name](published)
    head = published.propose(change.files, change.modes)
    assert gate(published, head, capsys) == (1 if change.codes else 0, change.codes)


def test_everything_else_waits_for_a_maintainer(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    head = published.propose({**dict.fromkeys(BEYOND, "Otherwise.\n"), CHAPTER: noted(published)})
    main(["gate", published.base, head, "--root", str(published.scratch.folder), "--format=json"])
    found = json.loads(capsys.readouterr().out)
    assert {one["code"] for one in found} == {"gate/beyond-text"}
    assert sorted(one["path"] for one in found) == sorted(BEYOND)


def test_a_maintainer_accepts_one_commit_and_no_other(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    head = published.propose({"conf.py": "Otherwise.\n", CHAPTER: noted(published)})
    assert gate(published, head, capsys, "--accepted", head) == (0, set())
    for word in ("", published.base, head[:12], "HEAD", "main"):
        assert gate(published, head, capsys, "--accepted", word) == (1, {"gate/beyond-text"})


def test_accepted_data_are_checked_too(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    head = published.propose({LOCK: "nothing\n"})
    assert gate(published, head, capsys, "--accepted", head) == (1, {"lock/malformed"})
    head = published.propose({"source/more.exe": "x"})
    assert gate(published, head, capsys, "--accepted", head) == (1, {"file/kind"})


def test_too_large_and_too_many(
    published: Published, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = published.propose({NEW: "# New\n" + "x" * 2000})
    monkeypatch.setattr(proposal, "MAX_BYTES", 2000)
    assert gate(published, head, capsys) == (1, {"gate/too-much"})
    monkeypatch.undo()
    monkeypatch.setattr(proposal, "MAX_TEXTS", 1)
    head = published.propose({NEW: "# New\n", "source/about/newer.md": "# Newer\n"})
    assert gate(published, head, capsys) == (1, {"gate/too-much"})


def test_what_came_since_is_not_taken_back(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    scratch = published.scratch
    head = scratch.commit({NEW: "# New\n"}, on=published.base)
    since = scratch.commit({CHAPTER: noted(published), "conf.py": "Newer.\n"}, on=published.base)
    here = Published(scratch, since, published.chapter)
    assert gate(here, head, capsys) == (0, set())
    merged = scratch.commit({NEW: "# New\n"}, on=since, merging=head)
    assert gate(here, merged, capsys) == (0, set())
    assert gate(here, published.base, capsys) == (0, set())  # it lies behind: nothing to merge
    both = scratch.commit({CHAPTER: published.change("has three", "has four")}, on=published.base)
    other = scratch.commit({CHAPTER: published.change("has three", "has six")}, on=published.base)
    there = Published(scratch, other, published.chapter)
    assert gate(there, both, capsys) == (1, {"gate/conflict"})


def test_a_merge_hides_nothing(published: Published, capsys: pytest.CaptureFixture[str]) -> None:
    side = published.propose({NEW: "# New\n"})
    evil = published.scratch.commit(
        {NEW: "# New\n", CHAPTER: published.change("two bridges", "ten bridges")},
        on=published.base,
        merging=side,
    )
    assert gate(published, evil, capsys) == (1, {"base/text-changed"})


@pytest.mark.parametrize("head", ["nowhere", "0" * 40, "--output=x", ""])
def test_a_missing_head_is_no_open_gate(
    published: Published, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate(published, head, capsys)[0] == 2
    capsys.readouterr()


def test_what_is_laid_is_the_base_with_the_text(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = published.propose(
        {"conf.py": "Otherwise.\n", CHAPTER: noted(published), NEW: "/etc/passwd"},
        {NEW: "120000"},
    )
    folder = tmp_path / "laid"
    assert gate(published, head, capsys, "--into", str(folder))[0] == 1
    assert (folder / "conf.py").read_text() == "As it was.\n"
    assert (folder / CHAPTER).read_text() == noted(published)
    assert not (folder / NEW).exists()
    assert not [path for path in folder.rglob("*") if path.is_symlink()]
    assert gate(published, head, capsys, "--into", str(folder))[0] == 2


def test_a_shallow_clone_says_what_it_lacks(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = published.propose({NEW: "# New\n"})
    published.scratch.git("update-ref", "refs/heads/shallow", head)
    clone = tmp_path / "clone"
    source = published.scratch.folder.as_uri()
    for words in (
        ["clone", "-q", "--depth=1", "--branch=main", source, str(clone)],
        ["-C", str(clone), "fetch", "-q", "--depth=1", source, "shallow"],
    ):
        subprocess.run(["git", *words], check=True)
    assert main(["gate", "main", head, "--root", str(clone)]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
