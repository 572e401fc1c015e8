# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The one time that products state of themselves; never that of the clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from postilla.model.diagnostic import Position
from postilla.model.edition import Edition
from postilla.model.errors import stop

EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable by which whoever builds can state another time, as the `specification
<https://reproducible-builds.org/specs/source-date-epoch/>`_ says."""

_SECONDS: Final = re.compile(r"[0-9]{1,12}")
_LAST: Final = 253_402_300_799
"""The end of the year 9999, after which no format can write a date."""
_NO_YEAR: Final = 1970


def moment_of(edition: Edition, environment: Mapping[str, str]) -> datetime:
    """Say when the products of an edition came into being.

    :param edition: its newest version has a day; before there is one, the year of the work is
        taken, from its beginning.
    :param environment: of the process; its ``SOURCE_DATE_EPOCH`` goes first.
    :return: the time, in UTC.
    :raises PostillaError: as :func:`stated_moment` does.
    """
    if stated := stated_moment(environment):
        return stated
    if edition.versions:
        return datetime.fromisoformat(edition.versions[0].date).replace(tzinfo=UTC)
    return datetime(int(edition.journal.year or _NO_YEAR), 1, 1, tzinfo=UTC)


def stated_moment(environment: Mapping[str, str]) -> datetime | None:
    """Read the time that whoever builds has stated.

    :param environment: of the process.
    :return: the time, in UTC; ``None`` when none is stated.
    :raises PostillaError: with ``build/epoch`` when what is stated is no number of seconds since
        1970, or lies after the year 9999.
    """
    if (stated := environment.get(EPOCH)) is None:
        return None
    if not _SECONDS.fullmatch(stated) or int(stated) > _LAST:
        raise stop(
            "build/epoch",
            f"“{stated}” is no time.",
            at=Position(EPOCH),
            hint="Write whole seconds since 1970 in digits, such as 1767225600, or unset it.",
        )
    return datetime.fromtimestamp(int(stated), UTC)


def is_day(day: str) -> bool:
    """Say whether there is a day.

    :param day: ``YYYY-MM-DD``.
    :return: whether the calendar has it.
    """
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
