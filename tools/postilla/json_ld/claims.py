# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The claims on a page in the words of `schema.org <https://schema.org/Claim>`_, without verdict.

A claim is a part of the text; to whom the text ascribes it is told in the edition's words, for no
more is known of such authors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from postilla.json_ld.work import commentary, filled, page, text, text_id
from postilla.model.addresses import Addresses
from postilla.model.anchor import Anchored
from postilla.model.edition import Edition
from postilla.model.identifiers import words_id

_OWN_VOICE = "the article"
"""To whom a claim is ascribed that the text makes in its own voice."""


def claims_of_page(
    edition: Edition,
    docname: str,
    claims: Iterable[Anchored],
    label_of: Callable[[str], str],
) -> dict[str, object]:
    """Describe the claims on a page.

    :param edition: the edition.
    :param docname: of the page.
    :param claims: those on it.
    :param label_of: gives what a place of the text is called.
    :return: JSON-LD.
    """
    found = list(claims)
    homes = {
        name: docname for one in found for name in (one.annotation.id, words_id(one.annotation.id))
    }
    addresses = Addresses(edition, homes)
    return {
        "@context": "https://schema.org",
        "@graph": [
            text(edition, addresses),
            page(edition, addresses, docname),
            commentary(edition, addresses),
            *(_claim(one, edition, addresses, label_of) for one in found),
        ],
    }


def _claim(
    claim: Anchored, edition: Edition, addresses: Addresses, label_of: Callable[[str], str]
) -> dict[str, object]:
    annotation = claim.annotation
    ascribed = annotation.field("ascribed-to")
    return filled(
        {
            "@type": "Claim",
            "@id": addresses.of(words_id(annotation.id)),
            "text": claim.words,
            "author": "" if ascribed == _OWN_VOICE else ascribed,
            "appearance": f"{edition.journal}, {label_of(claim.parts[0].block)}",
            "isPartOf": {"@id": text_id(addresses)},
            "subjectOf": {"@id": addresses.of(annotation.id)},
        }
    )
