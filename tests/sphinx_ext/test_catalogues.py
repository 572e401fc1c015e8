# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Translation catalogues: their messages keep to the allow-lists, too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

WEATHER = "chapters/02-weather"
WORDS = "It rains in Lenova on most days of the year.[^3]"


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

HOSTILE = {
    "raw-role": "{raw}`<script>alert('storm')</script>`",
    "html": "<script>alert('storm')</script>",
    "raw": "```{raw} html\n<script>alert('storm')</script>\n```",
    "include": "```{include} ../secret.txt\n```",
    "download-role": "{download}`secret.txt`",
    "download-link": "[storm](secret.txt)",
    "image": "![storm](secret.txt)",
    "page-break": "{pb}`999`",
    "front-matter": ("---\nmyst:\n  enable_extensions: [substitution]\n---\n{{ env.srcdir }}"),
}
"""Name -> message."""


def catalogue(messages: Mapping[str, str]) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    entries = (f"msgid {quoted(words)}\nmsgstr {quoted(messages[words])}\n" for words in messages)
    return HEAD + "\n".join(entries)


def translate(edition: Edition, messages: Mapping[str, str]) -> Built:
    edition.write("locale/ru/LC_MESSAGES/chapters.po", catalogue(messages))
    return edition.build(language="ru")


@pytest.fixture(scope="module")
def hostile(shared_edition: Edition) -> Built:
    shared_edition.write("secret.txt", "The secret of the ferryman")
    for name in HOSTILE:
        shared_edition.write(f"chapters/{name}.md", f"# {name}\n\nWords of {name}.\n")
    return translate(shared_edition, {f"Words of {name}.": HOSTILE[name] for name in HOSTILE})


def test_the_main_language_has_no_catalogue(edition: Edition) -> None:
    edition.write("locale/en/LC_MESSAGES/chapters.po", catalogue({WORDS: "Other words."}))
    built = edition.build()
    assert "Other words." not in built.page(WEATHER).text_content()


def test_a_message_takes_the_place_of_the_words_and_not_of_the_ids(edition: Edition) -> None:
    built = translate(edition, {WORDS: "В Ленове дождь почти каждый день.[^3]"})
    page = built.page(WEATHER)
    assert page.get_element_by_id("p-2-1-s1").text_content().startswith("В Ленове дождь")
    assert page.xpath("//sup[@id='fnref-3']/a/@href") == ["#fn-3"]
    assert not built.warnings


def test_calls_in_a_message_are_counted_with_the_others(edition: Edition) -> None:
    built = translate(edition, {"oak, from the hills[^2]": "дуб с холмов[^2]"})
    call = built.page("chapters/01-bridges").get_element_by_id("fnref-2-2")
    assert call.getparent().text_content().startswith("дуб")


def test_a_message_may_refer_to_places(edition: Edition) -> None:
    built = translate(edition, {"Yazar çıkar çatışması olmadığını beyan eder.": "{block}`p-1-1`"})
    page = built.page("chapters/03-declarations")
    assert page.xpath("//p/span/a/@href") == ["01-bridges.html#p-1-1"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_message_leaves_the_words_as_they_are(hostile: Built, name: str) -> None:
    docname = f"chapters/{name}"
    findings = [line for line in hostile.warnings if line.startswith(f"{docname}.md:3: ")]
    assert findings
    for finding in findings:
        assert "In the translation of this block: " in finding
        assert "[postilla.allowed/" in finding
    assert f"Words of {name}." in hostile.page(docname).text_content()
    assert "storm" not in hostile.html(docname)


def test_a_hostile_message_brings_no_file(hostile: Built) -> None:
    assert not any(b"ferryman" in content for content in hostile.files().values())


def test_the_words_of_the_interface_cannot_bring_markup(edition: Edition) -> None:
    words = ("Previous", "Next", "Navigation", "Contents", "Note", "Link to this heading")
    edition.write(
        "locale/ru/LC_MESSAGES/sphinx.po", catalogue(dict.fromkeys(words, "<script></script>"))
    )
    edition.write("about/editorial.md", "# About\n\n:::{note}\nRain.\n:::\n")
    built = edition.build(language="ru")
    for docname in built.app.env.all_docs:
        inline = built.page(docname).xpath("//script[not(@src)][not(@type='application/ld+json')]")
        assert not inline, docname


def test_messages_are_the_blocks_as_they_are_written(edition: Edition) -> None:
    built = edition.build("gettext", folder="messages")
    with (built.folder / "chapters.pot").open("rb") as file:
        messages = {message.id for message in read_po(file)}
    assert WORDS in messages
    assert "Smith, *ibid.*, pp. 70-71." in messages
    assert "1\\) Of {pb}`240`bridges" in messages
    assert not built.warnings
