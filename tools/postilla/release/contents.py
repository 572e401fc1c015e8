# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a release consists of: the products, what they were made from, and the licences."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.edition import Edition, Rights
from postilla.model.tree import EDITION

SUMS: Final = "SHA256SUMS"
"""The file with a digest of every other file, as ``sha256sum --check`` reads it."""
LICENCES: Final = "LICENSES"
"""The folder with the text of each licence, named as `REUSE <https://reuse.software/spec-3.3/>`_
names it."""
FOLDER_OF_SOURCE: Final = "edition"
"""Where the source lies in a release, for products have names that sources could have."""

_OPERATOR = re.compile(r" (?:AND|OR|WITH) ")


def licences_of(rights: Rights) -> tuple[str, ...]:
    """Give the licences whose text a release brings along.

    :param rights: licences in the form of SPDX expressions without parentheses.
    :return: SPDX identifiers, each once, in order.
    """
    written = (rights.text, rights.annotations, rights.code)
    return tuple(dict.fromkeys(one for part in written for one in _OPERATOR.split(part)))


def shortcomings(edition: Edition, licences: Collection[str]) -> tuple[Diagnostic, ...]:
    """Tell what an edition lacks before it can be released.

    :param edition: the edition.
    :param licences: SPDX identifiers of the licences whose text is there.
    :return: the findings: ``release/no-version``, ``release/no-licence``.
    """
    return tuple(_shortcomings(edition, licences))


def _shortcomings(edition: Edition, licences: Collection[str]) -> Iterator[Diagnostic]:
    if not edition.versions:
        yield Diagnostic(
            code="release/no-version",
            message="The edition states no version.",
            hint="Write what is released at the end of the file: a table [[version]] with "
            "“number”, “date” and “changes”.",
            position=Position(EDITION),
        )
    for licence in licences_of(edition.rights):
        if licence not in licences:
            yield Diagnostic(
                code="release/no-licence",
                message=f"The text of the licence “{licence}” is missing.",
                hint=f"{EDITION} names it; its text is to be had at "
                f"https://spdx.org/licenses/{licence}.html.",
                position=Position(f"{LICENCES}/{licence}.txt"),
            )


def release_name(edition: Edition) -> str:
    """Name a release: the file without its suffix, and the one folder in it.

    :param edition: an edition that has a version.
    :return: such as ``lenova-1.0``.
    """
    return f"{edition.id}-{edition.versions[0].number}"


def release_files(
    edition: Edition,
    products: Mapping[str, bytes],
    source: Mapping[str, bytes],
    licences: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Put the files of a release in their places.

    :param edition: an edition that has a version.
    :param products: path below ``build/`` -> content.
    :param source: path below the edition's root -> content.
    :param licences: SPDX identifier -> text.
    :return: path -> content, with the sums of all of it, in one folder.
    """
    files = {
        **products,
        **{f"{FOLDER_OF_SOURCE}/{path}": data for path, data in source.items()},
        **{f"{LICENCES}/{name}.txt": data for name, data in licences.items()},
    }
    files[SUMS] = sums_of(files)
    folder = release_name(edition)
    return {f"{folder}/{path}": data for path, data in files.items()}


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Sum files.

    :param files: path -> content.
    :return: a line for each, by path, as ``sha256sum`` writes it.
    """
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()
