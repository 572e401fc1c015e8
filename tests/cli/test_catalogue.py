# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla catalogue`` and ``postilla translations``, as a translator goes about it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from postilla.cli.main import main
from tests.checks.conftest import TRANSLATED, Lay, lay

__all__ = ["lay"]

FOLDER = "source/locale/tr/LC_MESSAGES"
WEATHER = f"{FOLDER}/text/02-weather.po"
THAW = 'msgid "The thaw came in April.[^3]"\nmsgstr "'


@pytest.fixture
def root(lay: Lay) -> Path:
    """An edition with a chapter translated elsewhere, and somebody who translates another."""
    root = lay(TRANSLATED)
    assert main(["catalogue", "tr", "--root", str(root)]) == 0
    replace(root / WEATHER, THAW, f"{THAW}Çözülme nisanda geldi.[^3]")
    return root


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main(["check", "--root", str(root)])
    return capsys.readouterr().out


def test_a_catalogue_a_chapter(root: Path) -> None:
    found = {path.relative_to(root / FOLDER).as_posix() for path in root.rglob("*.po")}
    # The first chapter is translated in source/parallel/ already.
    assert found == {"text/02-weather.po", "text/03-mist.po", "annotations/03-mist.po"}


def test_page_breaks_and_words_of_others_are_no_messages(root: Path) -> None:
    texts = "".join(path.read_text("utf-8") for path in root.rglob("*.po"))
    assert "{pb}" not in texts
    assert "wave of mist" not in texts


def test_who_translates_is_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["translations", "--root", str(root), "--format", "json"]) == 0
    rows = {row["chapter"]: row for row in json.loads(capsys.readouterr().out)}
    weather = rows["02-weather"]
    assert (weather["total"], weather["current"], weather["percent"]) == (4, 1, 25)
    assert rows["01-bridges"]["percent"] == 100
    assert weather["provenance"]["origin"] == "human"


def test_a_changed_text_makes_it_stale_and_loses_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(root / "source/chapters/02-weather.md", "came in April", "came in May")
    lines = (root / WEATHER).read_text("utf-8").split("\n")
    at = lines.index('msgctxt "p-2-2"') + 3
    assert f"{WEATHER}:{at}:1: warning: The text of “p-2-2” has" in check(root, capsys)
    assert main(["catalogue", "--root", str(root)]) == 0
    text = (root / WEATHER).read_text("utf-8")
    assert '#, fuzzy\n#| msgid "The thaw came in April.[^3]"\nmsgctxt "p-2-2"' in text
    assert "nisanda" in text
    assert "[parallel/outdated]" in check(root, capsys)
    replace(root / WEATHER, "#, fuzzy\n", "")
    replace(root / WEATHER, "nisanda", "mayısta")
    assert "[parallel/outdated]" not in check(root, capsys)
    capsys.readouterr()
    main(["translations", "--root", str(root)])
    assert "02-weather" in capsys.readouterr().out


def test_a_second_run_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["catalogue", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "0 of 3 catalogues written.\n"


def test_what_is_gone_is_kept(root: Path) -> None:
    chapter = root / "source/chapters/02-weather.md"
    replace(chapter, "{#p-2-2}\nThe thaw came in April.[^3]\n", "")
    assert main(["catalogue", "--root", str(root)]) == 0
    assert '#~ msgctxt "p-2-2"' in (root / WEATHER).read_text("utf-8")


def test_records_are_of_pages_alone(root: Path) -> None:
    lock = root / "source/parallel/tr/base.lock"
    before = lock.read_bytes()
    assert main(["parallel", "--root", str(root)]) == 0
    assert lock.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["de"], "catalogue/language"),
        (["../tr"], "catalogue/language"),
        (["tr", "--chapter", "09-storm"], "catalogue/chapter"),
    ],
)
def test_what_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    assert main(["catalogue", *arguments, "--root", str(root)]) == 2
    assert f"[{code}]" in capsys.readouterr().err


def test_a_broken_catalogue_is_not_written_over(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(root / WEATHER, 'msgstr "Çözülme', "msgstr Çözülme")
    before = (root / WEATHER).read_bytes()
    assert main(["catalogue", "--root", str(root)]) == 2
    assert "[catalogue/malformed]" in capsys.readouterr().err
    assert (root / WEATHER).read_bytes() == before


def test_without_translations(lay: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay()
    shutil.rmtree(root / "source/parallel", ignore_errors=True)
    assert main(["translations", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "There are no translations.\n"
