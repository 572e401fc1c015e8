# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Collections made from sources as they are written, and the model that they are held against."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator

from postilla.json_ld.collection import annotation_collection, serialise
from postilla.model.history import NO_ANNALS, Annals
from postilla.model.names import NameFinder
from postilla.syntax.anchored import AnchoredChapter, anchored_chapter
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.names import read_names
from postilla.syntax.reader import read_chapter
from tests.tei.conftest import EDITION

SITE: Final = EDITION + '\n[site]\nurl = "https://example.org/lenova"\n'
"""The same edition with a site."""

_SCHEMA = json.loads(Path(__file__).with_name("web-annotation.schema.json").read_text("utf-8"))
_MODEL: Final = Draft202012Validator(_SCHEMA)


def chapters_of(*texts: str, names: str = "") -> list[AnchoredChapter]:
    """Read chapters that have nothing wrong."""
    finder = NameFinder(read_names(names, "names.toml") if names else ())
    made = []
    for number, text in enumerate(texts, 1):
        path = f"source/chapters/{number:02}.md"
        made.append(anchored_chapter(read_chapter(text, f"{number:02}", path), path, finder, "en"))
    return made


def collection_of(
    *texts: str,
    bibtex: str = "",
    edition: str = EDITION,
    names: str = "",
    annals: Annals = NO_ANNALS,
) -> dict[str, Any]:
    """Make a collection from sources as they are written, and read it back from its bytes."""
    made = annotation_collection(
        read_edition(edition, "edition.toml"),
        chapters_of(*texts, names=names),
        read_bibtex(bibtex),
        read_names(names, "names.toml") if names else (),
        annals,
    )
    read: dict[str, Any] = json.loads(serialise(made))
    return read


def items(collection: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
    """Give the annotations of a collection."""
    return collection["first"]["items"] if "first" in collection else []


def faults(collection: object) -> list[str]:
    """Hold a collection against the W3C's model; give what is wrong, and where."""
    return sorted(f"{one.json_path}: {one.message}" for one in _MODEL.iter_errors(collection))
