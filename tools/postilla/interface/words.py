# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The words of the interface in the language of a book, which no reader chooses."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from postilla.interface.catalogue import read_catalogue
from postilla.interface.languages import catalogue_path, translated_languages
from postilla.interface.translator import Translator


def words_in(language: str) -> Callable[[str], str]:
    """Give what says English words in a language.

    :param language: BCP 47; what has no catalogue is said in English.
    :return: a function; it gives words back that it does not know.

    >>> words_in("tr-TR")("Contents"), words_in("de")("Contents")
    ('İçindekiler', 'Contents')
    """
    translator = translator_for(language)
    if translator is None:
        return str
    known = translator.labels | {words: forms[0] for words, forms in translator.words.items()}
    return lambda words: known.get(words, words)


def labels_in(language: str) -> Callable[[str], str]:
    """Give what says in a language what places and annotations are called.

    :param language: BCP 47; what has no catalogue is said in English.
    :return: a function; it gives words back that it does not know.

    >>> labels_in("tr")("claim c2, par. 2.3")
    'iddia c2, par. 2.3'
    """
    translator = translator_for(language)
    return str if translator is None else translator.read_label


@cache
def translator_for(language: str) -> Translator | None:
    """Give what reads English words and says them in a language.

    :param language: BCP 47.
    :return: it, or nothing where the language is English or has no catalogue.
    """
    primary = language.partition("-")[0].lower()
    if primary not in translated_languages():
        return None
    text = catalogue_path(primary).read_text(encoding="utf-8")
    return Translator(read_catalogue(text, primary))
