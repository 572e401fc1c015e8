# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What keeps a change out beside the findings of the checker."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from postilla.checks.rule import Rule

NO_FILE = Rule(
    code="gate/no-file",
    title="something that is no ordinary file",
    explanation="The edition's text consists of ordinary files, with names that can be read.",
    hint="Put an ordinary file in its place.",
)
EXECUTABLE = Rule(
    code="gate/executable",
    title="a text that is marked as a program",
    explanation="Nothing of the edition's text is ever run.",
    hint="Take the mark away: git update-index --chmod=-x FILE.",
)
COLLISION = Rule(
    code="gate/name-collision",
    title="two names that some systems take for one",
    explanation="Names that differ in small and capital letters alone, or in how accents are "
    "written, become one file on many computers.",
    hint="Choose another name.",
)
TOO_MUCH = Rule(
    code="gate/too-much",
    title="more than is read",
    explanation="A pull request is read by people; files written by hand are small.",
    hint="Divide it.",
)
CONFLICT = Rule(
    code="gate/conflict",
    title="a change that can't be merged",
    explanation="The same lines were changed on both sides since the branch began.",
    hint="Merge the base into your branch, decide these lines, and push again.",
)
BEYOND_TEXT = Rule(
    code="gate/beyond-text",
    title="a change beyond the edition's text",
    explanation="Code, workflows, the witness, its recipe and its lock, and edition.toml decide "
    "what the text is, what is allowed in it and what is run. A maintainer looks at such a change "
    "before anything of it is used.",
    hint="A maintainer accepts it, for this very commit, or you leave it out.",
)
RULES: Final = MappingProxyType(
    {rule.code: rule for rule in (NO_FILE, EXECUTABLE, COLLISION, TOO_MUCH, CONFLICT, BEYOND_TEXT)}
)
"""Code -> rule."""
