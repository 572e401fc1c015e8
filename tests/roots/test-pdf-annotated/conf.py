# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
project = "On the bridges of Lenova: a book with annotations for the tests"
extensions = ["postilla"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "postilla"
nitpicky = True
postilla_pdf_keep_typst = True
postilla_book_pages = ["about/edition", "apparatus/*"]
