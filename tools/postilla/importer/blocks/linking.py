# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Links of a source to its own places, which become links to the ids of the edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from postilla.importer.blocks.composition import Composition
from postilla.importer.blocks.draft import Draft
from postilla.importer.blocks.skeleton import Loss
from postilla.model.content import Span, SpanKind
from postilla.model.spans import normal_spans


def link(
    drafts: Iterable[Draft], words: dict[int, Composition], anchors: Mapping[str, Draft]
) -> Iterator[Loss]:
    """Let links lead to ids.

    :param drafts: all blocks, with their ids.
    :param words: ``id()`` of a draft -> its words; changed in place.
    :param anchors: name of a place in the source -> the block in which it is.
    :return: the links whose place is not in the edition; their words stay.
    """
    for draft in drafts:
        own = words[id(draft)]
        content = own.content
        if not any(span.kind is SpanKind.REFERENCE for span in content.spans):
            continue
        spans: list[Span] = []
        for span in content.spans:
            target = anchors.get(span.value) if span.kind is SpanKind.REFERENCE else None
            if span.kind is not SpanKind.REFERENCE:
                spans.append(span)
            elif target is None or not target.id:
                shown = f"{content.text[span.start : span.end]} (#{span.value})"
                yield Loss(line=draft.line, what="target of a link within the text", words=shown)
            else:
                spans.append(replace(span, value=target.id))
        content = replace(content, spans=normal_spans(content.text, spans))
        words[id(draft)] = replace(own, content=content)
