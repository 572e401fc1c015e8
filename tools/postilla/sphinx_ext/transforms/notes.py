# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The author's notes: ids, links both ways, and their place at the end of the chapter."""

from __future__ import annotations

from collections import Counter

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from postilla.model.identifiers import call_id, note_id
from postilla.sphinx_ext.log import warn
from postilla.sphinx_ext.nodes import claim_id, notes


class Notes(SphinxTransform):
    """Links calls and notes by their printed marks and gathers the notes in their order.

    A note without a call is kept like the others. The transforms of docutils and MyST that
    number, sort and move footnotes know nothing of these; see ``Renderer``.
    """

    default_priority = Locale.default_priority + 12
    """After ``Locale``: a translation brings calls of its own in the place of the first."""

    def apply(self, **kwargs: object) -> None:
        """Apply the transform."""
        found = list(self.document.findall(nodes.footnote))
        self._link_calls({str(note["mark"]): note for note in reversed(found)})
        for parent in dict.fromkeys(note.parent for note in found):
            parent.children = [
                child for child in parent.children if not isinstance(child, nodes.footnote)
            ]
        for note in found:
            claim_id(self.document, note, note_id(note["mark"]))
        if found:
            self.document += notes("", *found)

    def _link_calls(self, found: dict[str, nodes.footnote]) -> None:
        seen: Counter[str] = Counter()
        for call in list(self.document.findall(nodes.footnote_reference)):
            mark = str(call["mark"])
            seen[mark] += 1
            identifier = call_id(mark, seen[mark])
            claim_id(self.document, call, identifier)
            if note := found.get(mark):
                call["refid"] = note_id(mark)
                note.add_backref(identifier)
            else:
                warn(
                    "base/note-missing",
                    f"The call [^{mark}] has no note in this chapter.",
                    f"Write the note at the end, as in [^{mark}]: …",
                    location=call,
                )
