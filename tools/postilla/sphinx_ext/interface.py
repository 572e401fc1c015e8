# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The interface's languages, from which a reader of the site chooses."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from sphinx.application import Sphinx

from postilla.interface.catalogue import read_catalogue
from postilla.interface.data import catalogue_script, script_name
from postilla.interface.languages import LANGUAGES, catalogue_path, translated_languages
from postilla.model.kinds import TRANSLATION
from postilla.sphinx_ext.descriptions import language_name
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.site import PAGE_BUILDERS


def offer_languages(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Tell the template which languages there are (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    context["interface_languages"] = tuple(LANGUAGES.items())


def write_catalogues(app: Sphinx, exception: Exception | None) -> None:
    """Write the words of each language for the site's script (``build-finished``).

    :param app: the application.
    :param exception: what ended the build too early, if anything did.
    """
    if exception is None and app.builder.name in PAGE_BUILDERS:
        folder = Path(app.outdir) / "_static"
        domain = cast(PostillaDomain, app.env.domains["postilla"])
        for language in translated_languages():
            text = catalogue_path(language).read_text(encoding="utf-8")
            script = catalogue_script(read_catalogue(text, language), _names(domain, language))
            (folder / script_name(language)).write_text(script, encoding="utf-8")


def _names(domain: PostillaDomain, language: str) -> dict[str, str]:
    """Give the languages that the apparatus names: name in the edition's language -> in another."""
    main = domain.describer.edition.language
    tags = {
        main,
        *(one.language for name in domain.chapters for one in domain.translations.of(name)),
        *(one.language for one in domain.translations.annotations),
        *(tag for tags in domain.data["languages"].values() for tag in tags.values()),
        *(
            entry.anchored.annotation.field("language")
            for entry in domain.annotations.of_kind(TRANSLATION.name)
        ),
    }
    return {language_name(tag, main): language_name(tag, language) for tag in sorted(tags)}
