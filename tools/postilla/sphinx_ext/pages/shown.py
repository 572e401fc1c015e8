# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What pages that are made from all annotations show of them, to be compared from build to build.

Only what is seen counts, and on each page only the kinds of annotations that it shows: an edit of
one note writes one such page again, wherever the lines below it have gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from types import MappingProxyType
from typing import Final

from sphinx.environment import BuildEnvironment

from postilla.model.annotation_index import Entry
from postilla.model.kinds import CLAIM, EDNOTE, EMEND, EVIDENCE, NAME, TRANSLATION, VARIANT
from postilla.model.retired import living_successors
from postilla.sphinx_ext.domain import PostillaDomain
from postilla.sphinx_ext.pages.progress import progress_of

_CLAIMS: Final = frozenset({CLAIM.name, EVIDENCE.name})
_KINDS: Final = MappingProxyType(
    {
        "claims": _CLAIMS,
        "claim-map": _CLAIMS,
        "claim-chart": _CLAIMS,
        "emendations": frozenset({EMEND.name}),
        "translations": frozenset({TRANSLATION.name}),
        "variants": frozenset({VARIANT.name}),
        "editorial-notes": frozenset({EDNOTE.name}),
        "names": frozenset[str](),
        "annotation-counts": frozenset[str](),
        "citations": frozenset[str](),
        "version-changes": frozenset[str](),
        "withdrawn-annotations": frozenset[str](),
        "translation-progress": frozenset[str](),
    }
)
"""Directive -> the kinds of annotations that it shows one by one."""


def shown_of_all(docname: str, domain: PostillaDomain, env: BuildEnvironment) -> Iterator[Hashable]:
    """Give what a page shows of the annotations of all documents.

    :param docname: the page's.
    :param domain: all documents read.
    :param env: its environment.
    :return: values that are the same as long as the page is; none for other pages.
    """
    if not domain.is_gathered(docname):
        return
    directives = sorted(domain.data["gathered"].get(docname, ()))
    yield str(env.tocs[env.config.root_doc])
    yield from _places(domain)
    yield from domain.works.items()
    yield from domain.listed.items()
    kinds = frozenset[str]().union(*(_KINDS[name] for name in directives))
    shown = [entry for entry in domain.annotations.entries if entry.kind in kinds]
    for entry in shown:
        yield from _annotation(entry, domain)
    for chapter in dict.fromkeys(entry.chapter for entry in shown):
        yield from map(domain.directory.find, sorted(domain.data["references"].get(chapter, ())))
    if "names" in directives:
        yield from _names(domain)
    if "version-changes" in directives:
        yield from _changed(domain)
    if "withdrawn-annotations" in directives:
        yield from withdrawn_at(domain.retired, domain)
    if "translation-progress" in directives:
        yield from progress_of(domain)
    if "annotation-counts" in directives:
        yield from Counter(
            (entry.chapter, entry.kind) for entry in domain.annotations.entries
        ).items()
    if domain.lists_works(docname):
        yield from _uses(domain)


def _places(domain: PostillaDomain) -> Iterator[Hashable]:
    """Give what places are called, and who cites what there."""
    for docname in domain.reading_order:
        for target in domain.data["targets"].get(docname, ()):
            yield docname, target.id, target.title, target.language
        for citation in domain.data["citations"].get(docname, ()):
            yield docname, citation.target, citation.key, citation.locator


def _annotation(entry: Entry, domain: PostillaDomain) -> Iterator[Hashable]:
    anchored = entry.anchored
    yield entry.chapter, entry.id, anchored.words, anchored.parts, anchored.annotation.body
    yield from anchored.annotation.readings
    yield domain.data["languages"].get(entry.chapter, {}).get(entry.id)
    yield domain.describer.describe(entry)


def _names(domain: PostillaDomain) -> Iterator[Hashable]:
    for entry in domain.annotations.of_kind(NAME.name):
        parts = entry.anchored.parts
        yield entry.anchored.annotation.field("ref"), parts[0].block if parts else ""
    for docname in domain.reading_order:
        for one in domain.data["ambiguous"].get(docname, ()):
            yield one.words, one.names, one.part.block


def _changed(domain: PostillaDomain) -> Iterator[Hashable]:
    for past in domain.history.annotations if domain.history else ():
        yield past
        if past.changed or past.withdrawn or past.version != past.since:
            yield domain.directory.named(past.id)


def withdrawn_at(addresses: Iterable[str], domain: PostillaDomain) -> Iterator[Hashable]:
    """Give what is told of withdrawn annotations.

    :param addresses: theirs.
    :param domain: all documents read.
    :return: values that are the same as long as what is told is.
    """
    for identifier in addresses:
        one = domain.retired[identifier]
        yield one, domain.directory.find(one.place)
        yield from map(domain.directory.named, living_successors(identifier, domain.retired))


def _uses(domain: PostillaDomain) -> Iterator[Hashable]:
    for key, usage in domain.usage.items():
        yield key, usage.entries, usage.notes
        for entry in (*usage.claims, *usage.evidence, *usage.mentions):
            annotation = entry.anchored.annotation
            yield domain.directory.named(entry.id), annotation.field("relation")
            yield domain.directory.named(annotation.field("for"))
