# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts of other shapes, through the products: what is printed is what is proven."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from postilla.cli.main import main
from postilla.model import tree
from tests.importer.packing import document_bytes
from tests.this_edition import CALM, POSTILLA, run_apart

SHAPES = Path(__file__).parents[1] / "importer"
FONTLESS = ("html", "epub", "tei")


@pytest.mark.parametrize(
    ("shape", "language", "products"),
    [
        ("transcripts/mixed", "grc", (*FONTLESS, "pdf")),
        ("transcripts/chinese", "zh-Hant", FONTLESS),  # the PDF would need a font
        ("documents/epub-notes", "en", (*FONTLESS, "pdf")),
    ],
)
def test_every_product_shows_the_text(
    shape: str, language: str, products: tuple[str, ...], tmp_path: Path
) -> None:
    root, source = tmp_path / "edition", next((SHAPES / shape).glob("[sw]*.*"))
    witness = tmp_path / source.name
    witness.write_bytes(document_bytes(source))
    stated = {"title": "The Bridge", "author": "Ada Keeper", "journal": "Ferry Studies"}
    told = [word for name, value in stated.items() for word in (f"--{name}", value)]
    own = ["--language", language, "--licence", "CC-BY-4.0", "--witness", witness.name]
    assert main(["new", str(root), *own, *told]) == 0
    if (recipe := SHAPES / shape / "recipe.toml").exists():
        shutil.copy(recipe, root / tree.RECIPE)
    assert main(["import", str(witness), "--root", str(root)]) == 0
    built = run_apart(["-c", POSTILLA, "build", *products, "-j", "1"], root, CALM, umask=0o022)
    assert built.returncode == 0, built.stdout + built.stderr
    proven = [word for product in products for word in ("--product", product)]
    assert main(["verify", *proven, "--root", str(root)]) == 0
