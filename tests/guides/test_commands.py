# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Every command of the guides is run, page by page, as somebody types it who follows the page.

A page is about this repository, or about a new edition. What can't be run here is listed with the
reason, and with what tests it instead.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.guides.blocks import BLOCKS, FRAME, PAGES
from tests.importer.packing import document_bytes
from tests.this_edition import POSTILLA, REPOSITORY, copy_sources

NETWORK: Final = "needs a network"
SUITE: Final = "is what runs these tests, or what they are about"
NOT_RUN: Final = {
    "git clone https://example.org/edition.git": NETWORK,
    "cd edition": "goes with the line before",
    "make": "builds this edition: tests/this_edition.py",
    "python3 -m venv .venv": NETWORK,
    ".venv/bin/python -m pip install postilla": "needs a network: tests/repository/test_wheel.py",
    ". .venv/bin/activate": "goes with the line before",
    "make serve": "never ends: tests/live/",
    "make test": SUITE,
    "make lint": SUITE,
    "snakemake --cores 2": "builds for long: its steps are run by tests/collection/",
    "make sabotage": "takes an hour",
    "make release": "needs the schema of the TEI: tests/cli/test_release.py",
    ".venv/bin/python -m pytest tests/syntax/test_reader.py": SUITE,
    ".venv/bin/python -m pytest tests/tei/test_cases.py tests/json_ld/test_cases.py --regen": SUITE,
}
"""Line -> why it is not run. In a new edition “make” is."""


WITNESSES: Final = REPOSITORY / "tests" / "editions" / "witnesses"
TYPED: Final = {
    ("witnesses", "source/edition.toml"): "cp witnesses.toml letter/source/edition.toml"
}
"""Page and file of an example -> what does what its reader types into the file."""


def lines_of(page: Path) -> list[str]:
    lines: list[str] = []
    for block in BLOCKS:
        if block.page == page and block.language == "sh":
            lines += ["cd $START", *block.text.splitlines()]
        elif block.page == page and (typed := TYPED.get((page.stem, block.file))):
            lines += ["cd $START", typed]
    return lines


def is_run(line: str, *, is_new: bool) -> bool:
    return line not in NOT_RUN or (is_new and line == "make")


WITH_COMMANDS = [page for page in PAGES if lines_of(page)]
OF_NEW_EDITIONS = {
    *(
        REPOSITORY / "source" / "guides" / name
        for name in (
            *("new-edition.md", "importing.md", "transcripts.md", "witnesses.md"),
            *("deploying.md", "translating.md"),
        )
    ),
    FRAME / "source" / "about" / "annotating.md",
}


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def postilla(folder: Path) -> dict[str, str]:
    """Put the command on the path; git knows a name and no other settings."""
    code = shlex.join([sys.executable, "-c", POSTILLA])
    program(folder / "bin" / "postilla", f'exec {code} "$@"')
    person = {"NAME": "A Reader", "EMAIL": "reader@example.org"}
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in person.items()
    }
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return {
        **outer,
        **who,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": f"{folder / 'bin'}:{outer['PATH']}",
        "PYTHONPATH": str(REPOSITORY / "tools"),
    }


def run_script(lines: list[str], root: Path, environ: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-eux", "-c", "\n".join(lines)],
        cwd=root,
        env={**environ, "START": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a clone of this repository in which everything is installed."""
    root = copy_sources(tmp_path / "edition", 1_000_000_000)
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy2(REPOSITORY / name, root / name)
    (root / "tools").symlink_to(REPOSITORY / "tools")
    program(root / ".venv" / "bin" / "postilla", 'exec postilla "$@"')
    for stamp in (".locked", ".installed", ".developed"):
        (root / ".venv" / stamp).touch()
    return root


def lay_out_witnesses(folder: Path) -> None:
    """Put the files there that the guides import."""
    documents = REPOSITORY / "tests" / "importer" / "documents"
    shutil.copy(REPOSITORY / "tests" / "cli" / "transcript.txt", folder / "bridges.txt")
    (folder / "keepers.docx").write_bytes(document_bytes(documents / "docx" / "source.docx"))
    shutil.copy(documents / "latex" / "source.tex", folder / "tolls.tex")
    shapes = REPOSITORY / "tests" / "importer" / "transcripts"
    shutil.copy(shapes / "notes-on-each-page" / "witness.txt", folder / "toll.txt")
    shutil.copy(documents / "latex" / "works.bib", folder / "works.bib")
    shutil.copy(WITNESSES / "source.md", folder / "letter.md")
    over = WITNESSES / "over" / "source"
    for name in ("copy-b.txt", "print-c.txt"):
        shutil.copy(over / "witness" / name, folder / name)
    text = (over / "edition.toml").read_text(encoding="utf-8")
    (folder / "witnesses.toml").write_text(text.replace("witnesses.md", "letter.md"), "utf-8")


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_the_commands_of_a_page_run(page: Path, tmp_path: Path, checkout: Path) -> None:
    environ = postilla(tmp_path)
    is_new = page in OF_NEW_EDITIONS
    lines = [line for line in lines_of(page) if is_run(line, is_new=is_new)]
    if is_new:
        root = tmp_path / "new"
        root.mkdir()
        lay_out_witnesses(root)
        if page.stem not in ("new-edition", "importing", "transcripts", "witnesses"):
            run_script(["postilla new my-edition"], root, environ)
            root /= "my-edition"
    else:
        root = checkout
        remote = ["git init --quiet --bare ../remote.git", "git remote add origin ../remote.git"]
        begun = ["git init --quiet --initial-branch main", *remote, "git add source"]
        run_script([*begun, "git commit --quiet --message Begun"], root, environ)
    run_script(lines, root, environ)
    if page.stem == "annotating" and not is_new:
        told = run_script(["git log -1 --format=%B origin/same-six-keywords"], root, environ)
        assert "Signed-off-by: A Reader <reader@example.org>" in told
        changed = run_script(["git diff --stat main same-six-keywords"], root, environ)
        assert "00-front.md" in changed


def test_what_is_not_run_is_in_a_guide_and_exists() -> None:
    lines = {line for page in WITH_COMMANDS for line in lines_of(page)}
    assert [line for line in NOT_RUN if line not in lines] == []
    named = re.findall(r"tests/[a-z_/]+(?:\.py|/)?", " ".join([*NOT_RUN, *NOT_RUN.values()]))
    assert [name for name in named if not (REPOSITORY / name).exists()] == []
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = [line.partition(" ")[2] for line in NOT_RUN if line.startswith("make ")]
    assert [name for name in targets if f"\n{name}:" not in makefile] == []
