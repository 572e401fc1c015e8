# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Run pandoc: shut in, and within bounds of time and memory."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pypandoc

from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop

SECONDS: Final = 120
"""The longest that pandoc may take for one document."""
MEGABYTES: Final = 1024
"""Of its heap."""
DEPTH: Final = 200
"""Of nesting in what it gives."""
_OUT_OF_MEMORY: Final = 251
"""The exit code of a program of GHC's whose heap is full."""


def read_with_pandoc(
    data: bytes, reader: str, path: str, *, bibliography: str = "", options: Sequence[str] = ()
) -> dict[str, Any]:
    """Read a document.

    :param data: the file's bytes.
    :param reader: pandoc's name of its format, with extensions.
    :param path: its name in errors.
    :param bibliography: BibTeX; with it citations and entries are set in words.
    :param options: further options of pandoc's.
    :return: its syntax tree, as pandoc writes it in JSON.
    :raises PostillaError: ``document/unreadable``, ``document/too-slow``, ``document/too-large``,
        ``document/too-deep``.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [pypandoc.get_pandoc_path(), "+RTS", f"-M{MEGABYTES}M", "-RTS", "--sandbox"]
        command += ["--from", reader, "--to", "json", "--quiet", *options]
        if bibliography:
            works = Path(folder) / "works.bib"
            works.write_text(bibliography, encoding="utf-8")
            command += ["--citeproc", "--bibliography", str(works)]
        try:
            run = subprocess.run(
                command, input=data, capture_output=True, timeout=SECONDS, cwd=folder, check=False
            )
        except subprocess.TimeoutExpired as error:
            message = f"pandoc had not read it after {SECONDS} seconds."
            raise _refuse(path, "too-slow", message, _DIVIDE) from error
    if run.returncode == _OUT_OF_MEMORY:
        message = f"pandoc needs more than {MEGABYTES} megabytes to read it."
        raise _refuse(path, "too-large", message, _DIVIDE)
    if run.returncode:
        said = " ".join(run.stderr.decode("utf-8", "replace").split())
        message = f"pandoc can't read it as {reader.partition('+')[0]}: {said[:300]}"
        raise _refuse(path, "unreadable", message, "Open it in the program that made it, and save.")
    return _tree(run.stdout, path)


def _tree(written: bytes, path: str) -> dict[str, Any]:
    try:
        tree: dict[str, Any] = json.loads(written)
    except RecursionError as error:
        message = "Its parts stand inside each other more deeply than any text's."
        raise _refuse(path, "too-deep", message, "Is it a document that a person wrote?") from error
    return tree


_DIVIDE: Final = "Import a long work volume by volume."


def _refuse(path: str, code: str, message: str, hint: str) -> PostillaError:
    return stop(f"document/{code}", message, at=Position(path), hint=hint)
