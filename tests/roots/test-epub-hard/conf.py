# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
project = "A book for the tests"
extensions = ["postilla"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "postilla"
nitpicky = True
postilla_book_pages = ["about/editorial"]
