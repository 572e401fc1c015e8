# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Which documents make the publication, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from sphinx import addnodes
from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How the contents list a document."""

    name: str
    """Docname."""
    title: str = ""
    """Stands for its first heading, if given."""
    children: tuple[Listing, ...] = ()


def read_contents(env: BuildEnvironment, is_in_book: Callable[[str], bool]) -> tuple[Listing, ...]:
    """Read the tables of contents.

    :param env: with all documents read.
    :param is_in_book: says of a docname whether it is part of the publication; what is listed
        only in one that is not, is not either.
    :return: the title page, then what it lists; each document once.
    """
    root = env.config.root_doc
    seen = {root}

    def listed(name: str) -> Iterator[Listing]:
        if name not in env.toctree_includes:
            return
        for toctree in env.get_doctree(name).findall(addnodes.toctree):
            for title, child in toctree["entries"]:
                if child in env.all_docs and child not in seen and is_in_book(child):
                    seen.add(child)
                    yield Listing(name=child, title=title or "", children=tuple(listed(child)))

    return (Listing(name=root, title="Title page"), *listed(root))


def names_in(contents: Iterable[Listing]) -> Iterator[str]:
    """Give the docnames, in reading order."""
    for listing in contents:
        yield listing.name
        yield from names_in(listing.children)


def of_names(contents: Iterable[Listing], names: Collection[str]) -> Iterator[Listing]:
    """Leave out what has another name; what it lists takes its place.

    :param contents: in reading order.
    :param names: the docnames that are kept.
    :return: the rest.
    """
    for listing in contents:
        children = tuple(of_names(listing.children, names))
        if listing.name in names:
            yield replace(listing, children=children)
        else:
            yield from children
