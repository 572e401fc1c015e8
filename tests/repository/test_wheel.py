# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The wheel alone is enough: to make an edition, build it and prove it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


def run(*command: str | Path, cwd: Path, environ: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def packed(
    root: Path, outer_environ: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Give a folder with the wheel and the archive of the source."""
    folder = tmp_path_factory.mktemp("packed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist"]
    run(*build, "-d", folder, cwd=root, environ=outer_environ)
    return folder


@pytest.fixture(scope="module")
def installed(packed: Path, outer_environ: dict[str, str]) -> dict[str, str]:
    """Give the environment of one who has installed the wheel, and its folder comes first."""
    target = packed / "installed"
    wheel = next(packed.glob("*.whl"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    run(*pip, "--target", target, wheel, cwd=packed, environ=outer_environ)
    paths = {"PATH": f"{target / 'bin'}:{outer_environ['PATH']}", "PYTHONPATH": str(target)}
    return outer_environ | paths


def test_what_is_installed_is_the_wheel(packed: Path, installed: dict[str, str]) -> None:
    show = "import postilla; print(postilla.__file__)"
    place = run(sys.executable, "-c", show, cwd=packed, environ=installed)
    assert Path(place.strip()).is_relative_to(packed / "installed")


def test_wheel_and_archive_have_every_file_of_the_package(
    root: Path, files: tuple[Path, ...], packed: Path
) -> None:
    tools = root / "tools"
    package = {path.relative_to(tools).as_posix() for path in files if path.is_relative_to(tools)}
    with zipfile.ZipFile(next(packed.glob("*.whl"))) as wheel:
        assert package <= set(wheel.namelist())
    with tarfile.open(next(packed.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"tools/{name}" for name in package} | {"pyproject.toml", "README.md"} <= names


def test_a_new_edition_is_built_and_proven(
    packed: Path, installed: dict[str, str], tmp_path: Path
) -> None:
    run("postilla", "new", "my-edition", cwd=tmp_path, environ=installed)
    root = tmp_path / "my-edition"
    assert "Nothing to complain of" in run("make", "test", cwd=root, environ=installed)
    build = root / "build"
    for name in (
        *("html/index.html", "html/chapters/03-notes-screen.html", "html/search.html"),
        *("html/downloads/my-edition.pdf", "epub/my-edition.epub", "epub/my-edition-text.epub"),
        *("pdf/my-edition.pdf", "tei/my-edition.xml", "annotations/my-edition.jsonld"),
        "SHA256SUMS",
    ):
        assert (build / name).stat().st_size, name
    page = (build / "html" / "chapters" / "03-notes-screen.html").read_text(encoding="utf-8")
    assert 'id="one-recommendation"' in page
    assert "_static/postilla.css" in page
    assert os.listdir(root / "build" / "html" / "_static")


def test_the_targets_that_are_listed_can_be_made(installed: dict[str, str], tmp_path: Path) -> None:
    run("postilla", "new", "my-edition", cwd=tmp_path, environ=installed)
    root = tmp_path / "my-edition"
    listed = run("make", "help", cwd=root, environ=installed).splitlines()
    targets = [line.split()[1] for line in listed]
    assert {"all", "html", "serve", "check", "verify", "test", "release", "install"} <= {*targets}
    run("make", "--dry-run", *targets, cwd=root, environ=installed)
