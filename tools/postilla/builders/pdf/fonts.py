# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The fonts that an edition brings for scripts, as Typst knows them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

import typst

from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.model.tree import EDITION

_PARTS: Final = MappingProxyType(
    {
        "Hans": ("Hani",),
        "Hant": ("Hani",),
        "Jpan": ("Hani", "Hira", "Kana"),
        "Kore": ("Hang", "Hani"),
        "Hrkt": ("Hira", "Kana"),
        "Aran": ("Arab",),
        "Syre": ("Syrc",),
        "Syrj": ("Syrc",),
        "Syrn": ("Syrc",),
        "Geok": ("Geor",),
        "Cyrs": ("Cyrl",),
        "Latf": ("Latn",),
        "Latg": ("Latn",),
    }
)
"""ISO 15924 code -> the scripts that Unicode tells apart, for codes that Unicode does not know."""

_HINT: Final = "Write an ISO 15924 code and a file in the edition's folder: Arab = “naskh.ttf”."


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """A font for the letters of a script."""

    family: str
    """As the file names it."""
    letters: str
    """A regular expression of Typst's that matches one of the letters."""
    file: Path


def script_fonts(wanted: Iterable[tuple[str, str]], source: Path) -> Sequence[ScriptFont]:
    """Look at the fonts that an edition names.

    :param wanted: ISO 15924 code and path of the font file.
    :param source: the folder in which the paths begin.
    :return: the fonts, in the same order.
    :raises PostillaError: with ``pdf/font``: there is no such file in the folder, or it is no
        font, or Unicode knows no such script.
    """
    found, findings = [], []
    for script, path in wanted:
        file = source / path
        letters = _letters(script)
        family = _family(file) if file.resolve().is_relative_to(source.resolve()) else None
        if not _is_known(letters):
            findings.append(_finding(f"Unicode knows no script “{script}”."))
        if family:
            found.append(ScriptFont(family, letters, file))
        elif file.is_file():
            findings.append(_finding(f"The font “{path}” for {script} can't be read."))
        else:
            findings.append(_finding(f"There is no font “{path}” for {script}."))
    if findings:
        raise PostillaError(*findings)
    return tuple(found)


@contextmanager
def folder_of(fonts: Sequence[ScriptFont]) -> Iterator[Path]:
    """Give a folder with these fonts and no others, for Typst takes all that are in a folder.

    :param fonts: the fonts.
    """
    with TemporaryDirectory() as folder:
        for number, font in enumerate(fonts):
            shutil.copyfile(font.file, Path(folder) / f"{number}{font.file.suffix}")
        yield Path(folder)


def _letters(script: str) -> str:
    # With the extensions, for commas and digits are shared by scripts; Unicode, annex 24.
    parts = (rf"\p{{scx={part}}}" for part in _PARTS.get(script, (script,)))
    return f"[{''.join(parts)}]"


def _is_known(letters: str) -> bool:
    # Typst reads the code as an expression, where a backslash is written twice.
    code = letters.replace("\\", "\\\\")
    try:
        typst.compile(f'#let it = regex("{code}")'.encode(), format="svg", ignore_system_fonts=True)
    except RuntimeError:
        return False
    return True


def _family(file: Path) -> str | None:
    if not file.is_file():
        return None
    with folder_of((ScriptFont("", "", file),)) as folder:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        return next(iter(fonts.families()), None)


def _finding(message: str) -> Diagnostic:
    return Diagnostic(code="pdf/font", message=message, hint=_HINT, position=Position(EDITION, 1))
