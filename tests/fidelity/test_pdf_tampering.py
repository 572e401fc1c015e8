# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Whatever is done to the text of the PDF, or to the tags by which it is read, the proof tells."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pytest

from postilla.model.diagnostic import Diagnostic
from tests.fidelity.conftest import build

if TYPE_CHECKING:
    from tests.fidelity.conftest import Products

Rows = tuple[tuple[str, str, str, str], ...]
"""Words of the source, what is set instead of them, and what is found at which id."""

PAGE: Final = 4
"""The first page of the first chapter, 0-based."""
TEXT: Final[Rows] = (
    ("built of oak", "built oak", "text-changed", "p-1-1"),
    ("the resettle{pb}", "theresettle{pb}", "text-changed", "p-1-4"),
    ("# Of the ferry", "# Of a ferry", "text-changed", "s-1-1"),
    ("from the hills", "from the bills", "text-changed", "p-1-2-i1"),
    ("grey stone", "grey s tone", "text-changed", "p-1-2-i2-i1"),
    ("town, p. 4.", "town, p. 5.", "text-changed", "fn-1"),
    ("Lenova 1990.", "Lenova 1991.", "text-changed", "b-1"),
    ("that no call leads to", "that no call leads for", "text-changed", "fn-9"),
    ("köprü, hava", "köprü, hаva", "text-changed", "keywords-tr"),
    (
        "The town has three bridges.\nIt rains there on most days.",
        "It rains there on most days.\nThe town has three bridges.",
        "text-changed",
        "abstract-en",
    ),
    (
        "{#p-decl-1 .language-tr}\nYazar çıkar çatışması olmadığını beyan eder.\n",
        "",
        "block-missing",
        "p-decl-1",
    ),
    ("of the year.\nIt", "of the year. It", "sentence-changed", "p-2-1"),
)
MARKS: Final[Rows] = (
    ("spring.[^1]", "spring.[^2]", "call-changed", "p-1-1"),
    ("chronicle.[^2]", "chronicle.[^1]", "call-changed", "p-1-1"),
    ("{pb}`13`one is", "one {pb}`13`is", "page-break-changed", "p-1-1"),
    ("{pb}`12`", "{pb}`21`", "page-break-changed", "s-1"),
    ("resettle{pb}`14`", "reset{pb}`14`tle", "page-break-changed", "p-1-4"),
    ("[taş köprü]{.language-tr}", "taş köprü", "language-changed", "p-1-1"),
    ("{#title-tr .language-tr}", "{#title-tr}", "language-changed", "title-tr"),
    (
        "{#abstract-tr .language-tr}",
        "{#abstract-tr .language-az}",
        "language-changed",
        "abstract-tr",
    ),
    ("[Новая хроника]{.language-ru}", "Новая хроника", "language-changed", "fn-3"),
    ("**no**", "*no*", "emphasis-changed", "p-2-1"),
    ("3. the older", "5. the older", "start-changed", "p-1-3"),
    ("week.[^4]", "[^4]week.", "call-changed", "p-2-1"),
    ("of the year.", "of the year.[^9]", "call-changed", "p-2-1"),
)


@pytest.fixture(scope="module")
def rebuilt(
    products: Products, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Rows], Sequence[Diagnostic]]:
    """Prove a PDF made from another text against the text."""
    known: dict[Rows, Sequence[Diagnostic]] = {}

    def prove(rows: Rows) -> Sequence[Diagnostic]:
        if rows not in known:
            folder = tmp_path_factory.mktemp("tampered")
            source = Path(shutil.copytree(products.source, folder / "source"))
            for old, new, _, _ in rows:
                replace(source, old, new)
            (pdf,) = (build(folder / "build", source, "pdf") / "pdf").glob("*.pdf")
            known[rows] = products.findings("pdf", {pdf.name: pdf.read_bytes()})
        return known[rows]

    return prove


def replace(source: Path, old: str, new: str) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in source.rglob("*.md")}
    (path,) = (path for path, text in texts.items() if old in text)
    path.write_text(texts[path].replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("rows", "code", "place"),
    [(rows, code, place) for rows in (TEXT, MARKS) for _, _, code, place in rows],
)
def test_text(
    rebuilt: Callable[[Rows], Sequence[Diagnostic]], rows: Rows, code: str, place: str
) -> None:
    told = [one.message for one in rebuilt(rows) if one.code == f"product/{code}"]
    assert any(re.search(rf"\b{place}\b(?!-)", message) for message in told), rebuilt(rows)


def edited(products: Products, edit: Callable[[pikepdf.Pdf], None]) -> Sequence[Diagnostic]:
    ((name, data),) = products.files("pdf").items()
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edit(pdf)
        pdf.save(buffer)
    return products.findings("pdf", {name: buffer.getvalue()})


