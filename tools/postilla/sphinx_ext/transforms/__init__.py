# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Transforms of the read phase, one a module, in the order in which they run.

Each builder reuses their result, for it is pickled with the document. They all run after
Sphinx's ``Locale`` (20), which puts a translation in the place of a block's words, and before
``SphinxDomains`` (850), in which the domain notes the ids of the document.
"""
