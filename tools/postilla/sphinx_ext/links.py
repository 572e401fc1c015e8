# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Links that come from data, held against the allow-list of schemes."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from postilla.sphinx_ext.log import warn

_SCHEME = re.compile(r"(?P<scheme>[^:/?#]*):")
_IGNORED = re.compile(r"[\x00-\x20]+")
"""What a browser takes out of an address before it reads the scheme."""

SCHEMES: Final = frozenset({"http", "https", "mailto"})


class Schemes(SphinxPostTransform):
    """Takes the links off words whose address has another scheme.

    Markdown's links have been held against the allow-lists when they were read; those of a
    bibliography come from ``refs.bib``, which a pull request can change as well.
    """

    default_priority = ReferencesResolver.default_priority + 1
    """After ``ReferencesResolver`` and the bibliography's own (5), which make the links."""

    def run(self, **kwargs: object) -> None:
        """Take them off."""
        for link in list(self.document.findall(nodes.reference)):
            address = _IGNORED.sub("", str(link.get("refuri", "")))
            match = _SCHEME.match(address)
            if match and match["scheme"].lower() not in SCHEMES:
                warn(
                    "allowed/link",
                    f"The link “{address}” is not among those that an edition may have.",
                    "Write an address that begins with https:// or http://.",
                    location=link,
                )
                link.replace_self(link.children)
