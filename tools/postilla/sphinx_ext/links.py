# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Links that lead nowhere, and links that may not lead where they do."""

from __future__ import annotations

import re
from typing import Final, cast

from docutils import nodes
from myst_parser.sphinx_ext.myst_refs import MystReferenceResolver
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from postilla.sphinx_ext.domain import PostillaDomain
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


class DeadLinks(SphinxPostTransform):
    """Takes the links off words such as ``[words](#id)`` when nothing has the id."""

    default_priority = MystReferenceResolver.default_priority - 1
    """Before MyST's own resolver, which would say less and leave a dead link."""

    def run(self, **kwargs: object) -> None:
        """Take them off."""
        directory = cast(PostillaDomain, self.env.domains["postilla"]).directory
        standard = self.env.domains["std"]
        for link in list(self.document.findall(addnodes.pending_xref)):
            if link["reftype"] != "myst" or link["refdomain"] == "doc" or "reflocalid" in link:
                continue
            target = str(link["reftarget"])
            if directory.find(target) or target.lower() in standard.anonlabels:
                continue
            warn(
                "link/dead",
                f"There is no “{target}” in this edition.",
                directory.hint(target),
                location=link,
            )
            link.replace_self(link.children or nodes.Text(target))


def tell_missing(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Tell of a role whose id nothing has, or something of another kind.

    It answers ``warn-missing-reference``.

    :param app: the application.
    :param domain: the role's.
    :param node: the reference.
    :return: whether it was told.
    """
    if not isinstance(domain, PostillaDomain):
        return None
    role, target = str(node["reftype"]), str(node["reftarget"])
    address = domain.directory.find(target)
    warn(
        "link/kind" if address else "link/dead",
        f"No {role} of this edition has the id “{target}”.",
        f"Write {{{address.role}}}`{target}`." if address else domain.directory.hint(target),
        location=node,
    )
    return True
