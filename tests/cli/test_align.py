# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla align``: from a plain text to a translation beside the chapter."""

from __future__ import annotations

from pathlib import Path

import pytest

from postilla.cli.main import main
from tests.checks.conftest import Lay, lay

__all__ = ["lay"]

PAGE = "source/parallel/tr/01-bridges.md"
TEXT = """Köprüler

Şehrin nehir üzerinde iki köprüsü vardır. Eskisi ahşaptı, deftere göre. Bir yüzyıl sonra taştan yeniden yapıldı.

1. Yukarı köprü yolu taşır.
2. Aşağı köprü değirmen arkını taşır.

İkisi de bugüne kadar ayaktadır.
"""  # noqa: E501


@pytest.fixture
def root(lay: Lay) -> Path:
    return lay()


def align(root: Path, text: str | bytes, *arguments: str, name: str = "tr.txt") -> int:
    file = root / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    given = ["align", "01-bridges", str(file), "--root", str(root), *arguments]
    return main(given if "--language" in arguments else [*given, "--language", "tr"])


def test_a_translation_is_proposed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert align(root, TEXT) == 0
    text = (root / PAGE).read_text("utf-8")
    assert "{#p-1-1}\nŞehrin nehir üzerinde iki köprüsü vardır.\nEskisi ahşaptı" in text
    assert "1. Yukarı köprü yolu taşır.\n2. Aşağı" in text
    said = capsys.readouterr().out
    assert f"{PAGE}: not rendered: fn-1 fn-2" in said
    assert "Say in source/parallel/tr/translation.toml whose it is" in said


def test_what_is_in_doubt_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert align(root, TEXT.replace("vardır. Eskisi", "vardır; eskisi")) == 1
    assert f"{PAGE}:4: in doubt: p-1-1--tr (likelihood " in capsys.readouterr().out
    assert "{align?}`1+2 3`" in (root / PAGE).read_text("utf-8")


def test_corrected_work_is_never_overwritten(root: Path) -> None:
    align(root, TEXT)
    (root / PAGE).write_text(
        (root / PAGE).read_text("utf-8").replace("Eskisi", "Eski olan"), encoding="utf-8"
    )
    before = (root / PAGE).read_bytes()
    assert align(root, TEXT) == 0
    assert (root / PAGE).read_bytes() == before


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert align(root, TEXT, "--dry-run") == 0
    assert "{#p-1-1}" in capsys.readouterr().out
    assert not (root / PAGE).exists()


@pytest.mark.parametrize(
    ("text", "arguments", "name", "code"),
    [
        ("", (), "tr.txt", "align/empty"),
        (b"\xff\xfe", (), "tr.txt", "file/encoding"),
        ("x" * 30_000, (), "tr.txt", "allowed/line"),
        (TEXT, ("--language", "../tr"), "tr.txt", "align/language"),
        ("<script>storm()</script>", (), "tr.md", "allowed/markup"),
        ("```{raw} html\nstorm\n```", (), "tr.md", "allowed/markup"),
    ],
)
def test_what_is_refused(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    text: str | bytes,
    arguments: tuple[str, ...],
    name: str,
    code: str,
) -> None:
    assert align(root, text, *arguments, name=name) == 2
    assert f"[{code}]" in (said := capsys.readouterr().err)
    assert code.startswith("align/language") or str(root / name) in said
    assert not (root / PAGE).exists()


def test_an_unknown_chapter(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["align", "01-bridge", str(root / "x.txt"), "--language", "tr", "--root", str(root)]
    assert main(given) == 2
    assert "01-bridges, 02-weather, 03-mist" in capsys.readouterr().err
