# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The languages of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

SOURCE: Final = "en"
"""The language in which the words stand in templates, scripts and modules."""

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        SOURCE: "English",
        "tr": "Türkçe",
        "ru": "Русский",
        "az": "Azərbaycanca",
    }
)
"""Language (BCP 47) -> its name in itself; for each but the first there is a catalogue."""

CATALOGUES: Final = Path(__file__).parent.parent / "locale"
"""The folder of the catalogues."""

TEMPLATE: Final = CATALOGUES / "postilla.pot"
"""The catalogue without translations, for those who begin one."""


def translated_languages() -> tuple[str, ...]:
    """Give the languages that have a catalogue."""
    return tuple(language for language in LANGUAGES if language != SOURCE)


def catalogue_path(language: str) -> Path:
    """Give the place of a catalogue.

    :param language: BCP 47.
    :return: its file.
    """
    return CATALOGUES / language / "LC_MESSAGES" / "postilla.po"
