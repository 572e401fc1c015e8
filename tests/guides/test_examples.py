# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Every example of the guides is what it says it is; one that nothing knows how to test fails."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest

from postilla.collection.collection import read_collection
from postilla.importer.recipe import read_recipe
from postilla.starter.files import new_edition
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.names import read_names
from postilla.syntax.provenance import read_provenance
from postilla.syntax.reader import read_chapter
from postilla.syntax.translation import read_translation
from postilla.syntax.writer import write_chapter
from tests.conftest import Golden
from tests.guides.blocks import BLOCKS, PAGES, Block
from tests.guides.editions import (
    SAMPLE_VALUES,
    Texts,
    editions,
    new_findings,
    with_annotations,
)
from tests.this_edition import CALM, POSTILLA, REPOSITORY, run

PAGE = "source/about/example.md"


@pytest.fixture(scope="session")
def known() -> Mapping[str, Texts]:
    """Give the editions on which examples are tried."""
    return editions()


def markdown(block: Block, known: Mapping[str, Texts]) -> None:
    """Sound in one of the editions: as annotations, as a page, or as a translation."""
    if "{align}" in block.text:
        read = read_translation(block.text, "01-mill", str(block))
        assert read.findings == ()
        assert read.alignments
        assert block.text in known["mill"]["source/parallel/de/01-mill.md"]
        return
    if "](../images/" in block.text or ".verse}" in block.text:  # as the import writes it
        chapter = read_chapter(block.text, "01-mill", str(block))
        assert chapter.findings == ()
        assert write_chapter(chapter.chapter) == block.text
        return
    found = {}
    for name, texts in known.items():
        if "{parallel}" in block.text or block.text.startswith("# "):
            head = "" if block.text.startswith("# ") else "# An example\n\n"
            page = {PAGE: f"{head}{block.text}"}
            found[name] = new_findings(texts, {**texts, **page})
        else:
            found[name] = list(with_annotations(texts, block.text)[1])
    assert [] in found.values(), found


def toml(block: Block, known: Mapping[str, Texts]) -> None:
    """Read by what reads the file that it names."""
    readers: Mapping[str, Callable[[], object]] = {
        "source/witness/recipe.toml": lambda: read_recipe(block.text, str(block)),
        "collection.toml": lambda: read_collection(block.text, str(block)),
        "source/names.toml": lambda: read_names(block.text, str(block)),
        "translation.toml": lambda: read_provenance(block.text, str(block)),
        "source/edition.toml": lambda: read_edition(
            _with_tables(known["sample"]["source/edition.toml"], block.text), str(block)
        ),
    }
    assert readers[block.file]()


def _with_tables(base: str, tables: str) -> str:
    """Put the tables of an example in the place of those of an edition."""
    headers = set(re.findall(r"^\[.*\]$", tables, re.MULTILINE))
    parts = re.split(r"(?m)^(?=\[)", base)
    return "".join(part for part in parts if part.partition("\n")[0] not in headers) + tables


