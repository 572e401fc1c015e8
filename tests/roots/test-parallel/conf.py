# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
project = "The mill, in three languages"
extensions = ["postilla"]
exclude_patterns = ["parallel"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "postilla"
nitpicky = True
postilla_book_pages = ["apparatus/*"]
