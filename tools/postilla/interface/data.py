# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Catalogues as scripts: what the pages load when a reader chooses a language."""

from __future__ import annotations

from collections.abc import Mapping

from postilla.interface.apparatus import LABEL
from postilla.interface.catalogue import Catalogue, Translation
from postilla.model.parallel import direction
from postilla.model.script import literal


def script_name(language: str) -> str:
    """Name the script with the words of a language.

    :param language: BCP 47.
    :return: the file's name.
    """
    return f"interface-{language}.js"


def catalogue_script(catalogue: Catalogue, languages: Mapping[str, str]) -> str:
    """Write the script with the words of a language.

    :param catalogue: the words.
    :param languages: how the pages name the languages of their texts -> the name in this language.
    :return: a call of ``postilla.interface.add``; ``labels`` are what places are called, and of
        ``plurals`` each has what is said of one, of several, and the forms by their names. What is
        not translated is left out, and stays English.
    """
    every = [one for _, one in sorted(catalogue.translations.items()) if all(one.forms)]
    words = {one.message.words: one.forms[0] for one in every if _is_plain(one, "")}
    data = {
        "direction": direction(catalogue.language),
        "words": {**languages, **words},
        "labels": {one.message.words: one.forms[0] for one in every if _is_plain(one, LABEL)},
        "plurals": [_plural(one, catalogue) for one in every if one.message.plural],
    }
    return f"postilla.interface.add({literal(catalogue.language)}, {literal(data)});\n"


def _is_plain(translation: Translation, context: str) -> bool:
    return not translation.message.plural and translation.message.context == context


def _plural(translation: Translation, catalogue: Catalogue) -> list[object]:
    forms = {name: translation.forms[place] for name, place in catalogue.plural_forms.items()}
    return [translation.message.words, translation.message.plural, forms]
