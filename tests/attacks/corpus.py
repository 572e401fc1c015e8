# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What a hostile pull request can put where: one table, tried against the check and the products.

Each attack changes one file of the sound edition of tests/checks. What could act in a reader's
browser says “storm”; what could read a file asks for the secret beside the edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

EDITION: Final = Path(__file__).parents[1] / "checks" / "edition"
SECRET: Final = "The secret of the ferryman"
"""Stands in a file beside the source; no product may hold it."""


@dataclass(frozen=True, slots=True)
class Attack:
    """A change of one file, and what the check says of it."""

    path: str
    """Below ``source/``."""
    old: str
    """What is replaced; nothing where the new text goes to the end of the file."""
    new: str
    code: str
    """Of the finding that the check has."""


MIST: Final = "chapters/03-mist.md"
_BODY = "The register has no such mist.\n"
_NOTE = ":::{{ednote}} a mist at dawn\n:id: storm\n:about: context\n{}\nWords.\n:::\n"


def _body(markdown: str, code: str) -> Attack:
    return Attack(MIST, _BODY, f"{markdown}\n", code)


def _field(name: str, value: str, code: str, old: str = ":about: context") -> Attack:
    return Attack(MIST, f"{old}\n", f"{old}\n:{name}: {value}\n", code)


_TRANSLATION = "parallel/tr/03-mist.md"
_SCRIPT = "<script>alert('storm')</script>"

ATTACKS: Final = {
    # translations
    "translation-script": Attack(_TRANSLATION, "", f"{{#p-3-1}}\n{_SCRIPT}\n", "allowed/markup"),
    "translation-link": Attack(
        _TRANSLATION, "", "{#p-3-1}\n[rain](https://storm.example/)\n", "allowed/markup"
    ),
    "translation-directive": Attack(
        _TRANSLATION, "", "{#p-3-1}\nRain.\n\n:::{include} ../secret.txt\n:::\n", "allowed/markup"
    ),
    "translation-elsewhere": Attack("parallel/tr/x/y.md", "", "# Storm\n", "parallel/place"),
    # what an annotation says
    "body-script": _body(_SCRIPT, "allowed/markup"),
    "body-inline-html": _body("Rain <img src=x onerror=storm()> and snow.", "allowed/markup"),
    "body-comment": _body("<!-- storm -->", "allowed/markup"),
    "body-scheme": _body("[rain](ftp://storm.example/)", "allowed/link"),
    "body-project": _body("[rain](path:../secret.txt) [snow](inv:storm#rain)", "allowed/link"),
    "body-path": _body("[rain](../secret.txt)", "allowed/link"),
    "body-protocol-relative": _body("[rain](//storm.example/)", "allowed/link"),
    "body-image": _body("![storm](https://storm.example/x.png)", "allowed/markup"),
    "body-heading": _body("# Storm\n\nWords.", "allowed/markup"),
    "body-footnote": _body("Words.[^storm]\n\n[^storm]: A note.", "allowed/markup"),
    "body-page-break": _body("{pb}`14`", "allowed/role"),
    "body-raw-role": _body("{raw}`<b>storm</b>`", "allowed/role"),
    "body-download": _body("{download}`../secret.txt`", "allowed/role"),
    "body-eval": _body("```{eval-rst}\n.. include:: ../secret.txt\n```", "allowed/directive"),
    "body-include": _body("```{include} ../secret.txt\n```", "allowed/directive"),
    "body-literalinclude": _body("```{literalinclude} ../secret.txt\n```", "allowed/directive"),
    "body-raw": _body(f"```{{raw}} html\n{_SCRIPT}\n```", "allowed/directive"),
    "body-annotation": _body("```{claim} mist\n:id: storm\n```", "allowed/directive"),
    "body-code": _body("```\nstorm\n```", "allowed/markup"),
    "body-table": _body("| a |\n|---|\n| storm |", "allowed/markup"),
    "body-style": _body('[rain]{style="color:red" onclick="storm()"}', "allowed/attribute"),
    "body-class": _body("[rain]{.storm}", "allowed/class"),
    "body-id": _body("{#p-3-1}\nWords.", "allowed/attribute"),
    "body-target": _body("(storm)=\n\nWords.", "allowed/markup"),
    "body-options": _body("---\nstorm: 1\n---\nWords.", "allowed/option"),
    "body-bidi": _body("Words \N{RIGHT-TO-LEFT OVERRIDE}mrots.", "file/bidi"),
    "body-control": _body("Words \x1b[31mstorm.", "file/control"),
    "body-unknown-source": _body("{cite:p}`storm`", "link/source"),
    "body-unknown-address": _body("[rain](#storm)", "link/dead"),
    # its fields and its quotation
    "field-unknown": _field("onclick", "storm()", "allowed/option"),
    "field-repeated": _field("about", "source", "allowed/option-repeated"),
    "field-cut": _field("by", "Ada # storm", "allowed/option-cut"),
    "field-anchor": _field("by", "*storm", "allowed/option-cut"),
    "field-tag": _field("by", "!!python/object/apply:os.system [storm]", "allowed/option-cut"),
    "field-id-markup": Attack(
        MIST, ":id: on-dusk", ':id: on-dusk" onclick=storm', "ids/annotation"
    ),
    "field-id-taken": Attack(MIST, ":id: on-dusk", ":id: p-3-1", "ids/annotation"),
    "field-id-words": Attack(MIST, ":id: on-dusk", ":id: boats-lost--words", "ids/annotation"),
    "field-id-path": Attack(MIST, ":id: on-dusk", ":id: ../../storm", "ids/annotation"),
    "field-see": Attack(MIST, ":see: p-3-1", ":see: <script>", "relation/dead"),
    "field-language": Attack(
        MIST, ":language: en", ":language: x onload=storm", "annotation/language"
    ),
    "quote-lookalike": Attack(
        MIST, "mist at dusk\n:id", "mist \N{CYRILLIC SMALL LETTER A}t dusk\n:id", "quote/missing"
    ),
    "quote-empty": Attack(MIST, "{ednote} mist at dusk", "{ednote} … … …", "quote/empty"),
    "key-path": Attack(
        MIST, "{evidence} register1820", "{evidence} ../secret", "cites/key-unknown"
    ),
    # around annotations
    "chapter-comment": Attack(MIST, "{#p-3-2}", "% storm\n\n{#p-3-2}", "allowed/comment"),
    "chapter-words": Attack(MIST, "{#p-3-2}", "The storm came.\n\n{#p-3-2}", "base/id-missing"),
    "chapter-letter": Attack(MIST, "a mist at dawn", "a mіst at dawn", "base/text-changed"),
    "chapter-front-matter": Attack(
        MIST,
        "{#s-3}",
        "---\nmyst:\n  enable_extensions: [substitution]\n  substitutions:\n"
        "    storm: '{{ env.srcdir }}'\n---\n\n{#s-3}",
        "allowed/front-matter",
    ),
    "chapter-suppress": Attack(
        MIST,
        ":::{ednote}",
        "% ignore base/text-changed: it is so\n:::{ednote}",
        "suppression/forbidden",
    ),
    "chapter-page-directive": Attack(
        MIST, "{#p-3-2}", "```{toctree}\n```\n\n{#p-3-2}", "allowed/directive"
    ),
    # data
    "names-markup": Attack(
        "names.toml",
        "",
        '[[name]]\nid = "<script>"\nkind = "place"\nname = "x"\nforms = { en = ["mist"] }\n',
        "names/value",
    ),
    "names-key": Attack(
        "names.toml", "", '[[name]]\nid = "a"\n"__class__" = 1\n', "names/unknown-key"
    ),
    "edition-url": Attack(
        "edition.toml", "", '\n[site]\nurl = "javascript:storm"\n', "edition/value"
    ),
    "edition-id": Attack("edition.toml", 'id = "bridges"', 'id = "../storm"', "edition/value"),
    "edition-witness": Attack(
        "edition.toml", 'file = "bridges.txt"', 'file = "../../secret.txt"', "edition/value"
    ),
    "bib-url": Attack(
        "refs.bib", "year = {1820},", "year = {1820},\n  url = {javascript:storm},", "bibtex/field"
    ),
    "bib-key": Attack("refs.bib", "{register1820,", "{../register,", "bibtex/key"),
    "bib-macro": Attack(
        "refs.bib", "title = {Register of the Town}", "title = storm", "bibtex/macro"
    ),
    "page-script": Attack("about/principles.md", "", f"\n{_SCRIPT}\n", "allowed/markup"),
    "page-annotation": Attack(
        "about/principles.md", "", "\n" + _NOTE.format(""), "allowed/directive"
    ),
    "page-glob": Attack("index.md", "chapters/01-bridges", "../../*", "allowed/body"),
    "kind-svg": Attack("about/storm.svg", "", f"<svg>{_SCRIPT}</svg>", "file/kind"),
    "kind-python": Attack("conf.py", "", "storm()\n", "file/kind"),
}
"""Name -> attack."""

