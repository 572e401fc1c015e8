# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is made in the place of each directive."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from docutils import nodes

from postilla.sphinx_ext.pages.changes import version_changes
from postilla.sphinx_ext.pages.citations import citations
from postilla.sphinx_ext.pages.claim_chart import claim_chart
from postilla.sphinx_ext.pages.claim_map import claim_map
from postilla.sphinx_ext.pages.claims import claims
from postilla.sphinx_ext.pages.counts import annotation_counts
from postilla.sphinx_ext.pages.editorial_notes import editorial_notes
from postilla.sphinx_ext.pages.emendations import emendations
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.names import names
from postilla.sphinx_ext.pages.progress import translation_progress
from postilla.sphinx_ext.pages.translations import translations
from postilla.sphinx_ext.pages.variants import variants
from postilla.sphinx_ext.pages.withdrawn import withdrawn_annotations

PAGES: Final[Mapping[str, Callable[[Material], Sequence[nodes.Node]]]] = MappingProxyType(
    {
        "claims": claims,
        "claim-map": claim_map,
        "claim-chart": claim_chart,
        "emendations": emendations,
        "translations": translations,
        "variants": variants,
        "editorial-notes": editorial_notes,
        "names": names,
        "annotation-counts": annotation_counts,
        "citations": citations,
        "version-changes": version_changes,
        "withdrawn-annotations": withdrawn_annotations,
        "translation-progress": translation_progress,
    }
)
"""Name of a directive -> what makes the nodes that stand in its place."""
