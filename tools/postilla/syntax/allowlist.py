# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Hold Markdown tokens against the allow-lists of :mod:`postilla.model.allowed`.

The checker runs this over its own tokens, the Sphinx layer over MyST's, before anything is
rendered: the same function, so that what one lets pass the other does not refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Final

from markdown_it.token import Token

from postilla.model import allowed
from postilla.model.allowed import Profile
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.identifiers import kind_of
from postilla.model.kinds import KINDS
from postilla.model.note_marks import is_mark
from postilla.syntax import markdown
from postilla.syntax.bounds import DEEPEST, LONGEST_LINE, MOST_CELLS, deep, excess
from postilla.syntax.directive import Directive, is_directive, read_directive
from postilla.syntax.readings import split_body
from postilla.syntax.suppression import COMMENT

_ESCAPE = "Escape it with a backslash if it is meant as plain characters; delete it otherwise."
_LEAVE = "Leave it out."
HINTS: Final = MappingProxyType(
    {
        **dict.fromkeys(("markup", "role", "link"), _ESCAPE),
        "front-matter": "Delete the lines from --- to ---.",
        "directive": "“postilla check --explain allowed/directive” names those that there are.",
        "argument": "Write it after the directive's name; for cites, the key of a work.",
        "option": "Correct the field's name; fields are written :name: value, one a line.",
        "value": "Leave the field out, or write one of the values that it can have.",
        "option-repeated": "Delete one of the two.",
        "option-cut": "Write the value in other words.",
        "body": "Delete the line, or move it below the closing :::.",
        "comment": "Write what belongs to the edition as an annotation; a finding is suppressed by "
        "“% ignore CODE: REASON” right above its annotation.",
        "note-mark": "Write what is printed: a number, one letter or a sign such as *.",
        "line": "Write one sentence a line.",
        "table": "Leave rows out.",
        "image": "Images stand at the beginning of a paragraph of their own, and their files are "
        "those that the import puts into source/images/.",
        "nesting": "Escape what is meant as plain characters with a backslash.",
        "id": "Write the id as the lock has it, or leave it out.",
        **dict.fromkeys(("attribute", "class"), _LEAVE),
    }
)
"""Second half of a finding's code -> the likely mend."""

_TOO_MUCH: Final = MappingProxyType(
    {
        "line": f"This line has more than {LONGEST_LINE:,} characters.",
        "table": f"The tables down to here have more than {MOST_CELLS:,} cells.",
    }
)
_RULED: Final = frozenset(
    {
        "front_matter",
        "myst_line_comment",
        "myst_role",
        "link_open",
        "image",
        "footnote_ref",
        "footnote_reference_open",
    }
)
"""Types of tokens that have rules of their own."""
_PLAIN: Final = MappingProxyType(
    {profile: types - _RULED for profile, types in allowed.TOKENS.items()}
)
"""Profile -> types of tokens, of all others, that it may have; without attributes there is nothing
to check, and most tokens are so."""
_ANYTHING: Final = re.compile(r".*", re.DOTALL)
_TOO_DEEP: Final = f"Here more than {DEEPEST} pieces of markup stand inside each other."
MOST: Final = 200
"""Findings of one file; more would tell a person nothing, and take as long as somebody wants."""


class _Place:
    """Finds the column of something that is known by its line and its words."""

    def __init__(self, path: str, lines: Sequence[str], first_line: int, depth: int) -> None:
        self.path, self.lines, self.first_line = path, lines, first_line
        self.depth = depth
        """How many directives are around it."""

    def of(self, token: Token, words: str = "") -> Position:
        start, end = token.map or [0, len(self.lines)]
        return self.within(start + self.first_line, end + self.first_line, words)

    def attribute(self, token: Token, words: str) -> Position:
        """Find an attribute, which may stand on the line above."""
        start, end = token.map or [0, len(self.lines)]
        return self.within(max(start - 1, 0) + self.first_line, end + self.first_line, words)

    def within(self, start: int, end: int, words: str) -> Position:
        for number in range(start, min(end, len(self.lines))) if words else ():
            column = self.lines[number].find(words)
            if column >= 0:
                return Position(self.path, number + 1, column + 1)
        return Position(self.path, start + 1, 1)


def check_text(text: str, path: str, profile: Profile) -> tuple[Diagnostic, ...]:
    """Hold a whole source file against the allow-lists.

    :param text: the file's text.
    :param path: its name in findings.
    :param profile: what kind of file it is.
    :return: what it may not have, in order of place.
    """
    if findings := check_bounds(text, path):
        return findings
    return check_tokens(markdown.parse_anything(text), text, path, profile)


