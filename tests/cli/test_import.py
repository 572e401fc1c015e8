# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla import``: the first time, again, and with what can't be imported."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from postilla.cli.main import main
from postilla.importer import witness as witness_module

SOUND = Path(__file__).parents[1] / "checks" / "edition"
TRANSCRIPT = (Path(__file__).parent / "transcript.txt").read_text(encoding="utf-8")
INTRODUCTION = "source/chapters/01-introduction.md"
LOCK = "source/witness/base.lock"
RECIPE = "source/witness/recipe.toml"
REFERENCES = "source/refs.bib"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    (folder / "source" / "witness").mkdir(parents=True)
    edition = (SOUND / "edition.toml").read_text(encoding="utf-8")
    text = edition.replace("bridges.txt", "lenov.txt")
    (folder / "source" / "edition.toml").write_text(text, encoding="utf-8")
    (folder / "source" / "witness" / "lenov.txt").write_text(TRANSCRIPT, encoding="utf-8")
    return folder


@pytest.fixture
def imported(root: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(root) == 0
    capsys.readouterr()
    return root


def run(root: Path, *arguments: str | Path) -> int:
    return main(["import", "--root", str(root), *map(str, arguments)])


def state(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def read(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = read(root, name)
    assert text.count(old) == 1
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def corrected(root: Path, *changes: tuple[str, str]) -> Path:
    """Write a corrected transcript beside the edition."""
    text = TRANSCRIPT
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = root.parent / "corrected" / "lenov.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# The first time


def test_the_first_import_writes_the_edition(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root) == 0
    given = {"source/witness/lenov.txt", "source/edition.toml"}
    written = {name for name in state(root) if name not in given}
    assert written == {
        "source/chapters/00-front.md",
        INTRODUCTION,
        "source/chapters/02-upper-bridge.md",
        "source/chapters/03-bibliography.md",
        LOCK,
        RECIPE,
        REFERENCES,
    }
    assert "had taken the {pb}`13`first one away." in read(root, INTRODUCTION)
    assert ":::{cites} berg2001\n:target: fn-1\n:locator: 14\n:::" in read(root, INTRODUCTION)
    output = capsys.readouterr().out
    assert "2 page marks (12 to 13)" in output
    assert "2 numbered notes, 2 of them called once" in output


def test_a_transcript_from_elsewhere_is_copied(tmp_path: Path) -> None:
    path = tmp_path / "lenov.txt"
    path.write_text(TRANSCRIPT, encoding="utf-8")
    root = tmp_path / "edition"
    root.mkdir()
    assert run(root, path) == 0
    assert read(root, "source/witness/lenov.txt") == TRANSCRIPT


def test_references_that_are_there_are_kept(root: Path) -> None:
    (root / REFERENCES).write_text("@misc{own, title = {Own}}\n", encoding="utf-8")
    assert run(root) == 0
    assert read(root, REFERENCES) == "@misc{own, title = {Own}}\n"


def test_the_same_bytes_for_the_same_input(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "deep"
    (other / "source" / "witness").mkdir(parents=True)
    for name in ("source/edition.toml", "source/witness/lenov.txt"):
        shutil.copy(root / name, other / name)
    assert run(root) == run(other) == 0
    assert {name: data for name, (data, _) in state(root).items()} == {
        name: data for name, (data, _) in state(other).items()
    }


def test_the_ledger_gives_the_transcript_back(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "ledger.tsv"
    assert run(root, "--ledger", table) == 0
    rows = [line.split("\t", 6) for line in table.read_text(encoding="utf-8").split("\n")[1:-1]]
    spans = [(int(row[2]), int(row[3])) for row in rows]
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert "".join(TRANSCRIPT[start:end] for start, end in spans) == TRANSCRIPT


# Again


def test_importing_again_touches_nothing(imported: Path) -> None:
    before = state(imported)
    assert run(imported) == 0
    assert run(imported, "--write") == 0
    assert state(imported) == before


def test_what_people_have_corrected_stays_and_is_told(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(imported, REFERENCES, "pages = {10-19}", "pages = {10--19}")
    edit(imported, INTRODUCTION, ":locator: 14", ":locator: 15")
    before = state(imported)
    assert run(imported, "--write") == 0
    assert state(imported) == before
    told = capsys.readouterr().out
    assert "source/refs.bib: berg2001: pages: printed “10-19”, kept “10–19”" in told
    assert "fn-1: the importer would cite berg2001 14" in told
    assert "fn-1: cites berg2001 15, by a person" in told


def test_a_correction_is_only_told_unless_it_may_be_written(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(imported)
    assert run(imported, corrected(imported, ("mended twice", "mended thrice"))) == 1
    assert state(imported) == before
    told = capsys.readouterr().out
    assert "p-1-1:" in told
    assert "before: The upper bridge carries the road to the mill. It was mended twice." in told
    assert "now:    The upper bridge carries the road to the mill. It was mended thrice." in told


LOST = "It rains in Lenov on most days of the year.²\n\nThe wind comes from the east.\n"
CORRECTIONS = {
    "a letter": ([("mended twice", "mended thrice")], {}),
    "a line more": ([("Keywords:", "(A line.)\n\nKeywords:")], {"(A line.)": "p-front-1"}),
    "a paragraph more": (
        [("It rains in Lenov on most days of the year.²\n", LOST)],
        {"The wind comes": "p-intro-2"},
    ),
    "a paragraph more before another": (
        [("The town stands", "The town is old.\n\nThe town stands")],
        {"The town is old": "p-intro-2", "The town stands": "p-intro-1"},
    ),
    "a paragraph less": ([("Lenov has two bridges. Both are old.\n\n", "")], {}),
    "a paragraph divided": (
        [("the mill. It was", "the mill.\n\nIt was")],
        {"The upper bridge": "p-1-1", "It was mended": "p-1-3"},
    ),
    "another heading": ([("The Upper Bridge", "The Upper Bridge of Lenov")], {"1) The": "s-1"}),
    "an entry more": (
        [("- Berg", '- Adam, Eva. "Fires." *Journal of Fires* 1 (1999): 1-2.\n- Berg')],
        {"Adam": "b-3", "Berg, Anna": "b-1"},
    ),
}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_corrected_transcript_keeps_ids_and_annotations(imported: Path, name: str) -> None:
    changes, expected = CORRECTIONS[name]
    cited = sorted(_annotations(imported))
    assert run(imported, corrected(imported, *changes), "--write") == 0
    assert set(cited) <= set(_annotations(imported))
    ids = dict(_blocks(imported))
    for words, identifier in expected.items():
        assert ids[identifier].startswith(words)
    assert main(["check", "--root", str(imported)]) == 0
    before = state(imported)
    assert run(imported) == 0
    assert state(imported) == before


def _annotations(root: Path) -> Iterator[str]:
    for path in (root / "source" / "chapters").iterdir():
        for part in path.read_text(encoding="utf-8").split("\n\n"):
            if part.startswith(":::"):
                yield part.strip()


def _blocks(root: Path) -> Iterator[tuple[str, str]]:
    for path in (root / "source" / "chapters").iterdir():
        for part in path.read_text(encoding="utf-8").split("\n\n"):
            if part.startswith("{#"):
                head, _, words = part.partition("\n")
                yield head.strip("{#}").split()[0], words.strip("# ").replace("\\", "")


def test_an_annotation_that_a_person_has_moved_stays_there(imported: Path) -> None:
    directive = "\n\n:::{cites} berg2001\n:target: fn-1\n:locator: 14\n:::"
    edit(imported, INTRODUCTION, directive, "")
    edit(imported, INTRODUCTION, "\n\n[^1]:", f"{directive}\n\n[^1]:")
    assert run(imported, corrected(imported, ("most days", "many days")), "--write") == 0
    text = read(imported, INTRODUCTION)
    assert f"many days of the year.[^2]{directive}\n\n[^1]:" in text


def test_rows_of_the_recipe_move_with_their_lines(imported: Path) -> None:
    row = '\n[[language]]\nline = 21\nwords = "mill"\nlanguage = "la"\nground = "a trial"\n'
    (imported / RECIPE).write_text(read(imported, RECIPE) + row, encoding="utf-8")
    assert run(imported, "--write") == 0
    changed = corrected(imported, ("Abstract\n", "An older name of it was Lenau.\n\nAbstract\n"))
    assert run(imported, changed, "--write") == 0
    assert "line = 23" in read(imported, RECIPE)
    assert "[mill]{.language-la}" in read(imported, "source/chapters/02-upper-bridge.md")


# What can't be imported

WITNESSES = {
    "empty": (b"", "witness/empty"),
    "white space alone": (b" \n\t\r\n", "witness/empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "witness/encoding"),
    "a zero byte": (b"Text \x00 text\n", "witness/binary"),
    "a control character": ("Text \x85 text\n".encode(), "witness/binary"),
    "UTF-16": ("Text".encode("utf-16"), "witness/encoding"),
    "UTF-32": ("Text".encode("utf-32"), "witness/encoding"),
    "a byte order mark": (b"\xef\xbb\xbfText", "witness/encoding"),
    "Latin-1": ("Text\nK\xf6pr\xfc\n".encode("latin-1"), "witness/encoding"),
}
RECIPES = {
    "no such line": ('[[classify]]\nline = 999\nas = "debris"\nground = "g"', "recipe/no-line"),
    "no such words": (
        '[[classify]]\nline = 1\nwords = "RIVER"\nas = "debris"\nground = "g"',
        "recipe/no-words",
    ),
    "words that stand twice": (
        '[[classify]]\nline = 11\nwords = "The"\nas = "debris"\nground = "g"',
        "recipe/ambiguous",
    ),
    "an operation that does not exist": ('[[insert]]\nline = 1\nground = "g"', "recipe/"),
    "a field that does not exist": ('[[join]]\nline = 1\ntext = "x"\nground = "g"', "recipe/"),
    "a class that does not exist": ('[[classify]]\nline = 1\nas = "x"\nground = "g"', "recipe/"),
    "no ground": ('[[classify]]\nline = 1\nas = "debris"', "recipe/"),
    "no TOML": ("[[classify\nline = 1", "recipe/"),
    "another witness": (f'sha256 = "{"0" * 64}"', "recipe/other-witness"),
    "an id outside the scheme": ('[[id]]\nline = 9\nid = "x"\nground = "g"', "recipe/"),
    "a row without effect": (
        '[[language]]\nline = 13\nlanguage = "la"\nground = "g"',
        "recipe/no-effect",
    ),
}


def assert_refused(
    root: Path, code: str, capsys: pytest.CaptureFixture[str], *arguments: str | Path
) -> str:
    before = state(root)
    capsys.readouterr()
    assert run(root, *arguments) == 2
    assert state(root) == before
    output = capsys.readouterr()
    assert f"[{code}" in output.err
    assert "Traceback" not in output.err
    assert output.out == ""
    return output.err


@pytest.mark.parametrize("name", WITNESSES)
def test_what_is_no_transcript_is_refused(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data, code = WITNESSES[name]
    (root / "source" / "witness" / "lenov.txt").write_bytes(data)
    assert_refused(root, code, capsys)


def test_the_place_of_a_wrong_byte_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "source" / "witness" / "lenov.txt").write_bytes("a\nKö".encode() + b"pr\xfc\n")
    error = assert_refused(root, "witness/encoding", capsys)
    assert error.startswith("source/witness/lenov.txt:2:5: error: The byte 0xFC is not UTF-8.")


def test_a_transcript_that_is_too_large_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(witness_module, "MAX_BYTES", 100)
    assert_refused(root, "witness/too-large", capsys)


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_that_does_not_fit_is_refused(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe, code = RECIPES[name]
    (root / RECIPE).write_text(recipe + "\n", encoding="utf-8")
    error = assert_refused(root, code, capsys)
    assert error.startswith("source/witness/recipe.toml")


def test_a_transcript_has_to_be_named_among_several(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "source" / "edition.toml").unlink()
    (root / "source" / "witness" / "other.txt").write_text("Text.\n", encoding="utf-8")
    assert_refused(root, "import/no-witness", capsys)


def test_a_file_that_is_not_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert_refused(root, "import/unreadable", capsys, root / "nothing.txt")
    assert_refused(root, "import/unreadable", capsys, root)


def test_chapters_without_a_lock(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (imported / LOCK).unlink()
    assert_refused(imported, "import/no-lock", capsys)


def test_a_transcript_without_notes_marks_or_headings(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    root.mkdir()
    path = tmp_path / "plain.txt"
    path.write_text("Only a paragraph stands here.\n", encoding="utf-8")
    assert run(root, path) == 0
    assert "Only a paragraph stands here." in read(root, "source/chapters/00-front.md")
