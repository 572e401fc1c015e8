# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Formulas as words of the text."""

from __future__ import annotations

import pytest

from postilla.importer.document.formulas import formula
from postilla.importer.document.tree import Lost, Words


@pytest.mark.parametrize(
    "tex",
    [
        "E = mc^2",
        "$E =\n mc^2$",
        "$$ E = mc^2 $$",
        "\\documentclass{article}\n\\begin{document}\n$$E = mc^2$$\n\\end{document}\n",
    ],
)
def test_what_a_publisher_writes_around_a_formula_is_not_of_it(tex: str) -> None:
    said, words = formula(tex, is_displayed=True)
    assert words == Words("$$E = mc^2$$")
    assert said == Lost("setting of the formula $$E = mc^2$$")
