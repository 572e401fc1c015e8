# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The versions of the edition, and how the annotations of each differ from those before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from postilla.model.addresses import version_path
from postilla.model.edition import Version
from postilla.model.history import History
from postilla.model.wording import counted
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.records import counted_title, line, section
from postilla.sphinx_ext.pages.withdrawn import lists_withdrawn
from postilla.sphinx_ext.phrases import link, own


def version_changes(material: Material) -> Sequence[nodes.Node]:
    """Make the list.

    :param material: what it is made of.
    :return: a section for each version, the newest first; that there are none, where there are
        none.
    """
    versions = material.describer.edition.versions
    if not versions:
        return [nodes.paragraph("", "", own("There are none."))]
    return [_version(version, material) for version in versions]


def _version(version: Version, material: Material) -> nodes.section:
    title = [own(f"Version {version.number}"), nodes.inline("", f", {version.date}")]
    history = material.domain.history
    known = history is not None and version.number in history.versions
    listed = _changes(version.number, history, material) if history and known else ()
    said = nodes.paragraph("", version.changes)
    address = list(_address(version, material))
    return section(version_id(version.number), title, said, *address, *listed)


def version_id(number: str) -> str:
    """Name the section of a version."""
    return f"version-{number.replace('.', '-')}"


def _address(version: Version, material: Material) -> Iterator[nodes.Node]:
    """Lead to where the version stays as it was."""
    if site := material.describer.edition.site_url:
        address = f"{site}/{version_path(version.number)}/"
        to = nodes.reference("", address, refuri=address)
        lead = own("Its address, where it stays as it is:")
        yield nodes.paragraph("", "", lead, nodes.Text(" "), to)


def _changes(number: str, history: History, material: Material) -> Iterator[nodes.Node]:
    changes = history.by_version[number]
    if number == history.versions[-1]:  # all of them are new, and most are still there
        count = counted(len(changes.added), "annotation", "annotations")
        yield nodes.paragraph("", "", own(count), classes=["count"])
        return
    groups = (
        ("Added", changes.added),
        ("Changed", changes.changed),
        ("Withdrawn", changes.withdrawn),
    )
    listed = nodes.definition_list("", classes=["groups"])
    for title, identifiers in groups:
        if identifiers:
            term = nodes.term("", "", *counted_title(title, len(identifiers), is_own=True))
            lines = nodes.bullet_list("", *_lines(identifiers, material))
            listed += nodes.definition_list_item("", term, nodes.definition("", lines))
    yield listed if len(listed) else nodes.paragraph("", "", own("No annotation has changed."))


def _lines(identifiers: Iterable[str], material: Material) -> Iterator[nodes.list_item]:
    """Give a line to each annotation, in reading order, those that are gone at the end."""
    wanted = set(identifiers)
    there = material.index.by_id
    for name, entry in there.items():
        if name in wanted and entry.anchored.label:
            yield line(entry, material)
        elif name in wanted:
            yield nodes.list_item("", nodes.paragraph("", "", link(material.directory.named(name))))
    for name in sorted(wanted - there.keys()):
        said: nodes.Element = nodes.literal("", name)
        if name in material.domain.retired and lists_withdrawn(material.docname, material.domain):
            said = nodes.reference("", "", said, refid=name, internal=True)
        yield nodes.list_item("", nodes.paragraph("", "", said))
