# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""PDFs of an earlier build, which are not set again where nothing is that would change them.

Beside the documents that Sphinx has read there is a note for each PDF: a digest of all that it was
made from, and one of itself. A PDF that someone has changed meanwhile is set again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from postilla.builders.files import write_file
from postilla.builders.pdf.compile import Wish
from postilla.builders.pdf.source import Source

_CODE: Final = Path(__file__).parent
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
    digest = hashlib.sha256()
    for part in _parts(source, inputs, wish, pictures):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _parts(
    source: Source, inputs: Mapping[str, str], wish: Wish, pictures: Mapping[str, bytes]
) -> Iterator[bytes]:
    yield _digest_of_code()
    yield source.text.encode()
    yield repr((wish.paper, wish.print, wish.timestamp, wish.apparatus.value)).encode()
    for font in wish.fonts:
        yield repr((font.family, font.letters)).encode()
        yield font.file.read_bytes()
    yield from _flat((name, content.encode()) for name, content in inputs.items())
    yield from _flat(pictures.items())


def _flat(items: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Give names and contents in the order of the names, and how many there are."""
    ordered = sorted(items)
    yield str(len(ordered)).encode()
    for name, content in ordered:
        yield name.encode()
        yield content


@cache
def _digest_of_code() -> bytes:
    """Digest what sets a book: this package with the template, and the version of Typst."""
    digest = hashlib.sha256(version("typst").encode())
    for path in sorted(_CODE.rglob("*")):
        if path.suffix in (".py", ".typ"):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _noted(origin: str, pdf: bytes) -> bytes:
    return f"{origin} {hashlib.sha256(pdf).hexdigest()}\n".encode()
