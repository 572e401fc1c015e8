# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The code stays small, finished, and free of the machines it was written on."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

MODULE_LINES = 400
FUNCTION_LINES = 60

# Brackets keep each pattern from finding itself here.
MARKERS = re.compile(rb"\b(?:T[O]DO|F[I]XME|X[X]X)\b|raise NotImplemented[E]rror")
MACHINES = re.compile(
    rb"(?<![\w.])/(?:farm|home|opt|root|tmp|Users|work)/[\w.]"
    rb"|pypi[.]org|pythonhosted[.]org|npmjs[.](?:com|org)|deb[.]debian[.]org"
)


def places(pattern: re.Pattern[bytes], paths: Iterator[Path], root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{number}: {match.group().decode()}"
        for path in paths
        for number, line in enumerate(path.read_bytes().splitlines(), start=1)
        if (match := pattern.search(line))
    ]


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def test_modules_stay_small(modules: tuple[Path, ...]) -> None:
    lengths = {path: len(path.read_bytes().splitlines()) for path in modules}
    assert {path: length for path, length in lengths.items() if length > MODULE_LINES} == {}


def test_style_sheets_scripts_and_templates_stay_small(files: tuple[Path, ...]) -> None:
    written = [path for path in files if path.suffix in {".css", ".js", ".typ"}]
    lengths = {path: len(path.read_bytes().splitlines()) for path in written}
    assert {".css", ".js", ".typ"} == {path.suffix for path in written}
    golden = {path for path in lengths if "golden" in path.parts}
    assert {
        path: length
        for path, length in lengths.items()
        if length > MODULE_LINES and path not in golden
    } == {}


def test_functions_stay_small(modules: tuple[Path, ...]) -> None:
    lengths = [
        (f"{path.name}:{node.lineno}: {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in modules
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert lengths
    assert [function for function in lengths if function[1] > FUNCTION_LINES] == []


def test_model_is_standard_library_only(modules: tuple[Path, ...]) -> None:
    """The import contract can only name packages; this holds for all there are."""
    allowed = sys.stdlib_module_names
    foreign = {
        (path.name, name)
        for path in modules
        if path.parent.name == "model"
        for name in imported(path)
        if name.partition(".")[0] not in allowed and not f"{name}.".startswith("postilla.model.")
    }
    assert foreign == set()


def test_nothing_is_left_undone(root: Path, files: tuple[Path, ...]) -> None:
    texts = (root / "source", root / "LICENSES")
    written = (path for path in files if path.suffix != ".png")
    code = (path for path in written if not any(path.is_relative_to(text) for text in texts))
    assert places(MARKERS, code, root) == []


def test_no_machine_is_named(root: Path, files: tuple[Path, ...]) -> None:
    assert places(MACHINES, iter(files), root) == []
