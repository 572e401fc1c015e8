# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The file edition.toml: what it holds, and what is said of each slip."""

from __future__ import annotations

import pytest

from postilla.model.edition import Author, Edition, Journal, Reading, Version, Witness
from postilla.model.errors import PostillaError
from postilla.syntax.config import read_edition

TEXT = """\
id = "bridges"
uuid = "00000000-0000-4000-8000-000000000000"
reading = "restored"
language = "en"
other-languages = ["tr", "az-Cyrl"]
publisher = "Postilla edition"

[title]
en = "BRIDGES"
tr = "KÖPRÜLER"

[[author]]
name = "A Toll Keeper"
printed = "A. TOLL KEEPER"
family = "Toll Keeper"

[[author]]
name = "A Miller"

[journal]
title = "Bridges"
volume = "13"
year = "1820"

[[witness]]
file = "bridges.txt"
description = "A transcript."

[rights]
text = "CC0-1.0"
annotations = "CC-BY-4.0"
code = "MIT"
statement = "Made up."

[site]
url = "https://example.org/bridges"

[[version]]
number = "1.1"
date = "2026-02-01"
changes = "Notes."

[[version]]
number = "1.0"
date = "2026-01-31"
changes = "The first."
"""


def read(text: str) -> Edition:
    return read_edition(text, "edition.toml")


def test_everything_is_read() -> None:
    edition = read(TEXT)
    assert edition.titles == (("en", "BRIDGES"), ("tr", "KÖPRÜLER"))
    assert edition.title == "BRIDGES"
    assert edition.languages == ("en", "tr", "az-Cyrl")
    assert edition.authors == (
        Author(name="A Toll Keeper", printed="A. TOLL KEEPER", family="Toll Keeper"),
        Author(name="A Miller", printed="A Miller"),
    )
    assert edition.journal == Journal(title="Bridges", volume="13", year="1820")
    assert str(edition.journal) == "Bridges 13 (1820)"
    assert edition.witnesses == (Witness(file="bridges.txt", description="A transcript."),)
    assert edition.rights.annotations == "CC-BY-4.0"
    assert edition.reading is Reading.RESTORED
    assert edition.site_url == "https://example.org/bridges"
    assert edition.repository_url == ""
    assert [author.given for author in edition.authors] == ["A", ""]
    assert edition.versions == (
        Version(number="1.1", date="2026-02-01", changes="Notes."),
        Version(number="1.0", date="2026-01-31", changes="The first."),
    )
    assert edition.named_publisher == "Postilla edition, version 1.1"


def test_a_day_may_stand_without_quotation_marks() -> None:
    assert read(TEXT.replace('"2026-02-01"', "2026-02-01")) == read(TEXT)
    with pytest.raises(PostillaError, match="of the wrong type"):
        read(TEXT.replace('"2026-02-01"', "2026-02-01T10:00:00"))


def test_the_repository() -> None:
    table = '[repository]\nurl = "https://git.example.org/a/b"\nhost = "forgejo"\nbranch = "a/b"\n'
    edition = read(f"{TEXT}{table}")
    assert edition.repository_url == "https://git.example.org/a/b"
    assert (edition.repository_host, edition.repository_branch) == ("forgejo", "a/b")


@pytest.mark.parametrize("wrong", ['host = "bitbucket"', 'branch = "-f"', 'branch = "a?b"'])
def test_what_a_repository_can_have_wrong(wrong: str) -> None:
    with pytest.raises(PostillaError, match="can't stand here"):
        read(f"{TEXT}[repository]\n{wrong}\n")