def yaml(block: Block, known: Mapping[str, Texts]) -> None:
    """Valid by the schema of its host; actions are pinned and of one owner."""
    schema = "github-workflows" if block.file.startswith(".github/workflows/") else "gitlab-ci"
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run(
        [*checker, "--default-filetype", "yaml", "-"],
        input=block.text,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    uses = re.findall(r"uses: (.*)", block.text)
    assert [use for use in uses if not re.fullmatch(r"actions/[a-z-]+@v[0-9]+", use)] == []
    made = re.findall(r"(?:run:|-) make ([a-z]+)", block.text)
    makefile = (REPOSITORY / "tools/postilla/starter/frame/Makefile").read_text(encoding="utf-8")
    assert made
    assert [name for name in made if f"\n{name}:" not in makefile] == []


def nginx(block: Block, known: Mapping[str, Texts]) -> None:
    """Closed blocks and ended lines, and the policy that every page has."""
    depth = 0
    for line in filter(None, map(str.strip, block.text.splitlines())):
        assert line.endswith((";", "{", "}")), line
        depth += line.count("{") - line.count("}")
        assert depth >= 0, line
    assert depth == 0
    layout = (REPOSITORY / "tools/postilla/theme/layout.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', layout)
    assert policy
    assert f'"~^text/html" "{policy[1]}; frame-ancestors \'none\'";' in block.text
    assert "add_header Content-Security-Policy $policy always;" in block.text
    for suffix in ("html", "css", "js", "svg", "pdf", "epub", "xml", "jsonld", "zip", "bib", "ris"):
        assert re.search(rf"^ +[a-z]+/[a-z+-]+ .*\b{suffix}\b.*;$", block.text, re.MULTILINE)


def python(block: Block, known: Mapping[str, Texts]) -> None:
    """Runs in the repository."""
    run(["-c", block.text], REPOSITORY, CALM, umask=0o022)


def bibtex(block: Block, known: Mapping[str, Texts]) -> None:
    """Read as a work of the bibliography."""
    assert read_bibtex(block.text, str(block))


def drawing(block: Block, known: Mapping[str, Texts]) -> None:
    """Draws the layers, of which there is a test of its own, or names packages that there are."""
    if not block.text.startswith("cli\n"):
        packages = {path.name for path in (REPOSITORY / "tools/postilla").iterdir()}
        steps = {"importer", "syntax", "model", "checks", "sphinx_ext", "tei", "json_ld"}
        assert steps | {"fidelity"} <= packages & set(re.findall(r"[a-z_]+", block.text))


def shell(block: Block, known: Mapping[str, Texts]) -> None:
    """Run by ``test_commands``, page by page."""


TESTS: Final = MappingProxyType(
    {
        "bib": bibtex,
        "md": markdown,
        "nginx": nginx,
        "python": python,
        "sh": shell,
        "text": drawing,
        "toml": toml,
        "yaml": yaml,
    }
)
"""Language of a fenced block -> how it is tested; there are no others."""


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_an_example_is_sound(block: Block, known: Mapping[str, Texts]) -> None:
    assert block.language in TESTS, f"{block}: nothing knows how to test “{block.language}”"
    TESTS[block.language](block, known)


def test_the_layers_are_those_that_are_enforced(golden: Golden) -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    stacks = [one["layers"] for one in contracts if one.get("layers", [""])[0] == "cli"]
    drawn = ["".join(map(_layer, stack)) for stack in stacks]
    page = REPOSITORY / "source" / "guides" / "architecture.md"
    parts = re.split(r"(?s)(?<=```text\n)(cli\n.*?)(?=```)", page.read_text(encoding="utf-8"))
    assert len(parts) == 2 * len(drawn) + 1
    parts[1::2] = drawn
    golden(page, "".join(parts))


def _layer(packages: str) -> str:
    """Draw a layer, three packages a line, so that it fits a telephone."""
    names = re.findall(r"[a-z_]+", packages)
    lines = [" | ".join(names[start : start + 3]) for start in range(0, len(names), 3)]
    return " |\n  ".join(lines) + "\n"


def test_every_guide_is_in_the_contents() -> None:
    index = (REPOSITORY / "source" / "index.md").read_text(encoding="utf-8")
    guides = [path.stem for path in PAGES if path.parent.name == "guides"]
    assert len(guides) >= 7
    assert [name for name in guides if f"\nguides/{name}\n" not in index] == []


def test_examples_are_built(known: Mapping[str, Texts], tmp_path: Path) -> None:
    texts = known["sample"]
    built = []
    for block in BLOCKS:
        if block.language == "md" and "{#" in block.text:
            changed, found = with_annotations(texts, block.text)
            if not found and changed != texts:
                texts = changed
                built += re.findall(r"^:id: (.*)$", block.text, re.MULTILINE)
    assert len(built) >= 2
    files = {path: data.decode() for path, data in new_edition(SAMPLE_VALUES).items()}
    for path, text in {**files, **texts}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert run(["-c", POSTILLA, "build", "html"], tmp_path, CALM, umask=0o022) == ""
    pages = "".join(path.read_text("utf-8") for path in tmp_path.glob("build/html/chapters/*"))
    assert [name for name in built if f'id="{name}"' not in pages] == []