def check_bounds(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Look whether a text can be parsed in good time.

    :param text: the file's text.
    :param path: its name in findings.
    :return: why not, if so.
    """
    found = excess(text)
    if found is None:
        return ()
    at = Position(path, found.line, found.column)
    if found.name == "note-mark":
        words = text.split("\n")[found.line - 1][found.column - 1 :]
        return (_refuse(found.name, "The note mark", words, at),)
    return (_finding(found.name, _TOO_MUCH[found.name], at),)


def check_tokens(
    tokens: Sequence[Token], text: str, path: str, profile: Profile
) -> tuple[Diagnostic, ...]:
    """Hold a parsed file against the allow-lists.

    :param tokens: the block tokens of ``text``, by any parser of the dialect.
    :param text: the file's text.
    :param path: its name in findings.
    :param profile: what kind of file it is.
    :return: what it may not have, in order of place.
    """
    findings = _check(tokens, _Place(path, text.split("\n"), 0, 0), profile)
    return tuple(sorted(islice(findings, MOST), key=lambda finding: finding.position))


def _check(tokens: Sequence[Token], place: _Place, profile: Profile) -> Iterator[Diagnostic]:
    if found := deep(tokens):
        yield _finding("nesting", _TOO_DEEP, place.of(found))
    plain = _PLAIN[profile]
    for token in tokens:
        if token.attrs or token.type not in plain:
            yield from _check_token(token, token, place, profile)
        if token.type in ("fence", "colon_fence") and is_directive(token):
            yield from _check_directive(token, place, profile)
        elif token.type == "colon_fence":  # MyST makes a container and parses what is in it
            words = f"{token.markup}{token.info}"
            yield _refuse("markup", "A container", words, place.of(token, words))
        for child in token.children or ():
            if child.attrs or child.type not in plain:
                yield from _check_token(child, token, place, profile)


def _check_token(
    token: Token, line: Token, place: _Place, profile: Profile
) -> Iterator[Diagnostic]:
    """Check one token; ``line`` is the block token that knows its lines."""
    if token.type == "front_matter":
        yield _refuse("front-matter", "Front matter", "---", place.of(line))
    elif token.type not in allowed.TOKENS[profile]:
        words = token.content.split("\n")[0] or token.markup
        name = token.type.removesuffix("_open").replace("_", " ")
        if not token.type.endswith("_close"):
            yield _refuse("markup", f"Markup of the kind “{name}”", words, place.of(line, words))
        return
    elif token.type == "myst_line_comment" and profile is Profile.CHAPTER:
        for words in map(str.strip, token.content.split("\n")):
            if not COMMENT.fullmatch(words):
                yield _refuse("comment", "The comment", words, place.of(line, words))
    elif token.type == "myst_role":
        name = str(token.meta["name"])
        if profile not in allowed.ROLES.get(name, frozenset()):
            yield _refuse("role", "The role", f"{{{name}}}", place.of(line, f"{{{name}}}"))
    elif token.type == "link_open":
        href = str(token.attrs.get("href", ""))
        is_inside = href.startswith("#") and kind_of(href[1:]) is not None
        if not (is_inside if profile in _OF_TEXT else allowed.LINK.fullmatch(href)):
            yield _refuse("link", "The link", href, place.of(line, href))
    elif token.type == "image":
        yield from _check_image(token, line, place)
    elif token.type in ("footnote_ref", "footnote_reference_open"):
        mark = str(token.meta["label"])
        if not is_mark(mark):
            yield _refuse("note-mark", "The note mark", mark, place.of(line, f"[^{mark}]"))
    if not token.type.endswith("_close"):
        yield from _check_attributes(token, line, place, profile)


def _check_image(token: Token, line: Token, place: _Place) -> Iterator[Diagnostic]:
    """Check an image, which stands before all words of a paragraph that is in nothing else."""
    source = str(token.attrs.get("src", ""))
    if not allowed.PICTURE.fullmatch(source):
        yield _refuse("image", "The image", source, place.of(line, source))
    elif line.level > 1 or not line.children or token is not line.children[0]:
        yield _refuse("image", "In a line, the image", source, place.of(line, source))


_OF_TEXT = (Profile.CHAPTER, Profile.TRANSLATION)
"""What has no links but to its own places."""
_OWN_ATTRIBUTES = {
    "link_open": {"href"},
    "ordered_list_open": {"start"},
    "image": {"src", "alt", "title"},
}
_TABLE_CELLS = ("th_open", "td_open")


def _check_attributes(
    token: Token, line: Token, place: _Place, profile: Profile
) -> Iterator[Diagnostic]:
    own = _OWN_ATTRIBUTES.get(token.type, set())
    may = allowed.ATTRIBUTES[profile].get(token.type, frozenset())
    if token.type in _TABLE_CELLS or token.type.startswith("myst_"):
        return
    inside = token is line and token.level > 0
    for name, value in token.attrs.items():
        words = str(value)
        at = place.attribute(line, words if name in ("id", "class") else name)
        if name in own:
            continue
        if name not in may or inside:
            yield _refuse("attribute", "Here the attribute", f"{name}={words}", at)
        elif name == "id" and kind_of(words) is None:
            yield _refuse("id", "The id", words, at)
        elif name == "class":
            for part in _unknown(
                words.split() or [""], may_be_verse=token.type == "paragraph_open"
            ):
                yield _refuse("class", "The class", part, place.attribute(line, part))


def _unknown(classes: Sequence[str], *, may_be_verse: bool) -> Iterator[str]:
    """Give the classes but one language and, of a paragraph, verse."""
    language = next((name for name in classes if allowed.CLASS.fullmatch(name)), None)
    known = [language, *([allowed.VERSE] if may_be_verse else [])]
    for name in classes:
        if name in known:
            known.remove(name)
        else:
            yield name


def _check_directive(token: Token, place: _Place, profile: Profile) -> Iterator[Diagnostic]:
    directive = read_directive(token, place.first_line)
    rule = allowed.DIRECTIVES.get(directive.name)
    words = f"{{{directive.name}}}"
    if rule is None or profile not in rule.profiles:
        yield _refuse("directive", "The directive", words, place.of(token, words))
        return
    if not rule.argument.fullmatch(directive.argument):
        at = place.of(token, directive.argument)
        yield _refuse("argument", f"For {words}, the argument", directive.argument, at)
    seen: set[str] = set()
    for option in directive.options:
        at = place.within(option.line - 1, option.line, f":{option.name}:")
        if option.name not in rule.options:
            yield _refuse("option", f"For {words}, the field", option.name, at)
        elif not rule.values.get(option.name, _ANYTHING).fullmatch(option.value):
            yield _refuse("value", f"For “{option.name}”, the value", option.value, at)
        if option.name in seen:
            yield _refuse("option-repeated", "A second field", option.name, at)
        if not option.is_safe:
            yield _refuse("option-cut", "A value that MyST would cut", option.value, at)
        seen.add(option.name)
    yield from _check_body(directive, rule, place, profile)


def _check_body(
    directive: Directive, rule: allowed.DirectiveRule, place: _Place, profile: Profile
) -> Iterator[Diagnostic]:
    lines = directive.body.split("\n")
    first = directive.body_line - 1
    if lines[0].strip().startswith("---"):
        yield _refuse("option", "A block of options", "---", place.within(first, first + 1, "---"))
    elif rule.line is None and place.depth == DEEPEST:
        yield _finding("nesting", _TOO_DEEP, place.within(first, first + 1, lines[0]))
    elif rule.line is None:
        inner = _Place(place.path, place.lines, first, place.depth + 1)
        # In bounds: the body's lines are lines of the file.
        body = _without_readings(directive)
        yield from _check(markdown.parse_anything(body), inner, rule.inside or profile)
    else:
        for number, line in enumerate(lines, first):
            if not rule.line.fullmatch(line.strip()):
                at = place.within(number, number + 1, line.strip())
                yield _refuse("body", f"In {{{directive.name}}}, the line", line.strip(), at)


def _without_readings(directive: Directive) -> str:
    """Blank what is never read as Markdown, for the lines after it keep their numbers."""
    kind = KINDS.get(directive.name)
    if kind is None or not kind.has_readings:
        return directive.body
    body = split_body(directive.body, kind)
    return "\n" * body.lines + body.comment


def _refuse(name: str, what: str, words: str, at: Position) -> Diagnostic:
    shown = words if len(words) <= 60 else f"{words[:57]}…"
    message = f"{what} “{shown}” is not among those that this kind of file may have."
    return _finding(name, message, at)


def _finding(name: str, message: str, at: Position) -> Diagnostic:
    return Diagnostic(code=f"allowed/{name}", message=message, hint=HINTS[name], position=at)
