# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""How a place of an edition is cited: values of the model in, citations out, no docutils.

A citation is a row of pieces, each a constant or a slot for a value of the place (``piece``,
``place``). One module a format says which pieces, from what ``edition.toml`` states and nothing
else; ``formats`` has them in one table. Python fills the slots for the files and pages; the
site's script fills the same pieces, which it gets as data (``script``).
"""
