# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Files that lie beside a document, for its pictures."""

from __future__ import annotations

from pathlib import Path

from postilla.importer.document.pictures import Beside
from postilla.model.picture import MAX_BYTES


def beside(folder: Path) -> Beside:
    """Give what lies in a folder and below it, and nothing else.

    :param folder: in which the document lies.
    :return: a function that takes a path as seen from there; links that lead out of the folder
        are not followed, and no more is read of a file than a picture may have.
    """
    real = folder.resolve()

    def read(path: str) -> bytes | None:
        place = (real / path).resolve()
        if not (place.is_relative_to(real) and place.is_file()):
            return None
        try:
            with place.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError:
            return None

    return read
