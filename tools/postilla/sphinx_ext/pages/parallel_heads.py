# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The heads of columns: which language it is, and of a translation whose it is."""

from __future__ import annotations

from docutils import nodes

from postilla.model.translation import Provenance
from postilla.model.wording import ORIGINS
from postilla.sphinx_ext.nodes import parallel_column, parallel_name
from postilla.sphinx_ext.pages.material import Material


def column(
    language: str, material: Material, provenance: Provenance | None = None
) -> parallel_column:
    """Make the head of a column.

    :param language: BCP 47.
    :param material: what pages are made of.
    :param provenance: of a translation.
    :return: the head.
    """
    name = material.describer.language_name(language)
    made = parallel_column("", parallel_name("", name), language=language, name=name)
    if provenance:
        said = (
            f"{provenance.translator}, {provenance.date}",
            ORIGINS[provenance.origin],
            provenance.licence,
            provenance.permission,
        )
        made += nodes.paragraph("", "; ".join(filter(None, said)))
    return made
