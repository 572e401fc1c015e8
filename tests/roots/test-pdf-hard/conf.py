# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
project = "What is hard to set: a book for the tests"
extensions = ["postilla"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "postilla"
nitpicky = True
postilla_pdf_keep_typst = True
