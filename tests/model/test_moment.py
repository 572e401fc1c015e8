# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The time that products state: stated, or the edition's own, never the clock's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postilla.model.edition import Journal, Version
from postilla.model.errors import PostillaError
from postilla.model.moment import moment_of
from tests.citation.conftest import PLAIN

VERSIONS = (
    Version(number="1.1", date="2026-05-01", changes="More."),
    Version(number="1.0", date="2026-01-31", changes="All of it."),
)
PUBLISHED = replace(PLAIN, versions=VERSIONS)


def test_the_newest_version_has_a_day() -> None:
    assert moment_of(PUBLISHED, {}).isoformat() == "2026-05-01T00:00:00+00:00"


@pytest.mark.parametrize(("year", "expected"), [("1901", "1901-01-01"), ("", "1970-01-01")])
def test_before_there_is_one_the_work_has_a_year(year: str, expected: str) -> None:
    edition = replace(PLAIN, journal=Journal(title="Review", year=year))
    assert moment_of(edition, {}).isoformat() == f"{expected}T00:00:00+00:00"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ("0", "1970-01-01T00:00:00"),
        ("1767225600", "2026-01-01T00:00:00"),
        ("253402300799", "9999-12-31T23:59:59"),
    ],
)
def test_what_is_stated_goes_first(seconds: str, expected: str) -> None:
    found = moment_of(PUBLISHED, {"SOURCE_DATE_EPOCH": seconds})
    assert found.isoformat() == f"{expected}+00:00"


@pytest.mark.parametrize("wrong", ["", "now", "-5", "1.5", "1e9", " 1", "²", "٣", "253402300800"])
def test_what_is_no_time_is_one_error(wrong: str) -> None:
    with pytest.raises(PostillaError) as error:
        moment_of(PUBLISHED, {"SOURCE_DATE_EPOCH": wrong})
    (finding,) = error.value.diagnostics
    assert finding.code == "build/epoch"
    assert f"“{wrong}” is no time." in str(finding)
