# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever stands in an annotation stays harmless, even where no check has seen it."""

from __future__ import annotations

import json
import string
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.json_ld.collection import annotation_collection, serialise
from postilla.json_ld.html import HtmlWriter
from postilla.json_ld.work import data_block
from postilla.model.addresses import Addresses
from postilla.model.anchor import Anchored
from postilla.model.annotation import FieldValue
from postilla.syntax.prose import read_prose
from tests.json_ld.conftest import chapters_of, faults, items
from tests.tei.conftest import stated

TAGS = {
    *("p", "blockquote", "ul", "ol", "li", "em", "strong", "code", "span", "a", "br"),
}
ATTRIBUTES = {"href", "lang", "start"}
SCHEMES = {"https", "http", "mailto", "urn"}

BODIES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "text <b onclick=alert(1)>bold</b>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,<script>)",
    "[a](vbscript:x)",
    "[a](//evil.example/x)",
    "[a](/../../etc/passwd)",
    "[a](https://example.org/\"onmouseover=alert(1))",
    "<https://example.org/\"><script>>",
    "![a](https://evil.example/x.png)",
    "[a]: javascript:alert(1)\n\n[a]",
    "[x]{.language-tr onclick=alert(1)}",
    "[x]{.language-\"><script>}",
    "[x]{#id style=position:fixed}",
    "{#id onclick=x}\nwords",
    "```{raw} html\n<script>\n```",
    ":::{include} /etc/passwd\n:::",
    "::::{note}\n<script>\n::::",
    "{raw-html}`<script>`",
    "{block}`<script> <p-1-1>`",
    "{block}`\"><script>`",
    "{cite:p}`\"><script>`",
    "[words](#\"><script>)",
    "| a |\n|---|\n| <script> |",
    "    <script>",
    "<!-- comment --> text",
    "&lt;script&gt; &#60;script&#62; &amp;lt;",
    "# heading <script>",
    "]]> </script> <![CDATA[ x",
    "\u202e\u2066 text \u0000",
]  # fmt: skip


def writer() -> HtmlWriter:
    return HtmlWriter(works={}, label_of=lambda name: name, addresses=Addresses(stated(), {}))


def assert_harmless(html: str) -> None:
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.iterdescendants():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        if address := element.get("href"):
            assert urlsplit(address).scheme in SCHEMES


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_words(body: str) -> None:
    assert_harmless(writer().write(read_prose(body, "chapters")))


@given(st.text(st.sampled_from("<>&\"'[](){}#*_`!:/\\. \nabjavscript=-|~"), max_size=60))
def test_any_body_is_words(body: str) -> None:
    assert_harmless(writer().write(read_prose(body, "chapters")))


@given(st.text(st.characters(codec="utf8", exclude_categories=("Cc", "Cs")), max_size=30))
def test_no_word_is_lost(words: str) -> None:
    body = "".join(f"\\{one}" if one in string.punctuation else one for one in words)
    html = writer().write(read_prose(f"x{body}x", "chapters"))
    text = lxml.html.fragment_fromstring(html or "<p></p>", create_parent="div").text_content()
    assert text.split() == f"x{words}x".split()


NOTE = "{#p-1-1}\nA bridge.\n\n:::{ednote} bridge\n:id: a-note\n:about: context\nWords.\n:::\n"


def unchecked(**changes: Any) -> list[dict[str, Any]]:
    """Make a collection of one annotation that no check has seen."""
    (chapter,) = chapters_of(NOTE)
    (one,) = chapter.annotations
    changed: Anchored = replace(one, annotation=replace(one.annotation, **changes))
    edition = stated()
    made = annotation_collection(edition, [replace(chapter, annotations=(changed,))], (), ())
    collection = json.loads(serialise(made))
    assert faults(collection) == []
    return list(items(collection))


@pytest.mark.parametrize("value", ["</script><script>alert(1)</script>", '"},"type":"x'])
def test_a_field_is_a_string(value: str) -> None:
    fields = (FieldValue(name="id", value="a-note"), FieldValue(name="about", value=value))
    (item,) = unchecked(fields=(*fields, FieldValue(name="by", value=value)))
    assert item["about"] == value
    assert item["creator"] == {"type": "Person", "name": value}


def test_a_field_that_the_kind_does_not_have_is_left_out() -> None:
    fields = (FieldValue(name="id", value="a-note"), FieldValue(name="@type", value="x"))
    (item,) = unchecked(fields=fields)
    assert "@type" not in item


@pytest.mark.parametrize("words", ["</script>", "<!--", "<script", "]]>", "\u2028", '"'])
def test_a_data_block_never_ends_early(words: str) -> None:
    block = data_block({words: [words]})
    page = f'<script type="application/ld+json">{block}</script><p id="after">x</p>'
    root = lxml.html.fragment_fromstring(page, create_parent="div")
    assert json.loads(root[0].text or "") == {words: [words]}
    assert [one.tag for one in root] == ["script", "p"]
    assert "<" not in block
