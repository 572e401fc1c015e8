# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What the index of the site is made of, and when it is made anew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from postilla.search.document import Document, Layer
from postilla.sphinx_ext.search.documents import Gatherer
from tests.sphinx_ext.conftest import Built, Edition

INDEX = "_static/search/"


def documents(built: Built) -> Mapping[str, Document]:
    gatherer = Gatherer(built.app.env, built.app.builder.get_target_uri)
    return {f"{one.page}#{one.id}": one for one in gatherer.documents()}


@pytest.fixture(scope="module")
def harbour(annotated: Built) -> Mapping[str, Document]:
    page = "chapters/01-harbour.html#"
    found = documents(annotated).items()
    return {name.removeprefix(page): one for name, one in found if name.startswith(page)}


def text(document: Document) -> str:
    return " ".join("".join(run.words for run in document.text).split())


def test_text_is_found_block_by_block(harbour: Mapping[str, Document]) -> None:
    paragraph = harbour["p-1-1"]
    assert (paragraph.layer, paragraph.label) == (Layer.TEXT, "par. 1.1")
    assert text(paragraph).startswith("According to the register, approximately 400 ships entered")
    assert "which the people call liman, was rebuilt in the same year" in text(paragraph)
    assert [run.words for run in paragraph.text if run.language == "tr"] == ["liman"]
    assert (harbour["s-1"].label, text(harbour["s-1"])) == (
        "heading",
        "1) Of the harbour of Lenova",
    )


def test_both_readings_are_found(harbour: Mapping[str, Document], transmitted: Built) -> None:
    def readings(heading: Document) -> list[str]:
        both = heading.text, heading.other_text
        return ["".join(run.words for run in runs) for runs in both]

    restored = ["1) Of the harbour of Lenova", "1) Of the harbor of Lenova"]
    assert readings(harbour["s-1"]) == restored
    first = documents(transmitted)["chapters/01-harbour.html#s-1"]
    assert readings(first) == restored[::-1]


@pytest.mark.parametrize(
    ("name", "layer", "words"),
    [
        ("fn-1", Layer.NOTE, ""),
        (
            "ships-of-1901",
            Layer.CLAIM,
            "“approximately 400 ships entered the harbour in 1901” the register. A comment, in "
            "Markdown, with a citation (Kaya et al. 2001). It leads to the note, to another "
            "chapter, to its claim and to claim c11, par. 1.1.",
        ),
        ("ships-register", Layer.EVIDENCE, "Of 400 ships announced, 371 entered."),
        ("which-pier", Layer.EDNOTE, "“The old pier” Two piers are called old."),
        ("typo-harbour", Layer.EMEND, "“harbor” → “harbour” the word has a “u” everywhere else."),
        ("liman", Layer.TRANSLATION, "“liman” harbour"),
    ],
)
def test_what_is_said_is_found(
    harbour: Mapping[str, Document], name: str, layer: Layer, words: str
) -> None:
    assert harbour[name].layer is layer
    assert words in text(harbour[name])


def test_claims_do_not_hold_their_evidence(harbour: Mapping[str, Document]) -> None:
    assert "371" not in text(harbour["ships-of-1901"])


def test_works_names_and_pages_are_found(apparatus: Built) -> None:
    found = documents(apparatus)
    layers = {layer: [one for one in found.values() if one.layer is layer] for layer in Layer}
    addresses = {
        layer: {f"{one.page}#{one.id}" for one in of_layer} for layer, of_layer in layers.items()
    }
    assert any("apparatus/names.html#name-" in one for one in addresses[Layer.NAME])
    assert any("apparatus/sources.html#cite-" in one for one in addresses[Layer.BIBLIOGRAPHY])
    assert any("chapters/03-bibliography.html#b-1" in one for one in addresses[Layer.BIBLIOGRAPHY])
    assert layers[Layer.PAGE]


def test_addresses_are_there(apparatus: Built, annotated: Built) -> None:
    for built in (apparatus, annotated):
        for document in documents(built).values():
            page = built.page(document.page.removesuffix(".html"))
            assert not document.id or page.xpath("//*[@id=$name]", name=document.id)


def test_no_page_loads_the_index(annotated: Built) -> None:
    for path in annotated.folder.rglob("*.html"):
        assert INDEX not in path.read_text(encoding="utf-8")
    assert (annotated.folder / INDEX / "index.js").is_file()


def test_an_edit_makes_the_index_anew(annotated_edition: Edition) -> None:
    def index(built: Built) -> Mapping[str, bytes]:
        return {name: data for name, data in built.files().items() if name.startswith(INDEX)}

    outdated = annotated_edition.source.parent / "build" / "html" / INDEX / "texts-99.js"
    annotated_edition.build()
    outdated.write_text("", encoding="utf-8")
    annotated_edition.replace("chapters/01-harbour.md", "Two piers", "Zwei Straßen")
    again = index(annotated_edition.build())
    assert again == index(annotated_edition.build(folder="other", parallel=2))
    assert not outdated.exists()
    assert any("strassen" in data.decode() for name, data in again.items() if "words" in name)


def test_only_the_site_has_an_index(annotated_edition: Edition) -> None:
    built = annotated_edition.build("epub")
    assert not list(Path(built.folder).rglob("search*"))
