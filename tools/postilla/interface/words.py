# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of the interface in the language of a book, which no reader chooses."""

from __future__ import annotations

from collections.abc import Callable

from postilla.interface.catalogue import read_catalogue
from postilla.interface.languages import catalogue_path, translated_languages


def words_in(language: str) -> Callable[[str], str]:
    """Give what says English words in a language.

    :param language: BCP 47; what has no catalogue is said in English.
    :return: a function; it gives words back that it does not know.

    >>> words_in("tr-TR")("Contents"), words_in("de")("Contents")
    ('İçindekiler', 'Contents')
    """
    primary = language.partition("-")[0].lower()
    if primary not in translated_languages():
        return str
    text = catalogue_path(primary).read_text(encoding="utf-8")
    translations = read_catalogue(text, primary).translations
    known = {
        words: one.forms[0]
        for (context, words), one in translations.items()
        if not context and all(one.forms)
    }
    return lambda words: known.get(words, words)
