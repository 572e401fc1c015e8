# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a release consists of, and what an edition lacks before it can be one."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from postilla.model.edition import Version
from postilla.release.contents import licences_of, release_files, shortcomings
from tests.citation.conftest import PLAIN

RIGHTS = replace(PLAIN.rights, text="CC0-1.0", annotations="CC-BY-4.0 AND CC0-1.0", code="MIT")
EDITION = replace(
    PLAIN, rights=RIGHTS, versions=(Version(number="1.0", date="2026-01-31", changes="All."),)
)
LICENCES = {"CC0-1.0": b"zero", "CC-BY-4.0": b"by", "MIT": b"mit"}


def test_each_licence_is_named_once() -> None:
    assert licences_of(RIGHTS) == ("CC0-1.0", "CC-BY-4.0", "MIT")


def test_an_edition_that_lacks_nothing() -> None:
    assert shortcomings(EDITION, LICENCES) == ()


def test_what_is_lacking_is_told_at_once() -> None:
    found = shortcomings(replace(EDITION, versions=()), {"MIT"})
    assert [(one.code, one.position.path) for one in found] == [
        ("release/no-version", "source/edition.toml"),
        ("release/no-licence", "LICENSES/CC0-1.0.txt"),
        ("release/no-licence", "LICENSES/CC-BY-4.0.txt"),
    ]


def test_everything_has_a_place_and_a_sum() -> None:
    products = {"html/conf.py": b"a page", "tei/lenova.xml": b"<TEI/>"}
    files = release_files(EDITION, products, {"conf.py": b"", "source/a b.md": b"x"}, LICENCES)
    folder = f"{EDITION.id}-1.0/"
    inside = {name.removeprefix(folder): data for name, data in files.items()}
    sums = inside.pop("SHA256SUMS").decode()
    assert inside.keys() == {
        *products,
        *("edition/conf.py", "edition/source/a b.md"),
        *(f"LICENSES/{name}.txt" for name in LICENCES),
    }
    assert sums == "".join(
        f"{hashlib.sha256(inside[name]).hexdigest()}  {name}\n" for name in sorted(inside)
    )
