# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A new edition is sound from the first moment, and shows everything once."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from postilla.checks.reading import read_source
from postilla.checks.table import check_edition_source
from postilla.model.errors import PostillaError
from postilla.model.kinds import KINDS, VARIANT
from postilla.starter.files import new_edition
from postilla.starter.values import Values
from postilla.syntax.config import read_edition

REPOSITORY = Path(__file__).parents[2]
SAMPLE = Values(id="sample", uuid="5f84e66b-3515-40d0-a498-536357b2f7ad")
OWN = Values(
    id="bridges",
    uuid=SAMPLE.uuid,
    title='The "Bridges" of Lenov: $5 & <more>',
    authors=("Ada Lenova", "Bo Ženov"),
    language="tr",
    other_languages=("de", "ru-Latn"),
    journal="Lenova Review",
    volume="1",
    year="1901",
    witness="bridges.txt",
    licence="CC-BY-NC-ND-4.0",
)


@pytest.fixture(scope="module")
def made() -> Mapping[str, str]:
    """Give the texts of an edition with the sample."""
    return {path: data.decode() for path, data in new_edition(SAMPLE).items()}


def written(files: Mapping[str, bytes], root: Path) -> Path:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def test_the_check_finds_nothing(made: Mapping[str, str]) -> None:
    sources = {path: text for path, text in made.items() if path.startswith("source/")}
    digests = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in sources.items()}
    assert list(check_edition_source(read_source(sources, digests))) == []


def test_every_kind_of_annotation_is_shown(made: Mapping[str, str]) -> None:
    chapters = "".join(text for path, text in made.items() if path.startswith("source/chapters/"))
    shown = [kind for kind in KINDS if f":::{{{kind}}}" in chapters]
    assert shown == [kind for kind in KINDS if kind != VARIANT.name]  # it has one witness
    assert "{pb}" in chapters
    assert "[^1]:" in chapters
    assert ":::{parallel} abstract-en abstract-de" in made["source/apparatus/parallel.md"]


def test_the_same_values_give_the_same_bytes() -> None:
    assert new_edition(SAMPLE) == new_edition(SAMPLE)
    other = new_edition(replace(SAMPLE, uuid="00000000-0000-4000-8000-000000000000"))
    changed = {path for path, data in new_edition(SAMPLE).items() if data != other[path]}
    assert changed == {"source/edition.toml"}


def test_the_top_level_is_that_of_every_edition(made: Mapping[str, str]) -> None:
    tops = {path.partition("/")[0] for path in made}
    assert tops == {
        *("source", "_templates", "conf.py", "Makefile", "README.md", "REUSE.toml", "LICENSES"),
        *("requirements.txt", ".github", ".gitignore", ".gitattributes"),
    }


@pytest.mark.parametrize("page", ["about/syntax.md", "about/findings.md"])
def test_pages_for_all_editions_are_the_same_here(made: Mapping[str, str], page: str) -> None:
    assert made[f"source/{page}"] == (REPOSITORY / "source" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["CC-BY-4.0", "MIT"])
def test_licences_are_the_same_here(made: Mapping[str, str], name: str) -> None:
    path = f"LICENSES/{name}.txt"
    assert made[path] == (REPOSITORY / path).read_text(encoding="utf-8")


def test_values_are_told_as_they_are_given() -> None:
    files = new_edition(OWN)
    edition = read_edition(files["source/edition.toml"].decode(), "edition.toml")
    assert (edition.id, edition.uuid, edition.title) == (OWN.id, OWN.uuid, OWN.title)
    assert tuple(author.name for author in edition.authors) == OWN.authors
    assert edition.languages == ("tr", "de", "ru-Latn")
    assert (edition.journal.title, edition.journal.year) == ("Lenova Review", "1901")
    assert edition.witnesses[0].file == "bridges.txt"
    settings: dict[str, object] = {}
    exec(files["conf.py"].decode(), settings)
    assert (settings["project"], settings["language"]) == (OWN.title, "tr")


def test_a_text_of_ones_own_has_nothing_of_the_sample() -> None:
    files = new_edition(OWN)
    begun = [path for path in files if path.startswith(("source/chapters", "source/witness"))]
    assert begun == ["source/witness/recipe.toml"]
    assert "source/refs.bib" not in files
    assert "apparatus/parallel" not in files["source/index.md"].decode()


@pytest.mark.parametrize("values", [SAMPLE, OWN], ids=["sample", "own"])
def test_every_file_states_its_licence(values: Values, tmp_path: Path) -> None:
    files = dict(new_edition(values))
    files.setdefault(f"source/witness/{values.witness}", b"a text")
    files.setdefault("source/chapters/01-text.md", b"a text")
    root = written(files, tmp_path)
    result = subprocess.run(
        [sys.executable, "-m", "reuse", "lint", "--json"],
        cwd=root,
        env=os.environ | {"REUSE_ENCODING_MODULE": "charset_normalizer"},
        capture_output=True,
        text=True,
    )
    wrong = {kind: one for kind, one in json.loads(result.stdout)["non_compliant"].items() if one}
    # The text of the licence of one's own text is for its editor to add.
    assert wrong.keys() <= ({"missing_licenses"} if values is OWN else set())


def test_workflows_are_valid(tmp_path: Path) -> None:
    root = written(new_edition(SAMPLE), tmp_path)
    workflows = sorted((root / ".github" / "workflows").glob("*.yml"))
    assert workflows
    for schema in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
        checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
        result = subprocess.run([*checker, *workflows], capture_output=True, text=True)
        assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"id": "No Id"}, "small letters"),
        ({"uuid": "7"}, "UUID"),
        ({"title": "two\nlines"}, "single line"),
        ({"title": ""}, "title"),
        ({"title": "A *bold* title"}, "read otherwise"),
        ({"title": "A title[^1]"}, "read otherwise"),
        ({"authors": ("Ada ", "Bo")}, "single line"),
        ({"authors": ("|12|",)}, "read otherwise"),
        ({"language": "English", "witness": "a.txt"}, "BCP 47"),
        ({"licence": "all mine", "witness": "a.txt"}, "SPDX"),
        ({"witness": "../a.txt"}, "source/witness/"),
        ({"year": "last", "witness": "a.txt"}, "four digits"),
    ],
    ids=str,
)
def test_what_can_not_be_told_is_refused(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(PostillaError) as stopped:
        new_edition(replace(SAMPLE, **wrong))
    assert {one.code for one in stopped.value.diagnostics} == {"new/value"}
    assert told in str(stopped.value)
