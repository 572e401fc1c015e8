# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Hostile text: refused by the allow-lists, and harmless even if they let it pass."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from postilla.sphinx_ext import parser
from postilla.sphinx_ext.site import SCRIPTS

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Built, Edition

PAGE = "about/editorial"
FOLDERS = ("chapters", "about")
SECRET = "The secret of the ferryman"
"""Stands in a file beside the source; no page may show it, no folder of the site hold it."""

HOSTILE = {
    "html-block": "<script>alert('storm')</script>",
    "html-inline": "Rain <img src=x onerror=storm()> and snow.",
    "html-comment": "<!-- storm -->",
    "raw": "```{raw} html\n<script>alert('storm')</script>\n```",
    "raw-colon": ":::{raw} html\n<script>alert('storm')</script>\n:::",
    "raw-file": "```{raw} html\n:file: ../secret.txt\n```",
    "include": "```{include} ../secret.txt\n```",
    "include-nested": "````{note}\n```{include} ../secret.txt\n```\n````",
    "literalinclude": "```{literalinclude} ../secret.txt\n```",
    "eval-rst": "```{eval-rst}\n.. raw:: html\n\n   <script>alert('storm')</script>\n```",
    "eval-rst-include": "```{eval-rst}\n.. include:: ../secret.txt\n```",
    "csv-table": "```{csv-table}\n:file: ../secret.txt\n```",
    "image": "![storm](../secret.txt)",
    "image-directive": "```{image} ../secret.txt\n```",
    "figure": "```{figure} ../secret.txt\n```",
    "download-link": "[rain](../secret.txt)",
    "path-link": "[rain](path:../secret.txt)",
    "inventory-link": "[rain](inv:storm#rain)",
    "download-role": "{download}`../secret.txt`",
    "raw-role": "{raw}`<script>alert('storm')</script>`",
    "role-directive": "```{role} storm(raw)\n:format: html\n```\n\n{storm}`<script>`",
    "container": ":::{container} storm\nrain\n:::",
    "style": '[rain]{style="color:red" .storm onclick="alert(1)"}',
    "code-fence": "```{code-block} python\n:caption: storm\nprint()\n```",
    "toctree-glob": "```{toctree}\n:glob:\n\n*\n```",
    "front-matter": "---\ntitle: storm\n---\nrain",
    "front-matter-code": (
        "---\nmyst:\n  enable_extensions: [substitution]\n  substitutions:\n"
        "    storm: '{{ env.srcdir }}'\n---\n{{ storm }} {{ env.srcdir }}"
    ),
    "front-matter-html": "---\nmyst:\n  html_meta:\n    refresh: 'storm'\n---\nrain",
    "meta": "```{meta}\n:refresh: storm\n```",
    "only": "```{only} html\n<script>alert('storm')</script>\n```",
    "math": "$$\\require{storm}$$ and {math}`storm`",
}
"""Name -> Markdown that no file of an edition may have; all that could act says “storm”."""


PLAIN = {
    "script-link": "[rain](javascript:alert('storm'))",
    "data-link": "[rain](data:text/html,storm)",
    "vbscript-link": "[rain](vbscript:storm)",
}
"""Name -> Markdown that makes no link, so that its characters are shown as they are."""

BESIDE = {
    *(
        "_static",
        "about",
        "chapters",
        "downloads",
        "index.html",
        "search.html",
        "objects.inv",
        ".buildinfo",
    ),
}


def poison(edition: Edition) -> Built:
    (edition.source.parent / "secret.txt").write_text(SECRET, encoding="utf-8")
    edition.write("secret.txt", SECRET)
    for folder in FOLDERS:
        for name, markdown in (HOSTILE | PLAIN).items():
            head = "" if markdown.startswith("---") else "# Of the weather\n\n"
            edition.write(f"{folder}/{name}.md", f"{head}{markdown}\n")
    return edition.build()


def reports(built: Built, docname: str) -> list[str]:
    return [line for line in built.warnings if line.startswith(f"{docname}.md:")]


def check_harmless(built: Built, docname: str) -> None:
    page = built.page(docname)
    assert not page.xpath("//img | //iframe | //object | //style")
    assert page.xpath("//meta/@http-equiv") == ["Content-Security-Policy"]
    scripts = page.xpath("//script[not(@type='application/ld+json')]")
    addresses = [urlsplit(script.get("src", "")) for script in scripts]
    assert not any(address.scheme or address.netloc for address in addresses)
    assert [PurePosixPath(address.path).name for address in addresses] == list(SCRIPTS)
    assert not "".join(script.text or "" for script in scripts)
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')] | //meta[@name='refresh']")
    targets = page.xpath("//a/@href[contains(., ':')]")
    assert not [target for target in targets if not target.startswith("https://")]
    assert str(built.source) not in built.html(docname)


