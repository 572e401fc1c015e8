# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Comment lines by which a person takes a finding on himself: ``% ignore CODE: REASON``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from postilla.model.annotation import Suppression

COMMENT: Final = re.compile(r"ignore (?P<code>[a-z]+/[a-z-]+): (?P<reason>\S.*)")
"""What a comment line of a chapter says, without the sign and the blank before it."""


def read_suppressions(comment: str, line: int) -> Iterator[Suppression]:
    """Read the comment right above an annotation.

    :param comment: its lines without their signs.
    :param line: 1-based, of its first line.
    :return: what they suppress; lines of another form are left out.
    """
    for number, words in enumerate(comment.split("\n"), line):
        if found := COMMENT.fullmatch(words.strip()):
            yield Suppression(code=found["code"], reason=found["reason"], line=number)
