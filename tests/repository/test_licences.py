# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Each file states its licence, and the project states how to cite it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from postilla import __version__


@pytest.fixture(scope="module")
def report(root: Path) -> dict[str, Any]:
    result = subprocess.run(
        [sys.executable, "-m", "reuse", "lint", "--json"],
        cwd=root,
        env=os.environ | {"REUSE_ENCODING_MODULE": "charset_normalizer"},
        capture_output=True,
        text=True,
    )
    assert result.stdout, result.stderr
    content: dict[str, Any] = json.loads(result.stdout)
    return content


def test_repository_conforms_to_reuse(report: dict[str, Any]) -> None:
    assert {kind: found for kind, found in report["non_compliant"].items() if found} == {}


@pytest.mark.parametrize(
    ("path", "licences", "holders"),
    [
        (
            "source/witness/rusad-13-2025.txt",
            {"CC-BY-NC-ND-4.0"},
            {"Rauf Gurbanov, RUSAD 13 (2025)"},
        ),
        (
            "source/chapters/",
            {"CC-BY-NC-ND-4.0 AND CC-BY-4.0"},
            {"Rauf Gurbanov, RUSAD 13 (2025)", "2026 Postilla contributors"},
        ),
        ("source/refs.bib", {"CC-BY-4.0"}, {"2026 Postilla contributors"}),
        ("source/witness/recipe.toml", {"CC-BY-4.0"}, {"2026 Postilla contributors"}),
        ("tools/", {"MIT"}, {"2026 Postilla contributors"}),
    ],
)
def test_files_state_their_licence(
    report: dict[str, Any], path: str, licences: set[str], holders: set[str]
) -> None:
    found = [entry for entry in report["files"] if entry["path"].startswith(path)]
    assert found
    for entry in found:
        assert {item["value"] for item in entry["spdx_expressions"]} == licences, entry["path"]
        assert {
            item["value"].removeprefix("SPDX-FileCopyrightText: ") for item in entry["copyrights"]
        } == holders, entry["path"]


def test_citation_is_valid_and_of_this_version(root: Path) -> None:
    citation = root / "CITATION.cff"
    checker = [sys.executable, "-m", "check_jsonschema"]
    schema = ["--builtin-schema", "vendor.citation-file-format"]
    result = subprocess.run([*checker, *schema, citation], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
    assert YAML(typ="safe", pure=True).load(citation)["version"] == __version__
