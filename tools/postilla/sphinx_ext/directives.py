# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The directives of annotations."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final, cast

from docutils.nodes import Node
from docutils.parsers.rst.directives import unchanged
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec
from sphinxcontrib.bibtex.domain import BibtexDomain

from postilla.model.annotation import Annotation, Body, FieldValue, Kind
from postilla.model.identifiers import is_slug
from postilla.model.kinds import CITES, KINDS
from postilla.sphinx_ext.log import warn
from postilla.sphinx_ext.nodes import annotation
from postilla.sphinx_ext.translated import catalogues_of, translations_of
from postilla.syntax.readings import split_body

if TYPE_CHECKING:
    from postilla.sphinx_ext.domain import PostillaDomain


class AnnotationDirective(SphinxDirective):
    """An annotation: a node with what is written, to be attached by a transform."""

    kind: ClassVar[Kind]
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """Make the node.

        :return: it, with the body as its children; nothing when it can't have an address.
        """
        body = split_body("\n".join(self.content), self.kind)
        self.content = self.content[body.lines :]
        self.content_offset += body.lines
        written = Annotation(
            kind=self.kind,
            argument=self.arguments[0],
            fields=tuple(
                FieldValue(name=name, value=value or "") for name, value in self.options.items()
            ),
            body=body.comment,
            readings=body.readings,
            anchor=self.options.get("target") or "",
            line=self.lineno,
            above="",
            source=self.block_text,
        )
        if self.kind.letter and not written.id:
            self._tell("This annotation has no id.", "Write one below its first line: “:id: …”.")
            return []
        if written.id and not is_slug(written.id):
            self._tell(
                f"“{written.id}” can't be the id of an annotation.",
                "Ids are small letters, digits and hyphens, and none is like those of the text.",
            )
            return []
        node = annotation("", *self.parse_content_to_nodes(), written=written)
        node += translations_of(written, self.config, self.parse_text_to_nodes)
        for path in catalogues_of(self.config, self.env.current_document.docname):
            self.env.note_dependency(path)
        self.set_source_info(node)
        return [node]

    def _tell(self, message: str, hint: str) -> None:
        warn("ids/annotation", message, hint, location=self.get_location())


def directive_of(kind: Kind) -> type[AnnotationDirective]:
    """Make the directive of a kind from its row in the table of kinds.

    :param kind: which quotes words or names a source.
    :return: the directive.
    """
    return type(
        f"{kind.name.capitalize()}Directive",
        (AnnotationDirective,),
        {
            "kind": kind,
            "has_content": kind.body is not Body.NONE,
            "option_spec": {field.name: unchanged for field in kind.fields},
        },
    )


class CitesDirective(SphinxDirective):
    """``cites``: notes that an author's note or a printed entry is about a work.

    Nothing stands in its place; what follows from it is shown at the note and at the entry.
    """

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {field.name: unchanged for field in CITES.fields}

    def run(self) -> list[Node]:
        """Record the annotation in the domain.

        :return: no nodes.
        """
        domain = cast("PostillaDomain", self.env.domains["postilla"])
        domain.note_citation(
            target=self.options.get("target", ""),
            key=self.arguments[0],
            locator=self.options.get("locator", ""),
            line=self.lineno,
        )
        # Whether the key is known is checked when its file changes, too.
        for path in cast(BibtexDomain, self.env.domains["cite"]).bibdata.bibfiles:
            self.env.note_dependency(str(path))
        return []


DIRECTIVES: Final = MappingProxyType(
    {kind.name: CitesDirective if kind == CITES else directive_of(kind) for kind in KINDS.values()}
)
"""Kind of annotation -> its directive."""
