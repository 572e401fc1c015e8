# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla history`` in a real repository with three versions."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from copy import copy
from pathlib import Path

import pytest

from postilla.cli.main import main
from postilla.model.tree import HISTORY
from postilla.syntax.history import read_history
from tests.scratch import Scratch

EDITION = (Path(__file__).parents[1] / "roots" / "test-versions" / "edition.toml").read_text()
NUMBERS = ("1.0.0", "1.1.0", "2.0.0")


def chapter(section: int, *annotations: str) -> str:
    heading = f"{{#s-{section}}}\n# Boats\n\n{{#p-{section}-1}}\nNo boat was ever lost.\n"
    return "\n".join([heading, *annotations])


def note(identifier: str, body: str = "So it says.", by: str = "") -> str:
    fields = f":id: {identifier}\n:about: context\n" + (f":by: {by}\n" if by else "")
    return f":::{{ednote}} boat was\n{fields}{body}\n:::\n"


def edition(versions: int) -> str:
    """Give an edition that states so many versions, the newest first."""
    head, *tables = EDITION.split("[[version]]")
    return "[[version]]".join([head, *tables[len(tables) - versions :]])


class Story:
    """A repository whose branch grows commit by commit."""

    def __init__(self, folder: Path) -> None:
        self.scratch = Scratch(folder)
        self.head = ""

    def commit(self, changes: Mapping[str, str | None], *, days: int = 1) -> None:
        self.scratch.clock += 24 * 60 * days
        named = {f"source/{name}": text for name, text in changes.items()}
        self.head = self.scratch.commit(named, on=self.head, branch="main")

    def release(self, number: str) -> None:
        self.scratch.git("tag", f"v{number}", self.head)

    def history(self) -> str:
        self.scratch.git("reset", "--quiet", "--hard", "main")
        assert main(["history", "--root", str(self.scratch.folder)]) == 0
        return (self.scratch.folder / HISTORY).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Tell of three versions: notes are added, changed, moved, withdrawn, a chapter renamed."""
    story = Story(tmp_path_factory.mktemp("told") / "repository")
    boats, kept = "chapters/01-boats.md", "chapters/02-kept.md"
    story.commit({boats: chapter(1, note("moved"), note("slip"))})
    story.commit({boats: chapter(1, note("moved"), note("changed"), note("gone"))})
    story.commit({kept: chapter(2, note("kept", by="Ida Ferryman")), "edition.toml": edition(1)})
    story.release("1.0.0")
    story.commit({boats: chapter(1, note("changed", "No."), note("gone"), note("added"))})
    moved = chapter(2, note("kept", by="Ida Ferryman"), note("moved"))
    story.commit({kept: moved, "edition.toml": edition(2)})
    story.release("1.1.0")
    story.commit({kept: None, "chapters/03-kept.md": moved})
    suppressed = f"% ignore quotation/ambiguous: known\n{note('added')}"
    story.commit({boats: chapter(1, note("changed", "Not so."), suppressed)})
    story.commit({"edition.toml": edition(3)})
    return story


@pytest.fixture
def story(told: Story, tmp_path: Path) -> Story:
    """Give the story, to be told on."""
    story = copy(told)
    story.scratch = copy(told.scratch)
    story.scratch.folder = Path(shutil.copytree(told.scratch.folder, tmp_path / "repository"))
    return story


def test_history_of_three_versions(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    text = story.history()
    assert text.partition("[annotations]\n")[2].splitlines() == [
        'added = { first = "2023-11-18", since = "1.1.0" }',
        'changed = { first = "2023-11-16", since = "1.0.0", last = "2023-11-21", '
        'changed = ["1.1.0", "2.0.0"] }',
        'gone = { first = "2023-11-16", since = "1.0.0", withdrawn = "2.0.0" }',
        'kept = { first = "2023-11-17", since = "1.0.0", by = "Ida Ferryman" }',
        'moved = { first = "2023-11-15", since = "1.0.0", last = "2023-11-19", '
        'changed = ["1.1.0"] }',
    ]
    assert "versions = [" + ", ".join(f'"{number}"' for number in reversed(NUMBERS)) in text
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  version 2.0.0: 1 changed, 1 withdrawn",
        "  version 1.1.0: 1 added, 2 changed",
        "  version 1.0.0: 4 added",
    ]


def test_nobody_is_named_who_does_not_sign(story: Story) -> None:
    text = story.history()
    assert not [word for word in ("Ayla", "Committer", "@") if word in text]


def test_history_is_the_same_again_and_once_the_version_has_its_tag(story: Story) -> None:
    text = story.history()
    story.release("2.0.0")
    story.commit({HISTORY.removeprefix("source/"): text})
    later = chapter(1, note("changed", "Yes."), note("added"), note("after"))
    story.commit({"chapters/01-boats.md": later})
    assert story.history() == text


def test_history_is_read_as_it_was_written(story: Story) -> None:
    history = read_history(story.history(), HISTORY)
    assert list(history.living()) == ["added", "changed", "kept", "moved"]
    assert history.by_version["1.1.0"].changed == ("changed", "moved")


def test_a_withdrawn_annotation_wants_a_word(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    story.history()
    main(["check", "--root", str(story.scratch.folder)])
    assert "“gone” is gone since version 2.0.0" in capsys.readouterr().out
    told = '[[retired]]\nid = "gone"\nreason = "No ground."\ndate = "2026-07-01"\n'
    (story.scratch.folder / "source" / "retired.toml").write_text(told)
    main(["check", "--root", str(story.scratch.folder)])
    assert "retired/" not in capsys.readouterr().out


def refusal(story: Story, capsys: pytest.CaptureFixture[str], folder: Path | None = None) -> str:
    folder = folder or story.scratch.folder
    capsys.readouterr()
    before = sorted(path for path in folder.rglob("*") if ".git" not in path.parts)
    assert main(["history", "--root", str(folder)]) == 2
    assert before == sorted(path for path in folder.rglob("*") if ".git" not in path.parts)
    return capsys.readouterr().err


def test_what_keeps_it_from_being_whole(
    story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git = story.scratch.git
    git("reset", "--quiet", "--hard", "main")
    shallow = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", f"file://{story.scratch.folder}", shallow],
        check=True,
        capture_output=True,
    )
    assert "[history/shallow]" in refusal(story, capsys, shallow)
    path = story.scratch.folder / "source" / "chapters" / "01-boats.md"
    before = path.read_text()
    path.write_text(before + "\n")
    told = refusal(story, capsys)
    assert told.startswith("source/chapters/01-boats.md: error: ")
    assert "[history/uncommitted]" in told
    path.write_text(before)
    git("tag", "--delete", "v1.1.0")
    assert "git tag v1.1.0 COMMIT" in refusal(story, capsys)
    story.commit({"edition.toml": edition(0)})
    git("reset", "--quiet", "--hard", "main")
    assert "[history/no-version]" in refusal(story, capsys)


def test_a_version_with_annotations_that_cannot_be_read_has_no_history(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = chapter(1, note("changed").replace(":about:", ":about: context\n:about:"))
    story.commit({"chapters/01-boats.md": broken})
    story.scratch.git("reset", "--quiet", "--hard", "main")
    assert "source/chapters/01-boats.md" in refusal(story, capsys)
