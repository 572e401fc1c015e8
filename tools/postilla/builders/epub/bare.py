# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The bare text of a page: nothing that the edition says, and every word as it was transmitted."""

from __future__ import annotations

from lxml import etree

from postilla.builders.epub.annotations import name_notes
from postilla.builders.epub.xml import of_class, remove, tag, unwrap
from postilla.model.identifiers import IdKind, kind_of


def leave_bare_text(body: etree._Element) -> None:
    """Take out what the edition adds to the text.

    The site has both readings of emended words; here nothing would tell of the emendations, so
    the transmitted ones are left.

    :param body: of a page as the site has it.
    """
    for section in of_class(body, "notes"):
        name_notes(section)
    for added in (*of_class(body, "apparatus"), *of_class(body, "restored")):
        if added.getparent() is not None and added.tag != tag("h2"):
            remove(added)
    for words in of_class(body, "transmitted"):
        words.attrib.pop("hidden", "")
        unwrap(words)
    for words in of_class(body, "quoted"):
        unwrap(words)
    for place in body.iter(tag("span")):
        if kind_of(place.get("id", "")) is IdKind.WORDS:
            del place.attrib["id"]
