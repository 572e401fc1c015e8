# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Texts made up: sound files with pieces taken out, doubled, moved and put in."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

ANY = st.characters(codec=None)
"""Lone surrogates, too; no text that was decoded has them, but names of files do."""
CHARACTERS = st.characters(codec="utf-8")
SIGNS = tuple("*_`[]<>{}#-+=:|~!&;.()\\'\"\n \t%^$@,/0a\u00ad\u200b\u200d\u202e\u0301İ﷽𝔞")

MARKDOWN = (
    *("**", "__", "``", "![", "](", "[^4]", "[^4]: ", "[^", "]: ", "\n\n", "\n> ", "\n- ", "\n1. "),
    *(
        "\n# ",
        "\n---\n",
        "\n===\n",
        "\n|a|b|\n|-|-|\n|c|d|\n",
        "    ",
        "\\",
        "&amp;",
        "&#0;",
        "&#x",
    ),
    *("{#p-3-9}\n", "{#", "{.language-tr}", "[a]{.language-tr}", "{pb}`14`", "{claim}`a`", "{"),
    *("\n:::{ednote} mist\n", "\n:::\n", "\n::::{note}\n", "\n```{include} x\n", "\n~~~\n"),
    *("\n:id: a\n", "\n:by: '", "\n:occurrence: 0\n", "\n:target: fn-4\n", "\n% ignore a/b: c\n"),
    *("(a)=\n", "\n<!-- ", "<script>", "<https://a.example>", "{{ a }}", " … ", "“", "\n[a]: b\n"),
)
BIBTEX = (
    *("@misc{a,\n", "@string{a = {b}}", "@preamble{{a}}", "@comment{a}", "\n@", "}", "{", "},\n"),
    *("\n  title = {", ' = "', ' # "', "author = {", " and ", ", ", "\\", '\\"', "\\textbraceleft"),
    *("url = {https://a.example}", "crossref = {a}", "keywords = {edition}", "%", "$", "\\'{e}"),
)
TOML = (
    *("\n[[name]]\n", "\n[name.forms]\n", "\n[a.b]\n", "\nid = ", '"', '"""', "'''", "\n", "= ["),
    *("{ a = 1 }", "a.b.c = 1", "1e999", "2026-02-30", "12:61", "0x", "\\u0000", "inf", "# a", "]"),
    *("\n[title]\n", "\n[[witness]]\n", "\n[[row]]\n", '\nid = "a"\n', "true", "-0", "[[", "}"),
)
CATALOGUE = (
    *("\nmsgid ", "\nmsgstr ", '"a"\n', '"', "\\n", "\\", "\nmsgctxt ", "\nmsgid_plural ", "[0]"),
    *("\n#, fuzzy\n", "\n#: a:1\n", "\n#~ ", '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'),
    *('"Content-Type: text/plain; charset=UTF-8\\n"\n', '"Language: tr\\n"\n', "\u2068", "\u2069"),
)
ROWS = ("\t", "\n", "-", ":", "=", "0", "99999999999", "\nchapter\t", "p-1-1", "paragraph", "²")
TRANSCRIPT = (
    *("|24|", "|25|\n", "\n26\n", "^{|27|}", "^{3}", "<sup>5</sup>", "[^6]", "\n³ ", "\n[^6]: "),
    *("\n- ", "\n1. ", "\n# ", "\nAbstract\n", "\nKeywords: ", "\nREFERENCES\n", "\\$", "**", "*"),
    *(
        "&amp;",
        "&#8;",
        "{pb}`1`",
        "{#p-1-1}\n",
        "\n| a |\n|---|\n",
        "\r\n",
        "\x00",
        "\ufeff",
        "e.g. ",
    ),
)


@st.composite
def broken(draw: st.DrawFn, sound: Sequence[str], pieces: Sequence[str]) -> str:
    """Break sound texts, or make one of pieces alone."""
    text = draw(st.sampled_from([*sound, ""]))
    piece = st.sampled_from(pieces) | st.sampled_from(SIGNS) | st.text(CHARACTERS, max_size=6)
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.sampled_from([0, 0, 1, 2, 7, 40, 400])), len(text))
        what = draw(st.sampled_from(["put", "put", "double", "move"]))
        if what == "put":
            new = "".join(draw(st.lists(piece, max_size=6)))
            text = text[:start] + new * draw(st.sampled_from([1, 1, 1, 2, 30])) + text[end:]
        elif what == "double":
            text = text[:end] + text[start:end] * draw(st.integers(1, 5)) + text[end:]
        else:
            rest = text[:start] + text[end:]
            place = draw(st.integers(0, len(rest)))
            text = rest[:place] + text[start:end] + rest[place:]
    return text.replace("\r", "\n")  # as every file is read