def content(pattern: bytes, new: bytes, number: int) -> Callable[[pikepdf.Pdf], None]:
    """Change the content of a page, 0-based, in the first place that fits."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[number]
        data, changed = re.subn(pattern, new, page.Contents.read_bytes(), count=1, flags=re.DOTALL)
        assert changed == 1
        page.Contents = pdf.make_stream(data)

    return edit


def names(edit: Callable[[pikepdf.NameTree], None]) -> Callable[[pikepdf.Pdf], None]:
    """Change the names of places."""
    return lambda pdf: edit(pikepdf.NameTree(pdf.Root.Names.Dests))


def move(name: str, other: str) -> Callable[[pikepdf.NameTree], None]:
    """Let a name lead to where another one leads."""

    def edit(tree: pikepdf.NameTree) -> None:
        tree[name] = tree[other]

    return edit


def forget(name: str) -> Callable[[pikepdf.NameTree], None]:
    """Take a name away."""
    return lambda tree: tree.__delitem__(name)


def exchange_links(pdf: pikepdf.Pdf) -> None:
    """Let two calls lead to each other's notes."""
    links = [link for link in pdf.pages[PAGE].Annots if str(link.get("/Dest")).startswith("fn-")]
    first, second = links[0], links[1]
    first.Dest, second.Dest = second.Dest, first.Dest


def exchange_notes(pdf: pikepdf.Pdf) -> None:
    """Put two notes at each other's calls."""
    notes = list(elements(pdf.Root.StructTreeRoot, "/Note"))
    first, second = notes[1:3]
    first.K, second.K = second.K, first.K


def elements(element: Any, name: str) -> Any:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") == name:
                yield kid
            yield from elements(kid, name)


def unlink_what_calls_the_uncalled(pdf: pikepdf.Pdf) -> None:
    """Pass the edition's words, and its call of a note that the text does not call, off as text."""
    notes = list(elements(pdf.Root.StructTreeRoot, "/Note"))
    first = notes[-1].P.K[0]
    assert first.S == "/Link"
    first.S = pikepdf.Name.Span


def untag(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


@pytest.mark.parametrize(
    ("edit", "code", "place"),
    [
        (content(rb"/Span<</MCID 2>>BDC", b"/Artifact BMC", PAGE), "text-changed", "p-1-1"),
        (content(rb"(/MCID 2>>BDC.*?)0 Tr", rb"\g<1>3 Tr", PAGE), "text-changed", "p-1-1"),
        (
            content(rb"/MCID 2>>", b"/MCID 2/ActualText(Other words.)>>", PAGE),
            "text-changed",
            "p-1-1",
        ),
        (content(rb"/Lang\(tr\)", b"", PAGE), "language-changed", "p-1-1"),
        (content(rb"(/Background>>BDC.*?)\[[^]]*\]TJ", rb"\1", PAGE), "page-break-changed", "s-1"),
        (names(forget("p-1-4")), "id-changed", "p-1-4"),
        (names(forget("fn-2")), "id-changed", "fn-2"),
        (names(forget("fn-9")), "id-changed", "fn-9"),
        (unlink_what_calls_the_uncalled, "block-added", "without id"),
        (names(forget("pg-14")), "page-break-changed", "p-1-4"),
        (names(move("pg-14", "p-1-4")), "page-break-changed", "p-1-4"),
        (names(forget("fnref-2")), "call-changed", "p-1-1"),
        (names(move("p-2-1-s2", "p-2-1-s1")), "sentence-changed", "p-2-1"),
        (exchange_links, "call-changed", "p-1-1"),
        (exchange_notes, "id-changed", "fn-1"),
        (untag, "pdf", "tags"),
    ],
)
def test_tags(
    products: Products, edit: Callable[[pikepdf.Pdf], None], code: str, place: str
) -> None:
    findings = edited(products, edit)
    assert f"product/{code}" in {finding.code for finding in findings}, findings
    assert any(place in finding.message for finding in findings), findings


def test_what_is_beside_the_text_does_not_count(products: Products) -> None:
    """White ink is read, for it is there for a screen reader; what is attached is not."""

    def edit(pdf: pikepdf.Pdf) -> None:
        content(rb"(/MCID 2>>BDC.*?)0 scn", rb"\g<1>1 scn", PAGE)(pdf)
        pdf.attachments["words.txt"] = b"The first bridge"
        pdf.docinfo["/Subject"] = "The first bridge"

    assert edited(products, edit) == []


def test_words_that_are_meant_instead_of_those_shown(products: Products) -> None:
    words = b"The first bridge was built of oak in a single spring."
    meant = content(rb"/MCID 2>>", b"/MCID 2/ActualText(" + words + b")>>", PAGE)
    assert edited(products, meant) == []


def test_page_is_named(products: Products) -> None:
    (finding,) = edited(products, names(forget("pg-14")))
    assert finding.position.path.endswith(f"#page={PAGE + 1}")
    assert finding.position.line == 0