@pytest.fixture(scope="module")
def refused(shared_edition: Edition) -> Built:
    return poison(shared_edition)


@pytest.fixture(scope="module")
def unchecked(tmp_path_factory: pytest.TempPathFactory, shared_edition: Edition) -> Built:
    """The same, as if the allow-lists had let everything pass."""
    folder = tmp_path_factory.mktemp("unchecked") / "build"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "check_tokens", lambda *_: ())
        poison(shared_edition)
        return shared_edition.build(folder=str(folder))


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_refused(refused: Built, folder: str, name: str) -> None:
    docname = f"{folder}/{name}"
    findings = [line for line in reports(refused, docname) if "[postilla.allowed/" in line]
    assert findings
    for finding in findings:
        _, line, column, _ = finding.split(":", 3)
        assert int(line) > 0
        assert int(column) > 0
    main = refused.page(docname).get_element_by_id("_content").text_content()
    assert "This page is not shown" in main
    assert "rain" not in main
    assert "storm" not in refused.html(docname)
    check_harmless(refused, docname)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", PLAIN)
def test_what_makes_no_link_is_shown_as_written(refused: Built, folder: str, name: str) -> None:
    docname = f"{folder}/{name}"
    assert PLAIN[name] in refused.page(docname).text_content()
    check_harmless(refused, docname)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_harmless_even_unchecked(
    unchecked: Built, folder: str, name: str
) -> None:
    check_harmless(unchecked, f"{folder}/{name}")


def test_no_secret_comes_out(refused: Built, unchecked: Built) -> None:
    for built in (refused, unchecked):
        files = built.files()
        assert not [name for name, content in files.items() if SECRET.encode() in content]
        assert {name.split("/")[0] for name in files} == BESIDE


@pytest.mark.parametrize("docname", ["chapters/02-weather", PAGE])
def test_a_container_that_is_no_directive_is_refused(edition: Edition, docname: str) -> None:
    edition.write(f"{docname}.md", "# Rain\n\n:::storm\n<script></script>\n\nstorm\n:::\n")
    built = edition.build()
    assert any("[postilla.allowed/" in finding for finding in reports(built, docname))
    assert "storm" not in built.html(docname)
    check_harmless(built, docname)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", "data:x"],
)
def test_an_address_in_refs_bib_cannot_run_code(edition: Edition, address: str) -> None:
    edition.replace("refs.bib", "{smith1990,", f"{{smith1990,\n  url = {{{address}}},")
    check_harmless(edition.build(), PAGE)


def test_only_markdown_is_source(edition: Edition) -> None:
    edition.write("storm.rst", "Storm\n=====\n\n.. raw:: html\n\n   <script></script>\n")
    built = edition.build()
    assert "storm" not in built.app.env.all_docs
    assert not built.warnings


def test_a_page_has_only_its_own_directives(edition: Edition) -> None:
    edition.write(f"{PAGE}.md", "# About\n\n:::{cites} smith1990\n:target: fn-1\n:::\n")
    built = edition.build()
    (warning,) = (line for line in built.warnings if "allowed" in line)
    assert warning.startswith(f"{PAGE}.md:3:4: WARNING: The directive “{{cites}}” is not among")


def test_what_a_page_may_have_is_shown(edition: Edition) -> None:
    edition.write(
        f"{PAGE}.md",
        "# About\n\n:::{note}\nSee {block}`p-1-1`, `code`,\\\n<https://example.org/>.\n:::\n\n"
        "> quoted\n\n| a | b |\n|---|--:|\n| c | d |\n\n```\nplain\n```\n",
    )
    built = edition.build()
    assert not built.warnings
    main = built.page(PAGE).get_element_by_id("_content")
    for tag in ("blockquote", "table", "pre", "code", "br", "a[@href='https://example.org/']"):
        assert main.xpath(f".//{tag}"), tag


def test_no_file_is_copied(sample: Built) -> None:
    folders = {path.name for path in sample.folder.iterdir() if path.is_dir()}
    assert folders == {"_static", "about", "chapters", "downloads"}
