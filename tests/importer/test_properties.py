# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What holds for every transcript, however odd: nothing is lost, nothing comes from nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from postilla.importer import recipe
from postilla.importer.derive import Derivation, derive
from postilla.importer.settings import FORMS
from postilla.model.diagnostic import Diagnostic
from postilla.model.errors import PostillaError
from tests.importer.invariants import check_all


def run(transcript: str, rows: str = "") -> Derivation:
    return derive(
        transcript.encode(), rows, witness_path="transcript.txt", recipe_path="recipe.toml"
    )


SIGNS = "\n\n\n  \t.,;:!?-–—*_`~#>|+=^$&\\/<>[](){}\"'“”«»…©0123456789⁰¹²³⁸⁹"
LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Mn"])
PIECES = st.sampled_from(
    [
        *(
            "|24|",
            "|25|\n",
            "\n26\n",
            "^{|27|}",
            "- 28 -",
            "^{3}",
            "^{4 &}",
            "<sup>5</sup>",
            "[^6]",
        ),
        *(
            "\n³ ",
            "\n[^6]: ",
            "\n^a ",
            "\n- ",
            "\n1. ",
            "\n2) ",
            "\n# ",
            "\nAbstract\n",
            "\n* * *\n",
        ),
        *("\nKeywords: ", "\nREFERENCES\n", "\n$https://a.example/b$\n", "&amp;", "&quot;", "&#8;"),
        *("\\$", "\\*", "**", "*", "e.g. ", "Dr. ", "THE TOWN", " the bridges ", "\n\n", "\r\n"),
        *(
            "{pb}`1`",
            "{#p-1-1}\n",
            "\n:::{cites} a\n",
            "\n---\n",
            "\n| a | b |\n|---|---|\n",
            "    x",
        ),
    ]
)
WILD = st.lists(
    st.one_of(st.text(st.one_of(st.sampled_from(SIGNS), LETTERS), max_size=12), PIECES), max_size=30
).map("".join)

WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "the",
                "bridge",
                "of",
                "stone",
                "stood",
                "over",
                "River",
                "Town.",
                "Then!",
                "(so)",
                "*rain*",
                "S-300",
            ]
        ),
        st.sampled_from(
            ["fell.¹", "snow²", "hail.^{3}", "dew.4", "fog[^5]", "ice.¹ ²", '"mist,"³']
        ),
        st.text(LETTERS, min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
LINES = st.one_of(
    WORDS,
    st.tuples(
        st.sampled_from(
            ["¹ ", "² ", "^{3} ", "⁴ ", "[^5]: ", "- ", "1. ", "2. ", "(١) ", "† ", "① "]
        ),
        WORDS,
    ).map("".join),
    st.sampled_from(["|7|", "|8|", "9", "^{|10|}", "11", "|1O|", "Annals of the Town", "* * *"]),
    st.sampled_from(["Notes", "注", "It rained.(١)", "雨が降った。①また", "no one†", "snow.(2)"]),
    st.sampled_from(["THE BRIDGES OF THE OLD TOWN", "Abstract", "Öz", "Keywords: rain, snow"]),
    st.sampled_from(["1) On the Old Bridges", "Introduction", "BIBLIOGRAPHY", "- Roe, A. *Ice.*"]),
    st.sampled_from(["https://example.org/a", "$https://example.org/b$", "## Weather", "Kaynakça"]),
)
PRINTED = st.tuples(
    st.lists(LINES, min_size=1, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n"])
)
SETTINGS = st.fixed_dictionaries(
    {
        "paragraphs": st.sampled_from(["line", "blank-line"]),
        "numbering": st.sampled_from(["text", "chapter", "page"]),
        "marks": st.lists(st.sampled_from(FORMS), max_size=5),
    }
).map(lambda values: "[transcript]\n" + "\n".join(f"{k} = {v!r}" for k, v in values.items()))
CLASSES = [*recipe.CLASSES, "nonsense"]


@st.composite
def recipes(draw: st.DrawFn, lines: Sequence[str]) -> str:
    """Make a recipe that speaks of lines that are there, whether it makes sense or not."""
    rows = ['languages = ["en", "tr"]']
    for operation in draw(st.lists(st.sampled_from(list(recipe.OPERATIONS)), max_size=4)):
        number = draw(st.integers(1, len(lines)))
        words = draw(st.sampled_from(["", *lines[number - 1].split()]))
        values: dict[str, dict[str, str | int]] = {
            "classify": {"as": draw(st.sampled_from(CLASSES)), "words": words},
            "join": {"unit": draw(st.sampled_from(["", "block", "sentence"])), "words": words},
            "split": {"unit": draw(st.sampled_from(["block", "sentence"])), "words": words},
            "order": {
                "before": draw(st.integers(1, len(lines))),
                "through": draw(st.integers(0, len(lines))),
            },
            "page-break": {"number": str(draw(st.integers(7, 12))), "words": words},
            "language": {"language": draw(st.sampled_from(["en", "tr", "ru"])), "words": words},
            "id": {"id": draw(st.sampled_from(["s-x", "p-x-1", "b-3", "title-en", "fn-1"]))},
        }
        fields: dict[str, str | int] = {"line": number, **values[operation], "ground": "why not"}
        rows.append(recipe.write_row(operation, **fields))
    return "\n".join([*rows, draw(SETTINGS)])


@given(PRINTED, SETTINGS)
@settings(max_examples=300)
def test_no_setting_loses_anything(printed: tuple[list[str], str], settings: str) -> None:
    lines, end = printed
    try:
        derivation = run(end.join(lines), settings)
    except PostillaError:
        return
    check_all(derivation)


@given(WILD)
@example("0")
@example("0\n²")
@example("&#1;&#32;x")
@example("0*[*")
@example("*[*²")
@settings(max_examples=400)
def test_whatever_stands_in_a_transcript_nothing_is_lost(transcript: str) -> None:
    try:
        derivation = run(transcript)
    except PostillaError:
        return
    check_all(derivation)


@given(st.text())
def test_any_text_at_all(transcript: str) -> None:
    try:
        derivation = run(transcript)
    except PostillaError:
        return
    check_all(derivation)


@given(PRINTED)
@example((["|7|", "^{|10|}", "the"], "\n"))
@settings(max_examples=400)
def test_printed_pages_lose_nothing(printed: tuple[list[str], str]) -> None:
    lines, end = printed
    try:
        derivation = run(end.join(lines))
    except PostillaError:
        return
    check_all(derivation)


@given(PRINTED, st.data())
@settings(max_examples=300)
def test_no_recipe_loses_anything(printed: tuple[list[str], str], data: st.DataObject) -> None:
    lines, end = printed
    rows = data.draw(recipes([part for line in lines for part in line.split(end)]))
    findings: tuple[Diagnostic, ...] = ()
    try:
        derivation = run(end.join(lines), rows)
    except PostillaError as error:
        findings = error.diagnostics
    else:
        check_all(derivation, in_order=False)
    assert all(one.code.startswith(("recipe/", "witness/")) for one in findings)


@given(PRINTED)
@settings(max_examples=50)
def test_the_same_input_gives_the_same_text(printed: tuple[list[str], str]) -> None:
    lines, end = printed
    try:
        first = run(end.join(lines))
    except PostillaError:
        return
    assert run(end.join(lines)) == first