HARMLESS: Final = {
    "body-javascript": _body("[rain](<javascript:alert('storm')>)", ""),
    "body-vbscript": _body("[rain](<vbscript:storm>)", ""),
    "body-data": _body("[rain](<data:text/html;base64,c3Rvcm0=>)", ""),
    "body-file": _body("[rain](file:///etc/passwd)", ""),
    "body-autolink": _body("<javascript:storm>", ""),
    "body-reference": _body("[rain]\n\n[rain]: javascript:storm", ""),
    "body-substitution": _body("{{ env.srcdir }} and {{ storm }}", ""),
    "field-markup": _field("by", f"Ada {_SCRIPT}", ""),
    "field-quoted": _field("by", "'\" onmouseover=\"storm()'", ""),
    "field-typst": _field("by", "'#eval(\"storm\") $x$ @storm <storm> \\\\'", ""),
    "field-closing": _field("by", "'</script><script>storm()</script>'", ""),
    "field-url": _field("by", "'javascript:storm()'", ""),
    "reading-markup": Attack(MIST, ":reading: bridge", ":reading: <script>storm()</script>", ""),
    "reading-typst": Attack(MIST, ":reading: bridge", ":reading: '#read(\"secret.txt\")'", ""),
    "ground-markup": Attack(
        MIST, ":ground: q for g", ":ground: <img src=x onerror=storm()> q for g", ""
    ),
    "body-escaped": _body("\\<script>storm\\</script> &lt;b&gt; ]]> {{ storm }", ""),
    "bib-title": Attack(
        "refs.bib", "Register of the Town", "Register <script>storm</script> of \\& #x", ""
    ),
    "names-form": Attack(
        "names.toml",
        "",
        '[[name]]\nid = "storm"\nkind = "place"\nname = "a<script>storm</script>"\n'
        'forms = { en = ["The ferryman"] }\n',
        "",
    ),
}
"""Text that may be written, and that stays text in every product."""
