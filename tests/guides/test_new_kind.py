# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The guide to a new kind of annotation, followed: the kind of its example, in every product."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from tests.guides.blocks import BLOCKS
from tests.this_edition import CALM, POSTILLA, REPOSITORY, run_apart

GUIDE: Final = REPOSITORY / "source" / "guides" / "new-kind.md"
ROWS: Final = {
    "model/wording.py": ('"for": "Claim",', '"sense": "Sense", "dictionary": "Dictionary",'),
    "search/document.py": ('EMEND = "emend"', 'GLOSS = "gloss"'),
    "json_ld/annotation.py": ('EDNOTE.name: "commenting",', '"gloss": "describing",'),
    "json_ld/bodies.py": ("EDNOTE.name: BodyWriter.note,", '"gloss": BodyWriter.note,'),
    "tei/annotations.py": (
        "EDNOTE.name: AnnotationWriter.about_words,",
        '"gloss": AnnotationWriter.about_words,',
    ),
    "builders/pdf/template/annotations.typ": (
        "#let lines-below = (",
        '"gloss": (line-below(scaled(1.9pt), paint: quiet),),',
    ),
}
"""File that has to have a row -> the line after which it stands, and the row."""
GLOSS: Final = """\
:::{gloss} It is narrow
:id: narrow-in-use
:sense: it has room for one cart
:dictionary: a second dictionary
:::

{#p-1-2}
"""


def insert(path: Path, after: str, row: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(after) == 1, (path, after)
    indent = re.search(rf"^( *){re.escape(after)}", text, re.MULTILINE)
    assert indent
    path.write_text(text.replace(after, f"{after}\n{indent[1]}{row}"), encoding="utf-8")


def test_the_example_is_built_and_proven(tmp_path: Path) -> None:
    package = tmp_path / "tools" / "postilla"
    shutil.copytree(REPOSITORY / "tools" / "postilla", package)
    (example,) = [one for one in BLOCKS if one.page == GUIDE and one.language == "python"]
    kinds = package / "model" / "kinds.py"
    text = kinds.read_text(encoding="utf-8")
    kind = example.text[example.text.index("GLOSS =") :]
    text = text.replace("KINDS: Final =", f"{kind}\nKINDS: Final =")
    kinds.write_text(text.replace("CITES, NAME)", "CITES, NAME, GLOSS)"), encoding="utf-8")
    for name, (after, row) in ROWS.items():
        insert(package / name, after, row)
        assert f"`tools/postilla/{name}`" in GUIDE.read_text(encoding="utf-8")
    root = tmp_path / "edition"
    environ = {**CALM, "PYTHONPATH": str(package.parent)}
    made = run_apart(["-c", POSTILLA, "new", str(root)], tmp_path, environ, umask=0o022)
    assert made.returncode == 0, made.stderr
    chapter = root / "source" / "chapters" / "02-notes-paper.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("{#p-1-2}\n", GLOSS), encoding="utf-8")
    for command in ("check", "build", "verify"):
        done = run_apart(["-c", POSTILLA, command], root, environ, umask=0o022)
        assert done.returncode == 0, done.stdout + done.stderr
    page = (root / "build" / "html" / "chapters" / "02-notes-paper.html").read_text("utf-8")
    assert "quoted-gloss" in page
    assert "a second dictionary" in page


def test_the_files_that_guides_name_exist() -> None:
    for block in {one.page for one in BLOCKS}:
        named = re.findall(r"`((?:tools|tests)/[^`]*)`", block.read_text(encoding="utf-8"))
        assert [path for path in named if not (REPOSITORY / path).exists()] == [], block