def test_what_may_be_left_out() -> None:
    left_out = ("reading", "other-languages", "tr", "volume", "year", "printed", "family")
    lines = [line for line in TEXT.split("\n") if not line.startswith(left_out)]
    edition = read("\n".join(lines).replace("[site]", "").partition("url")[0])
    assert edition.reading is Reading.TRANSMITTED
    assert edition.languages == ("en",)
    assert str(edition.journal) == "Bridges"
    assert edition.site_url == ""
    assert edition.named_publisher == edition.publisher
    assert edition.authors[0].given == ""


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('id = "bridges"', 'id = "Bridges 1"', "value", 1),
        ('id = "bridges"', "id = 1", "value", 1),
        ('id = "bridges"\n', "", "missing-key", 1),
        ("0000-4000", "4000", "value", 2),
        ('"restored"', '"corrected"', "value", 3),
        ('language = "en"', 'language = "english"', "value", 4),
        ('"az-Cyrl"', '"az_Cyrl"', "value", 5),
        ('["tr", "az-Cyrl"]', '"tr"', "value", 5),
        ('["tr", "az-Cyrl"]', '["tr", "en"]', "value", 5),
        ('["tr", "az-Cyrl"]', '["az"]', "value", 8),
        ('publisher = "', 'editor = "', "unknown-key", 6),
        ('en = "BRIDGES"\n', "", "value", 8),
        ('en = "BRIDGES"', 'english = "BRIDGES"', "value", 9),
        ('name = "A Miller"', "", "missing-key", 17),
        ('name = "A Miller"', 'name = "A Miller"\norcid = ""', "unknown-key", 19),
        ("[[witness]]", "[witness]", "value", 25),
        ('file = "bridges.txt"', 'file = "../bridges.txt"', "value", 26),
        ("1820", "about 1820", "value", 23),
        ('"CC0-1.0"', '"all rights reserved?"', "value", 30),
        ('"Made up."', '""', "value", 33),
        ("https://example.org/bridges", "example.org", "value", 36),
        ("https://example.org/bridges", "https://example.org/", "value", 36),
        ("[site]", "[place]", "unknown-key", 35),
        ("[rights]", "[rights", "syntax", 29),
        ('"Toll Keeper"', '"Keeper Toll"', "value", 15),
        ("https://example.org/bridges", "https://example.org/a<b", "value", 36),
        ("2026-02-01", "2026-02-30", "value", 40),
        ("2026-02-01", "today", "value", 40),
        ("2026-02-01", "2026-01-01", "value", 38),
        ('"1.1"', '"1.0"', "value", 38),
        ('"1.1"', '"next"', "value", 39),
        ('changes = "Notes."', "", "missing-key", 38),
        ('code = "MIT"', "code = “MIT”", "syntax", 32),
    ],
)
def test_slips(old: str, new: str, code: str, line: int) -> None:
    assert old in TEXT
    with pytest.raises(PostillaError) as raised:
        read(TEXT.replace(old, new, 1))
    found = [(finding.code, finding.position.line) for finding in raised.value.diagnostics]
    assert (f"edition/{code}", line) in found
    assert all(finding.hint for finding in raised.value.diagnostics)


def test_all_slips_are_told_at_once() -> None:
    with pytest.raises(PostillaError) as raised:
        read("")
    assert len(raised.value.diagnostics) == 9


def test_who_vouches_for_accessibility() -> None:
    assert read_edition(TEXT, "edition.toml").certifier == ""
    table = '[accessibility]\ncertified-by = "A Library"\n\n[[version]]'
    edition = read_edition(TEXT.replace("[[version]]", table, 1), "edition.toml")
    assert edition.certifier == "A Library"


def test_fonts_for_scripts() -> None:
    fonts = '[fonts]\nArab = "fonts/naskh.ttf"\nHebr = "a.otf"\n\n[[version]]'
    edition = read_edition(TEXT.replace("[[version]]", fonts, 1), "edition.toml")
    assert edition.fonts == (("Arab", "fonts/naskh.ttf"), ("Hebr", "a.otf"))


@pytest.mark.parametrize(
    "wrong",
    ['arabic = "a.ttf"', 'Arab = "../a.ttf"', 'Arab = "/a.ttf"', 'Arab = "a.woff2"', "Arab = 1"],
)
def test_what_a_font_can_have_wrong(wrong: str) -> None:
    text = TEXT.replace("[[version]]", f"[fonts]\n{wrong}\n\n[[version]]", 1)
    with pytest.raises(PostillaError) as caught:
        read_edition(text, "edition.toml")
    assert {finding.code for finding in caught.value.diagnostics} == {"edition/value"}
