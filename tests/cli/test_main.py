# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The command as a whole: help, exit codes, and what becomes of errors."""

from __future__ import annotations

import argparse
import errno
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from postilla import __version__
from postilla.cli import main as module
from postilla.cli.main import COMMANDS, main

TOOLS = Path(module.__file__).parents[2]


def run_python(code: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(TOOLS), **environ},
        capture_output=True,
        check=False,
    )


def test_help_tells_what_each_command_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    output = capsys.readouterr().out
    for name in COMMANDS:
        assert re.search(rf"\n    {name}\s", output)
        assert f"\n  postilla {name}" in output


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command_tells_its_exit_codes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    assert "exit codes: 0 " in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"postilla {__version__}\n"


@pytest.mark.parametrize(
    "argv",
    [[], ["burn"], ["check", "--format", "poem"], ["verify", "--source", "--product", "html"]],
)
def test_usage(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    assert "usage: postilla" in capsys.readouterr().err


def test_no_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["check"], ["verify", "--source"]):
        assert main([*argv, "--root", str(tmp_path)]) == 2
        error = capsys.readouterr().err
        assert "Here is no edition" in error
        assert "[cli/no-edition]" in error


class Failing:
    """A command that fails."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def make_parser(self, argv: Sequence[str]) -> argparse.ArgumentParser:
        parser = argparse.ArgumentParser()
        parser.add_argument("--debug", action="store_true")
        parser.set_defaults(run=self.run)
        return parser

    def run(self, arguments: argparse.Namespace) -> int:
        raise self.error


def test_unexpected_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "make_parser", Failing(KeyError("bridge")).make_parser)
    assert main([]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "KeyError: 'bridge'" in line
    assert "report" in line
    with pytest.raises(KeyError):
        main(["--debug"])


def test_what_the_system_refuses_is_no_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "build/html/index.html")
    monkeypatch.setattr(module, "make_parser", Failing(full).make_parser)
    assert main([]) == 2
    said = capsys.readouterr().err
    assert "build/html/index.html" in said
    assert "[cli/system]" in said
    assert "No space left on device" in said
    assert "fault of the program" not in said


def test_interruption(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "make_parser", Failing(KeyboardInterrupt()).make_parser)
    assert main([]) == 130


def test_output_is_utf_8_in_every_locale(edition: Path) -> None:
    chapter = next((edition / "source" / "chapters").glob("*.md"))
    chapter.write_text("{#p-9-9}\nKöprü.\n", encoding="utf-8")
    code = "from postilla.cli.main import entrypoint; entrypoint()"
    outputs = {
        run_python(
            code, "check", "--root", str(edition), LC_ALL=locale, PYTHONIOENCODING=encoding
        ).stdout
        for locale, encoding in (("C", "ascii"), ("C.UTF-8", "utf-8"), ("C", "latin-1"))
    }
    (output,) = outputs
    assert "“Köprü.”" in output.decode()


def test_reader_that_goes_away(edition: Path) -> None:
    (edition / "source" / "index.md").write_text("<b>\n" * 5000, encoding="utf-8")
    code = "from postilla.cli.main import entrypoint; entrypoint()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "check", "--root", str(edition)],
        env={**os.environ, "PYTHONPATH": str(TOOLS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_check_loads_no_more_than_it_needs(imported: Path) -> None:
    code = (
        "import sys; from postilla.cli.main import main; code = main(sys.argv[1:]); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules})); sys.exit(code)"
    )
    done = run_python(code, "check", "--root", str(imported))
    loaded = done.stdout.decode().splitlines()[-1].split()
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert "markdown_it" in loaded
    assert not {"sphinx", "docutils", "lxml", "myst_parser", "babel", "sentencex"} & set(loaded)


def test_commands_that_are_not_installed() -> None:
    code = (
        "import sys; sys.modules['sentencex'] = None; "
        "from postilla.cli.main import entrypoint; entrypoint()"
    )
    listing = run_python(code, "--help")
    assert listing.returncode == 0, listing.stderr.decode()
    assert "not installed: pip install 'postilla[import]'" in listing.stdout.decode()
    asked = run_python(code, "verify", "--source")
    assert asked.returncode == 2
    (line,) = asked.stderr.decode().splitlines()
    assert line.startswith("postilla verify: error: This command needs sentencex")
