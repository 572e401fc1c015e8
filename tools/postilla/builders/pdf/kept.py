# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""PDFs of an earlier build, which are not set again where nothing is that would change them.

Beside the documents that Sphinx has read there is a note for each PDF: a digest of all that it was
made from, and one of itself. A PDF that someone has changed meanwhile is set again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from postilla.builders.files import write_file
from postilla.builders.pdf.compile import Wish
from postilla.builders.pdf.source import Source
from postilla.model.digest import files_digest

_CODE: Final = Path(__file__).parent
_PROGRAMS: Final = ("typst", "pikepdf")
_SUFFIX: Final = ".kept"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is noted of the PDFs of earlier builds."""

    folder: Path
    """For the notes; it need not be there."""

    def find(self, path: Path, origin: str) -> bytes | None:
        """Give a PDF that is there already.

        :param path: of the PDF.
        :param origin: the digest of what it is to be made from, see :func:`origin_of`.
        :return: the PDF; ``None`` if it was made from something else, or is not as it was made.
        """
        try:
            noted, pdf = self._note(path).read_bytes(), path.read_bytes()
        except OSError:
            return None
        return pdf if noted == _noted(origin, pdf) else None

    def note(self, path: Path, origin: str, pdf: bytes) -> None:
        """Note from what a PDF was made.

        :param path: where the PDF is, or will be.
        :param origin: the digest of what it was made from.
        :param pdf: it.
        :raises OSError: when the disk refuses.
        """
        write_file(self._note(path), _noted(origin, pdf))

    def _note(self, path: Path) -> Path:
        return self.folder / f"{path.name}{_SUFFIX}"


def origin_of(
    source: Source, inputs: Mapping[str, str], wish: Wish, pictures: Mapping[str, bytes]
) -> str:
    """Digest all that decides how a PDF turns out: the book, its fonts, and what sets it.

    :param source: of the book.
    :param inputs: name -> what the template asks for, and the files to be attached.
    :param wish: how it shall be set.
    :param pictures: name of a file -> bytes.
    :return: SHA-256, 64 hexadecimal digits.
    :raises OSError: when a font can't be read.
    """
    looks = (wish.paper, wish.print, wish.timestamp, wish.apparatus.value)
    # In the order in which Typst looks for letters.
    fonts = {
        f"font/{number}/{font.family}/{font.letters}": font.file.read_bytes()
        for number, font in enumerate(wish.fonts)
    }
    return files_digest(
        {
            "source": source.text.encode(),
            "wish": repr(looks).encode(),
            **{program: version(program).encode() for program in _PROGRAMS},
            **{f"input/{name}": content.encode() for name, content in inputs.items()},
            **{f"picture/{name}": content for name, content in pictures.items()},
            **fonts,
            **_code(),
        }
    )


def _code() -> Mapping[str, bytes]:
    """Read what sets a book: this package, with the template."""
    return {
        f"code/{path.relative_to(_CODE).as_posix()}": path.read_bytes()
        for path in _CODE.rglob("*")
        if path.suffix in (".py", ".typ")
    }


def _noted(origin: str, pdf: bytes) -> bytes:
    return f"{origin} {hashlib.sha256(pdf).hexdigest()}\n".encode()
