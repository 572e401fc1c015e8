# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Documents that can't be imported: refused with a code, within their bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from postilla.importer.derive import derive
from postilla.importer.document import pandoc
from postilla.importer.document.words import SourceWords, missing_words
from postilla.importer.witness import MAX_BYTES
from postilla.model.container import MAX_ENTRIES
from postilla.model.errors import PostillaError
from tests.importer.packing import pack, parts_of

DOCUMENTS = Path(__file__).with_name("documents")
DOCX = parts_of(DOCUMENTS / "docx" / "source.docx")
EPUB = parts_of(DOCUMENTS / "epub" / "source.epub")
ARTICLE = b"<article><body><p>Words.</p></body></article>"
LAUGHS = (
    b'<!DOCTYPE article [<!ENTITY a "ha">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (name, b"&%c;" % (name - 1) * 10) for name in range(0x62, 0x6C)
    )
    + b"]><article><body><p>&k;</p></body></article>"
)
DEEP = b"<article><body>" + b"<sec>" * 300 + b"</sec>" * 300 + b"</body></article>"

REFUSED = {
    "a docx that is none": ("a.docx", b"Words.", "wrong-extension"),
    "an archive called HTML": ("a.html", pack(DOCX), "wrong-extension"),
    "a PDF called docx": ("a.docx", b"%PDF-1.7", "wrong-extension"),
    "old Word": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wrong-extension"),
    "a broken archive": ("a.docx", pack(DOCX)[:-200], "archive"),
    "an archive bomb": ("a.odt", pack({"content.xml": b" " * 2**26}), "archive"),
    "too many files": (
        "a.odt",
        pack({f"{n}": b"" for n in range(MAX_ENTRIES + 1)}),
        "archive",
    ),
    "an EPUB without a package": ("a.epub", pack({"META-INF/container.xml": b"<x/>"}), "archive"),
    "an EPUB without a page": (
        "a.epub",
        pack({name: part for name, part in EPUB.items() if "one" not in name}),
        "archive",
    ),
    "a docx without a text": (
        "a.docx",
        pack({name: part for name, part in DOCX.items() if "document.xml" not in name}),
        "unreadable",
    ),
    "XML that is not well-formed": ("a.xml", b"<article><body>", "markup"),
    "entities of entities": ("a.xml", LAUGHS, "markup"),
    "an entity of a file": (
        "a.xml",
        b'<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + ARTICLE,
        "markup",
    ),
    "an entity nobody defines": ("a.xml", b"<article><body><p>&x;</p></body></article>", "markup"),
    "XML nested beyond measure": ("a.xml", DEEP, "markup"),
    "XML of another kind": ("a.xml", b"<html><body/></html>", "unknown-xml"),
    "TEI without a text": ("a.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "no-text"),
    "an article without words": ("a.xml", b"<article><body/></article>", "no-text"),
    "quotations nested beyond measure": ("a.md", b">" * 400 + b" Words.", "too-deep"),
    "a noncharacter": (
        "a.xml",
        "<article><body><p>\ufdd0p1\ufdd1</p></body></article>".encode(),
        "noncharacter",
    ),
    "too large": ("a.md", b" " * (MAX_BYTES + 1), "too-large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    path, data, code = REFUSED[name]
    with pytest.raises(PostillaError) as stopped:
        derive(data, "", witness_path=path, recipe_path="recipe.toml")
    (finding,) = stopped.value.diagnostics
    assert finding.code == f"document/{code}"
    assert finding.position.path.startswith(path)
    assert finding.hint


def test_pandoc_may_not_take_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SECONDS", 0.001)
    with pytest.raises(PostillaError, match="had not read it") as stopped:
        derive(b"# A\n\nWords.\n", "", witness_path="a.md", recipe_path="recipe.toml")
    assert stopped.value.diagnostics[0].code == "document/too-slow"


def test_pandoc_may_not_take_all_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "MEGABYTES", 8)
    with pytest.raises(PostillaError) as stopped:
        derive(b"*a* " * 200_000, "", witness_path="a.md", recipe_path="recipe.toml")
    assert stopped.value.diagnostics[0].code == "document/too-large"


def test_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("Secret words.", encoding="utf-8")
    source = rf"\section{{A}} Words. \input{{{secret}}} \include{{{secret}}}".encode()
    derivation = derive(source, "", witness_path="a.tex", recipe_path="recipe.toml")
    assert "Secret" not in derivation.witness.text


def test_words_that_are_kept_nowhere_are_found() -> None:
    source = [SourceWords("one two three", 1), SourceWords("two four re\u00adset", 2)]
    (missing,) = missing_words(source, ["one two three", "four reset"])
    assert missing == SourceWords("two", 2)
    (run,) = missing_words(source, ["one two", "four reset two"])
    assert run == SourceWords("three", 1)
    assert not list(missing_words(source, ["two four", "reset", "three one two"]))
