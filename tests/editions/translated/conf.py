"""What Sphinx is told about this edition: values only."""

project = "The Lighthouse at Lenova"
language = "en"
extensions = ["postilla"]
bibtex_bibfiles = ["source/refs.bib"]
exclude_patterns = ["locale", "parallel", "witness"]

html_theme = "postilla"
templates_path = ["_templates"]

nitpicky = True
