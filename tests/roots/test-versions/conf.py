# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
project = "On the ferries of Lenova"
extensions = ["postilla"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "postilla"
nitpicky = True
