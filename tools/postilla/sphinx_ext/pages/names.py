# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""All names: persons, places and organisations, each with every place that mentions it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from docutils import nodes

from postilla.model.alphabet import alphabetical
from postilla.model.identifiers import IdKind, kind_of
from postilla.model.kinds import NAME
from postilla.model.names import Name, NameKind
from postilla.model.wording import counted
from postilla.sphinx_ext.configuration import NAMES_SETTING
from postilla.sphinx_ext.pages.material import Material
from postilla.sphinx_ext.pages.places import list_places
from postilla.sphinx_ext.pages.records import counted_title, page, section
from postilla.sphinx_ext.phrases import OWN, language_classes, own
from postilla.syntax.naming import AmbiguousName

_LAST: Final[Mapping[IdKind | None, int]] = {IdKind.NOTE: 1, IdKind.ENTRY: 2}
"""What stands after all other places."""
_KINDS: Final = {
    NameKind.PERSON: "Persons",
    NameKind.PLACE: "Places",
    NameKind.ORGANISATION: "Organisations",
}


def names(material: Material) -> Sequence[nodes.Node]:
    """Make the page.

    :param material: what it is made of.
    :return: a section for each kind of names, and one for the forms that are left undecided.
    """
    every: tuple[Name, ...] = material.env.config[NAMES_SETTING]
    mentions = _mentions(material)
    sections = []
    for kind, title in _KINDS.items():
        of_kind = sorted(
            (name for name in every if name.kind is kind),
            key=lambda one: alphabetical(one.canonical),
        )
        if of_kind:
            items = (_item(name, mentions.get(name.id, Counter()), material) for name in of_kind)
            listed = nodes.bullet_list("", *items, classes=["index"])
            sections.append(
                section(
                    f"names-{kind.value}s", counted_title(title, len(of_kind), is_own=True), listed
                )
            )
    sections.extend(_undecided({name.id: name for name in every}, material))
    return page(sections)


def name_anchor(name: str) -> str:
    """Give the id of a name on the page.

    :param name: its id in ``names.toml``.
    :return: the id.
    """
    return f"name-{name}"


def _mentions(material: Material) -> Mapping[str, Counter[str]]:
    """Count for each name how often each block mentions it."""
    found: dict[str, Counter[str]] = {}
    for entry in material.index.of_kind(NAME.name):
        name = entry.anchored.annotation.field("ref")
        if name and entry.anchored.parts:
            found.setdefault(name, Counter())[entry.anchored.parts[0].block] += 1
    return found


def _item(name: Name, blocks: Mapping[str, int], material: Material) -> nodes.list_item:
    head = nodes.paragraph("", "", nodes.strong("", name.canonical), classes=["index-head"])
    forms = {form: tag for tag, form in reversed(name.forms) if form != name.canonical}
    for number, (form, tag) in enumerate(reversed(forms.items())):
        head += (
            [nodes.Text(", "), own("also"), nodes.Text(" ")] if number == 0 else nodes.Text(", ")
        )
        head += nodes.inline("", form, classes=language_classes(tag))
    return nodes.list_item("", head, _places(blocks, material), ids=[name_anchor(name.id)])


def _places(blocks: Mapping[str, int], material: Material) -> nodes.paragraph:
    total = sum(blocks.values())
    if not total:
        return nodes.paragraph("", "", own("not mentioned"), classes=["index-places"])
    said = nodes.inline("", f"{counted(total, 'mention', 'mentions')}: ", classes=["count", OWN])
    order = material.domain.places
    in_order = sorted(blocks, key=lambda block: (_LAST.get(kind_of(block), 0), order[block].order))
    places = (
        (material.place_of(block), f"({blocks[block]})" if blocks[block] > 1 else "")
        for block in in_order
    )
    return nodes.paragraph("", "", said, *list_places(places), classes=["index-places"])


def _undecided(every: Mapping[str, Name], material: Material) -> Iterable[nodes.section]:
    found: dict[str, list[AmbiguousName]] = {}
    noted: Mapping[str, Sequence[AmbiguousName]] = material.domain.data["ambiguous"]
    for docname in material.domain.reading_order:
        for one in noted.get(docname, ()):
            found.setdefault(one.words, []).append(one)
    if not found:
        return
    items = []
    for words in sorted(found, key=alphabetical):
        head = nodes.paragraph("", "", nodes.strong("", words), classes=["index-head"])
        candidates = dict.fromkeys(name for one in found[words] for name in one.names)
        for number, name in enumerate(candidates):
            head += [nodes.Text(", "), own("or"), nodes.Text(" ")] if number else nodes.Text(": ")
            canonical = every[name].canonical if name in every else name
            head += nodes.reference("", canonical, refid=name_anchor(name), internal=True)
        blocks = Counter(one.part.block for one in found[words])
        items.append(nodes.list_item("", head, _places(blocks, material)))
    yield section(
        "names-undecided",
        counted_title("Left undecided", len(items), is_own=True),
        nodes.paragraph(
            "", "", own("Forms that several names have; each place is listed and none decided.")
        ),
        nodes.bullet_list("", *items, classes=["index"]),
    )
