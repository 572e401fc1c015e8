# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations in a comment: whose, on which words, where, what they say and said."""

from __future__ import annotations

from typing import Final

from postilla.model.annotation import Argument, FieldValue, Value, split_pointers
from postilla.model.annotation_changes import (
    ANCHOR,
    ARGUMENT,
    BODY,
    KIND,
    READINGS,
    AnnotationChange,
)
from postilla.model.kinds import PLACING
from postilla.model.reference import full_reference
from postilla.model.tree import CHAPTERS, SOURCE
from postilla.model.wording import FIELDS, shortened, term
from postilla.review.markdown.difference import marked
from postilla.review.markdown.escape import code, spaced, words
from postilla.review.markdown.prose import ProseWriter
from postilla.review.state import Placed, State
from postilla.syntax.prose import read_prose

_FOLDER: Final = CHAPTERS.removeprefix(f"{SOURCE}/")
_AROUND: Final = 70
"""Characters of the text that are shown on each side of the words."""
_LONG: Final = 400
"""Characters that are shown of the words themselves."""
_BODY: Final = 2_500
"""Characters after which a body is not begun with another paragraph."""
_READ: Final = 20_000
"""Characters of it that are read."""
_UNTOLD: Final = PLACING | {"id", "by", "date"}
_PARTS: Final = {
    KIND: "Kind",
    ARGUMENT: "Words or source",
    ANCHOR: "Block above",
    READINGS: "Readings",
    BODY: "What it says",
    "suppressions": "Findings answered for",
    "reading": "Reading",
    "relation": "Relation",
    "locator": "Place in the source",
    "target": "Place named",
    "id": "Address",
}


class AnnotationWriter:
    """Writes the annotations of one state."""

    def __init__(self, state: State) -> None:
        """Prepare it.

        :param state: in which they stand.
        """
        self._state = state
        self._works = {work.key: work for work in state.source.works or ()}
        self._prose = ProseWriter(self._works.values(), state.label)

    def whole(self, key: str) -> str:
        """Show an annotation.

        :param key: its key in the state.
        :return: Markdown, with a blank line at its end.
        """
        placed = self.placed(key)
        lines = [self.head(placed), "", self.subject(placed), self.said(placed), "", ""]
        return "\n".join(lines)

    def placed(self, key: str) -> Placed:
        """Give an annotation with its place."""
        return self._state.placed[key]

    def head(self, placed: Placed) -> str:
        """Name an annotation: kind, place, signature, address, file."""
        annotation = placed.annotation
        signed = annotation.field("by")
        facts = [
            f"**{words(annotation.kind.title)}{_mark(placed)}**",
            self._place(placed),
            f"signed by {words(signed, 80)}" if signed else "signed by the edition",
            code(annotation.id) if annotation.id else "",
            code(f"{placed.path}:{annotation.line}"),
        ]
        return " · ".join(filter(None, facts))

    def said(self, placed: Placed) -> str:
        """Show its fields and its body as they will be read, as one line of HTML."""
        annotation = placed.annotation
        rows = [
            f"<strong>{_part(field.name)}:</strong> {words(self._value(placed, field), 300)}"
            for field in annotation.fields
            if field.name not in _UNTOLD and (field.value or field.name == "reading")
        ]
        rows += [words(str(reading), 300) for reading in annotation.readings]
        body = self._prose.write(read_prose(annotation.body[:_READ], _FOLDER), _BODY)
        fields = f"<p>{' · '.join(rows)}</p>" if rows else ""
        return f"{fields}{body}"

    def _value(self, placed: Placed, field: FieldValue) -> str:
        if field.name == "reading":
            return f"“{field.value}”" if field.value else "nothing: the words are deleted"
        known = placed.annotation.kind.field_of(field.name)
        if known and known.value in (Value.POINTER, Value.POINTERS):
            return "; ".join(map(self._state.label, split_pointers(field.value)))
        return term(field.name, field.value)

    def _place(self, placed: Placed) -> str:
        if placed.parts:
            part = placed.parts[0]
            page = self._state.page_of(part)
            printed = f", printed page {words(page, 20)}" if page else ""
            return f"{words(self._state.label(part.block), 120)}{printed}"
        annotation = placed.annotation
        if annotation.kind.argument is Argument.QUOTE:
            return "its words are not found in the text"
        named = annotation.field("for") or annotation.field("target")
        return f"on {words(self._state.label(named), 160)}" if named else ""

    def subject(self, placed: Placed) -> str:
        """Show the words that it is about, among those around them, or its source."""
        annotation = placed.annotation
        if annotation.kind.argument is Argument.SOURCE:
            work = self._works.get(annotation.argument)
            shown = words(full_reference(work), 400) if work else "a work that refs.bib lacks: "
            return f"<p>{shown} {code(annotation.argument)}</p>"
        if not placed.parts:
            return f"<blockquote>{words(annotation.argument, _LONG)}</blockquote>"
        first, last = placed.parts[0], placed.parts[-1]
        before = self._state.contents[first.block].text[: first.start]
        after = self._state.contents[last.block].text[last.end :]
        quoted = placed.anchored.words if placed.anchored else ""
        return (
            f"<blockquote>{_end_of(before)}<strong>{words(shortened(quoted, _LONG))}</strong>"
            f"{_beginning_of(after)}</blockquote>"
        )


def changed(change: AnnotationChange, before: AnnotationWriter, after: AnnotationWriter) -> str:
    """Show what became of an annotation.

    :param change: what was changed.
    :param before: writes the earlier state.
    :param after: writes the later.
    :return: Markdown, with a blank line at its end.
    """
    old, new = before.placed(change.key), after.placed(change.key)
    rows = [
        f"- **{_part(one.part)}:** {marked(one.before, one.after)}" for one in change.differences
    ]
    return "\n".join(
        [
            after.head(new),
            "",
            after.subject(new),
            "",
            *rows,
            "",
            "<details><summary>As it is read before and after</summary>"
            f"<p><em>Before:</em></p><blockquote>{before.said(old)}</blockquote>"
            f"<p><em>After:</em></p><blockquote>{after.said(new)}</blockquote></details>",
            "",
            "",
        ]
    )


def _part(name: str) -> str:
    return words(_PARTS.get(name) or FIELDS.get(name) or name.capitalize(), 60)


def _mark(placed: Placed) -> str:
    return f" {placed.anchored.label}" if placed.anchored and placed.anchored.label else ""


def _end_of(text: str) -> str:
    """Give the last words before a place."""
    kept = text[-_AROUND:].partition(" ")[2] if len(text) > _AROUND else text
    dots = "… " if len(kept) < len(text) else ""
    return f"{dots}{spaced(kept)}"


def _beginning_of(text: str) -> str:
    """Give the first words after a place."""
    kept = text[:_AROUND].rpartition(" ")[0] if len(text) > _AROUND else text
    dots = " …" if len(kept) < len(text) else ""
    return f"{spaced(kept)}{dots}"
