# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the site offers as files: citations always, the products that are built with it, itself.

The citations and the customisation of the TEI are written here. The products are put beside them
when all are built, and are listed only where the driver promises that they will be
(``postilla_offered``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from postilla.citation.formats import formats_of
from postilla.citation.piece import written
from postilla.citation.script import script
from postilla.model.downloads import FOLDER, Download, downloads_of
from postilla.sphinx_ext.citing import cited_page
from postilla.sphinx_ext.site import PAGE_BUILDERS
from postilla.tei.odd import FILE as CUSTOMISATION
from postilla.tei.odd import customisation

SCRIPT: Final = "citation.js"
"""The file with what the site's script makes citations of."""

OFFERED_SETTING: Final = "postilla_offered"
"""The setting that names the products that the site shall offer; see
:mod:`postilla.model.downloads`."""


def write_script(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write what the site's script makes citations of (``env-updated``).

    :param app: the application.
    :param env: its environment.
    :return: no page that is out of date for it.
    """
    if app.builder.name in PAGE_BUILDERS:
        path = Path(app.outdir) / "_static" / SCRIPT
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script(env.config.html_context["edition"]), encoding="utf-8")
    return []


def offered_downloads(config: Config) -> tuple[Download, ...]:
    """Give the products that the site offers.

    :param config: Sphinx's.
    :return: them.
    """
    return downloads_of(config.html_context["edition"], config[OFFERED_SETTING])


def name_downloads(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Tell the template what is offered (``html-page-context``).

    :param app: the application.
    :param pagename: the page's docname.
    :param templatename: its template.
    :param context: what the template is given, changed in place.
    :param doctree: of the page, if it has one.
    """
    context["downloads"] = offered_downloads(app.config)
    context["citation_files"] = [
        {"name": f"{context['edition'].id}{form.suffix}", "format": form, "folder": FOLDER}
        for form in context["citation_formats"]
    ]


def offer_files(app: Sphinx, exception: Exception | None) -> None:
    """Write citations and customisation; what else lies there is of an earlier build.

    It answers ``build-finished``.

    :param app: the application.
    :param exception: what stopped the build, if anything.
    """
    if exception or app.builder.name not in PAGE_BUILDERS:
        return
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    (folder / CUSTOMISATION).write_bytes(customisation())
    edition = app.config.html_context["edition"]
    cited = cited_page(app.env, app.config.root_doc)
    for form in formats_of(edition, cited.subject):
        text = written(form, cited.values)
        (folder / f"{edition.id}{form.suffix}").write_text(text, encoding="utf-8")
