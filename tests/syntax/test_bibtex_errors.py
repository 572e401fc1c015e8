# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What is wrong in a .bib file, and on which line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postilla.model.errors import PostillaError
from postilla.syntax.bibtex import read_bibtex

CASES = [
    ("@misc{a,\n  title = {A}\n  year = {2020},\n}", "bibtex/syntax", 3),
    ("@misc{a,\n  title = {A,\n}\n\n@misc{b,\n  title = {B},\n}", "bibtex/syntax", 1),
    ("@misc{,\n  title = {A},\n}", "bibtex/syntax", 1),
    ("\nwrite to me@example.org", "bibtex/syntax", 2),
    ("@misc{a,\n  month = may,\n}", "bibtex/macro", 2),
    ("\n\n@string{river = {Thames}}", "bibtex/macro", 3),
    ('@misc{a} @string{river = "Thames" # "!"}', "bibtex/macro", 1),
    ("@preamble{{\\newcommand{\\x}{y}}}", "bibtex/macro", 1),
    ("@treaty{a,\n  title = {A},\n}", "bibtex/type", 1),
    ("@misc{Smith_2020,\n  title = {A},\n}", "bibtex/key", 1),
    ("@misc{a}\n\n@misc{b}\n@misc{a}", "bibtex/key", 4),
    ("@misc{a,\n  title = {A},\n  Title = {B},\n}", "bibtex/field", 1),
    ("@misc{a,\n  title = {A\\},\n}", "bibtex/field", 1),
    ("@misc{a, url = {javascript:alert(1)}}", "bibtex/field", 1),
    ("@misc{a, url = {//example.org}}", "bibtex/field", 1),
    ("@misc{a, doi = {https://doi.org/10.1234/5}}", "bibtex/field", 1),
    ("@misc{a, urldate = {18.03.2025}}", "bibtex/field", 1),
    ("@misc{a, urldate = {2025-13-01}}", "bibtex/field", 1),
    ("@misc{a, language = {turkish}}", "bibtex/field", 1),
    ("@misc{a, author = {A, B, C, D}}", "bibtex/name", 1),
    ("@misc{a, author = {A and  and B}}", "bibtex/name", 1),
    ("@misc{a, author = {, Ayşe}}", "bibtex/name", 1),
    ("@misc{a, author = {Demir\\}}", "bibtex/name", 1),
    ("@misc{a, author = {" + "{" * 100 + "}" * 100 + "}}", "bibtex/name", 1),
    ("@misc{a, title = {" + "{" * 200 + "}" * 200 + "}}", "bibtex/syntax", 1),
    ("@misc{a,\n  title = {" + "x" * 10_000 + "},\n}", "bibtex/too-long", 1),
]


@pytest.mark.parametrize(("text", "code", "line"), CASES)
def test_a_fault_is_named_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(PostillaError) as caught:
        read_bibtex(text, "refs.bib")
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.position.path, finding.position.line) == (code, "refs.bib", line)
    assert finding.message.endswith(".")
    assert finding.hint.endswith(".")


def test_all_faults_are_reported_at_once() -> None:
    with pytest.raises(PostillaError) as caught:
        read_bibtex("@misc{A}\n@misc{b, title = {x}\n@misc{c, url = {x}}")
    findings = [(finding.code, finding.position.line) for finding in caught.value.diagnostics]
    assert findings == [("bibtex/key", 1), ("bibtex/syntax", 2), ("bibtex/field", 3)]


def test_a_chain_of_macros_is_never_built() -> None:
    bomb = ['@string{a0 = "xxxxxxxxxx"}']
    bomb += [f"@string{{a{n + 1} = a{n} # a{n} # a{n} # a{n}}}" for n in range(100)]
    for text in ("\n".join(bomb), " ".join(bomb)):
        with pytest.raises(PostillaError, match="not allowed"):
            read_bibtex(text)


def test_text_between_entries_is_a_comment() -> None:
    (work,) = read_bibtex("Our bibliography.\n@misc{a, title = {A}} checked in May\n")
    assert (work.key, work.title) == ("a", "A")


@given(st.text('@misc{}(),="#\\ \na1', max_size=60))
def test_no_text_brings_the_reader_down(text: str) -> None:
    try:
        read_bibtex(text)
    except PostillaError as error:
        lines = [finding.position.line for finding in error.diagnostics]
        assert all(1 <= line <= text.count("\n") + 1 for line in lines)
