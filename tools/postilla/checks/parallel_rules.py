# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The rules for texts in parallel."""

from __future__ import annotations

from postilla.checks.rule import Rule
from postilla.model.diagnostic import Severity
from postilla.syntax.translation import ALIGN_HINT

RIGHTS = Rule(
    code="parallel/rights",
    title="a translation that the licence of the text forbids",
    explanation="A licence without derivatives (ND), or one whose terms stand elsewhere, lets "
    "nobody share a translation of the text unless the holder of the rights permits it.",
    hint="Write into translation.toml who permitted it, when, and where that is written: "
    "permission = “…” with straight quotation marks; or leave the translation out.",
)
PLACE = Rule(
    code="parallel/place",
    title="a file that is no translation of a chapter",
    explanation="Translations lie in source/parallel/, in a folder for each language, each named "
    "like the chapter; beside them lie translation.toml and base.lock.",
    hint="Write source/parallel/LANGUAGE/NAME.md.",
)
MISSING_FACTS = Rule(
    code="parallel/missing-facts",
    title="translations of which nobody knows whose they are",
    explanation="A translation is shown with its translator, date, origin and licence, which stand "
    "in a file translation.toml in its folder.",
    hint="Write it: translator, date, origin, licence.",
)
LOCK = Rule(
    code="parallel/lock",
    title="a record of what is translated that can't be read",
    explanation="The file base.lock in a language's folder is written by “postilla parallel”.",
    hint="Take the file back from version control, or delete the row and run “postilla parallel”.",
)
LANGUAGE = Rule(
    code="parallel/language",
    title="a translation into a language that the edition does not have",
    explanation="The languages of an edition are named in edition.toml, so that every product "
    "knows them.",
    hint="Add the language to other-languages, or rename the folder.",
)
UNKNOWN_CHAPTER = Rule(
    code="parallel/unknown-chapter",
    title="a translation of a chapter that is not there",
    explanation="A translation has the file name of the chapter that it renders.",
    hint="Rename the file.",
)
UNKNOWN_UNIT = Rule(
    code="parallel/unknown-unit",
    title="a translated block that the text does not have",
    explanation="Blocks of a translation have the ids of those of the text that they render.",
    hint="Correct the id; words that the text does not have belong into a block that it has, as an "
    "addition.",
)
REPEATED = Rule(
    code="parallel/repeated",
    title="a block that is translated twice",
    explanation="Each block of the text has one translation in a file.",
    hint="Delete one of the two.",
)
KIND = Rule(
    code="parallel/kind",
    title="a heading in the place of a paragraph, or the other way round",
    explanation="A translated block is of the same kind as that of the text.",
    hint="Write it as the chapter has it.",
)
ALIGN = Rule(
    code="parallel/align",
    title="sentences that do not fit those of the text",
    explanation="Each line of a translation is a sentence, and renders the sentence of the text "
    "with the same number; a line {align}`…` below the block says where it is otherwise.",
    hint=ALIGN_HINT,
)
PROPOSED = Rule(
    code="parallel/proposed",
    title="an alignment that nobody has looked over",
    explanation="“postilla align” was in doubt about which sentences go together, and wrote a "
    "question mark: {align?}`…`.",
    hint="Hold the block against the text, correct it if need be, and take the question mark out.",
    severity=Severity.WARNING,
)
OUTDATED = Rule(
    code="parallel/outdated",
    title="a translation of words that have changed",
    explanation="The text has changed since the block was translated, and it is shown as outdated.",
    hint="Revise it, and run “postilla parallel”; or, if it is still right, “postilla parallel "
    "--still-right ID”.",
    severity=Severity.WARNING,
)
UNRECORDED = Rule(
    code="parallel/unrecorded",
    title="a translation without a record of its text",
    explanation="Without a record nobody is told when the text changes.",
    hint="Run “postilla parallel”.",
    severity=Severity.WARNING,
)
MISSING = Rule(
    code="parallel/missing",
    title="blocks that are not translated",
    explanation="A translation may be unfinished; what is missing is shown as missing.",
    hint="Translate them when there is time.",
    severity=Severity.NOTE,
)
REFERENCE = Rule(
    code="parallel/reference",
    title="blocks that can't stand side by side",
    explanation="The directive parallel names, line by line, blocks of the text in different "
    "languages with the same number of sentences, or a chapter that has translations.",
    hint="Correct the ids; where the sentences themselves differ, that is the import's business.",
)


def _toml(name: str, title: str, explanation: str, hint: str) -> Rule:
    return Rule(code=f"parallel/{name}", title=title, explanation=explanation, hint=hint)


RULES = (
    RIGHTS,
    PLACE,
    MISSING_FACTS,
    _toml(
        "syntax",
        "translation.toml is not TOML",
        "The file is written in TOML: a key, an equals sign, a text between quotation marks.",
        "Look at the place named and at the line before it.",
    ),
    _toml(
        "unknown-key",
        "a key that translation.toml does not have",
        "It has translator, date, origin, licence and permission, and the same for single "
        "chapters in tables such as [chapters.01-introduction].",
        "Correct the key.",
    ),
    _toml(
        "missing-key",
        "a key that is missing",
        "Only permission can be left out, where the licence of the text permits translations.",
        "Write the key.",
    ),
    _toml(
        "value",
        "a value that can't be",
        "The origin is human, machine or revised; a date is YYYY-MM-DD; a licence is an SPDX "
        "identifier.",
        "See the finding.",
    ),
    LOCK,
    LANGUAGE,
    UNKNOWN_CHAPTER,
    UNKNOWN_UNIT,
    REPEATED,
    KIND,
    ALIGN,
    PROPOSED,
    OUTDATED,
    UNRECORDED,
    MISSING,
    REFERENCE,
)
