# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The annotations as data, held against the text that they quote and the source of their words.

They are read as the Web Annotation Data Model has them: in each target a block, refined by its
words and by the place of these (sections 4.2.4 and 4.2.5); in each body HTML, or plain words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from postilla.fidelity.commentary import Comment, commentary_findings, folded
from postilla.fidelity.hints import ANEW
from postilla.fidelity.markup import parse_html
from postilla.model.block import Chapter
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError
from postilla.syntax.anchoring import Passages, passages_of

TITLE: Final = "the annotations as data"


def verify_annotations(
    data: bytes, chapters: Sequence[Chapter], comments: Sequence[Comment], path: str
) -> tuple[Diagnostic, ...]:
    """Hold the annotations against the source.

    :param data: JSON-LD, a collection in one page; nothing when it is missing.
    :param chapters: the base text.
    :param comments: what the editors say.
    :param path: its name in findings.
    :return: ``product/missing``, ``product/markup``, ``product/quotation`` for words that are not
        those of the text at their place, and ``product/commentary``.
    """
    if not data:
        return (_finding("missing", "The annotations as data are missing.", path),)
    try:
        items = _items(json.loads(data))
        shown = {_name(item): folded(_words(item, path)) for item in items}
        quotations = tuple(_quotations(items, tuple(map(passages_of, chapters)), path))
    except PostillaError as error:
        return error.diagnostics
    except (KeyError, TypeError, ValueError, AttributeError, LookupError) as error:
        return (_finding("markup", f"They can't be read: {error!r}.", path),)
    return (*quotations, *commentary_findings(comments, shown, TITLE, path))


def _items(collection: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Give the annotations of a collection, which has no page when it has none."""
    items: Sequence[Mapping[str, Any]] = collection["first"]["items"] if collection["total"] else ()
    if collection["total"] != len(items):
        raise ValueError(f"a total of {collection['total']}, and {len(items)} annotations")
    return items


def _name(item: Mapping[str, Any]) -> str:
    return str(item["id"]).rpartition("#")[2]


def _words(item: Mapping[str, Any], path: str) -> str:
    """Give all words of an annotation: those of its bodies, and those of its own fields."""
    words = [value for value in item.values() if isinstance(value, str)]
    for body in item.get("body", ()):
        value = str(body.get("value", ""))
        if body.get("format") == "text/html" and value:
            value = "".join(map(str, parse_html(value.encode(), path).itertext()))
        words.append(value)
    return " ".join(words)


def _quotations(
    items: Sequence[Mapping[str, Any]], chapters: Sequence[Passages], path: str
) -> Iterator[Diagnostic]:
    for item in items:
        target = item["target"]
        selector = target.get("selector", {}) if isinstance(target, dict) else {}
        refined = {one["type"]: one for one in selector.get("refinedBy", ())}
        if not refined:
            continue
        quote, place = refined["TextQuoteSelector"], refined["TextPositionSelector"]
        text = _text(str(selector["value"]), chapters)
        start, end = int(place["start"]), int(place["end"])
        fits = text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        if text[start:end] != quote["exact"] or not fits:
            message = (
                f"The annotation “{_name(item)}” quotes “{quote['exact']}”, where "
                f"the text has “{text[start:end]}”."
            )
            yield _finding("quotation", message, path)


def _text(block: str, chapters: Sequence[Passages]) -> str:
    return next((one.folded(block).text for one in chapters if block in one), "")


def _finding(code: str, message: str, path: str) -> Diagnostic:
    return Diagnostic(code=f"product/{code}", message=message, hint=ANEW, position=Position(path))
