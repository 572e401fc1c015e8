# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What Sphinx is told about this edition: values only.

What the edition is stands in source/edition.toml; what every edition has in common is settled by
``postilla.sphinx_ext.configuration``.
"""

project = "RUSAD 13 (2025): the Postilla edition"
language = "en"
extensions = ["postilla"]
bibtex_bibfiles = ["source/refs.bib"]
exclude_patterns = ["locale", "parallel", "witness"]

html_theme = "postilla"
templates_path = ["_templates"]

nitpicky = True
nitpick_ignore: list[tuple[str, str]] = []
suppress_warnings: list[str] = []
