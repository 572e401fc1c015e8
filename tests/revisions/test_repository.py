# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Revisions are read as they are stored, whatever the user, the system or the content sets."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from postilla.model.errors import PostillaError
from postilla.revisions import repository
from postilla.revisions.repository import Repository
from postilla.revisions.tree import Mode
from tests.scratch import Scratch


def codes(caught: pytest.ExceptionInfo[PostillaError]) -> list[str]:
    return [finding.code for finding in caught.value.diagnostics]


def test_a_revision_has_its_author_date_and_files(scratch: Scratch) -> None:
    first = scratch.commit({"source/a.md": "one\r\n", "other/b": b"\xff\0"}, branch="main")
    there = Repository(scratch.folder)
    revision = there.revision("main")
    assert (revision.commit, revision.author, revision.parents) == (first, "Ayla Yazar", ())
    assert revision.date.isoformat() == "2023-11-15T01:14:20+03:00"
    assert there.files(revision, ["source/"]) == {PurePosixPath("source/a.md"): b"one\r\n"}
    assert there.files(revision)[PurePosixPath("other/b")] == b"\xff\0"


@pytest.mark.parametrize(
    "name",
    ["", "nowhere", "--upload-pack=touch x", "-h", "--all", "main:a", "a b", "main\n", "^main"],
)
def test_what_is_no_revision_is_refused(scratch: Scratch, name: str) -> None:
    scratch.commit({"a": "one"}, branch="main")
    with pytest.raises(PostillaError) as caught:
        Repository(scratch.folder).revision(name)
    assert codes(caught) == ["revision/unknown"]


def test_a_folder_without_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PostillaError) as caught:
        Repository(tmp_path)
    assert codes(caught) == ["revision/no-repository"]


def test_what_is_no_file_is_listed_but_never_read(scratch: Scratch) -> None:
    commit = scratch.commit(
        {"link": "/etc/passwd", "x/tool": "#!", "name\udcff": "x", "a\nb": "x", "c\\d": "x"},
        modes={"link": "120000", "x/tool": "100755"},
    )
    commit = scratch.commit({"module": commit}, on=commit, modes={"module": "160000"})
    there = Repository(scratch.folder)
    revision = there.revision(commit)
    tree = there.tree(revision)
    assert {path: entry.mode for path, entry in tree.items() if entry.mode is not Mode.FILE} == {
        "link": Mode.SYMLINK,
        "module": Mode.SUBMODULE,
        "x/tool": Mode.EXECUTABLE,
    }
    assert {path for path, entry in tree.items() if not entry.flaw} == {"x/tool"}
    with pytest.raises(PostillaError) as caught:
        there.files(revision)
    assert codes(caught) == ["revision/file"] * 5
    assert str(caught.value).isprintable() or "\n" in str(caught.value)


def test_reading_is_bounded(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = scratch.commit({"a": "12345", "b": "1234"})
    there = Repository(scratch.folder)
    monkeypatch.setattr(repository, "MAX_FILE", 4)
    assert there.files(there.revision(commit), ["b"])
    with pytest.raises(PostillaError) as caught:
        there.files(there.revision(commit))
    assert codes(caught) == ["revision/too-large"]
    assert caught.value.diagnostics[0].position.path == "a"


def test_no_filter_and_no_hook_runs(scratch: Scratch, tmp_path: Path) -> None:
    touch = f"touch {tmp_path}/ran; cat"
    commit = scratch.commit({".gitattributes": "* filter=x diff=x text\n", "a": "one\r\n"})
    for key in ("filter.x.smudge", "filter.x.clean", "diff.x.textconv", "core.fsmonitor"):
        scratch.git("config", key, touch)
    there = Repository(scratch.folder)
    assert there.files(there.revision(commit), ["a"]) == {PurePosixPath("a"): b"one\r\n"}
    assert there.log(["a"], there.revision(commit))
    assert not (tmp_path / "ran").exists()


def test_the_log_of_a_file_begins_with_its_oldest_commit(scratch: Scratch) -> None:
    first = scratch.commit({"e/a": "1", "e/b": "1"})
    second = scratch.commit({"e/b": "2"}, on=first)
    third = scratch.commit({"e/a": "2"}, on=second, branch="main")
    (scratch.folder / "e").mkdir()
    there = Repository(scratch.folder / "e")  # the edition's root is not the repository's
    head = there.revision("main")
    assert [one.commit for one in there.log(["a"], head)] == [first, third]
    assert [one.commit for one in there.log(["a", "b"])] == [first, second, third]
    assert list(there.tree(head)) == ["a", "b"]


def test_a_merge_lacks_nothing_that_came_since(scratch: Scratch) -> None:
    first = scratch.commit({"a": "1", "b": "1"})
    base = scratch.commit({"a": "2"}, on=first)
    head = scratch.commit({"b": "2"}, on=first)
    there = Repository(scratch.folder)
    merge = there.merge(there.revision(base), there.revision(head))
    contents = there.contents(merge.tree.values())
    assert {path: contents[one.object] for path, one in merge.tree.items()} == {
        "a": b"2",
        "b": b"2",
    }
    assert not merge.conflicts
    behind = there.merge(there.revision(base), there.revision(first))
    assert behind.tree == there.tree(there.revision(base))


@pytest.mark.parametrize("where", ["folder", "index", "commits"])
def test_no_attribute_of_the_content_decides_a_conflict(scratch: Scratch, where: str) -> None:
    union = {".gitattributes": "* merge=union\n"}
    first = scratch.commit({"a": "1\n", **(union if where == "commits" else {})})
    base = scratch.commit({"a": "2\n"}, on=first, branch="main")
    head = scratch.commit({"a": "3\n"}, on=first)
    if where == "folder":
        (scratch.folder / ".gitattributes").write_text("* merge=union\n")
    if where == "index":
        scratch.commit(union, on=base)
    there = Repository(scratch.folder)
    assert there.merge(there.revision(base), there.revision(head)).conflicts == ("a",)


def test_conflicts_are_named(scratch: Scratch) -> None:
    first = scratch.commit({"a": "1\n", "b": "1"})
    base = scratch.commit({"a": "2\n"}, on=first)
    head = scratch.commit({"a": "3\n", "b": "2"}, on=first)
    there = Repository(scratch.folder)
    merge = there.merge(there.revision(base), there.revision(head))
    assert merge.conflicts == ("a",)
    assert merge.tree == there.tree(there.revision(head))


def test_histories_without_a_common_commit_are_refused(scratch: Scratch) -> None:
    one, other = scratch.commit({"a": "1"}), scratch.commit({"b": "1"})
    there = Repository(scratch.folder)
    with pytest.raises(PostillaError) as caught:
        there.merge(there.revision(one), there.revision(other))
    assert codes(caught) == ["revision/no-common"]
