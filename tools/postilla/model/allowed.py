# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The allow-lists: everything that a source file may make the build do.

All text in a pull request is untrusted. What is not named here is refused, by the checker
and again before Sphinx parses a file; there is no list of things forbidden.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final

from postilla.model.annotation import Body
from postilla.model.kinds import KINDS
from postilla.model.picture import FILE


class Profile(Enum):
    """Where a piece of Markdown stands."""

    CHAPTER = "chapter"
    """A file of base text with its annotations."""
    TRANSLATION = "translation"
    """A file with the same text in another language."""
    PAGE = "page"
    """A page of the editors' own: the title page, the guides."""
    BODY = "body"
    """What an annotation says."""
    MESSAGE = "message"
    """One message of a translation catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveRule:
    """What one directive may carry."""

    profiles: frozenset[Profile]
    options: frozenset[str] = frozenset()
    values: Mapping[str, re.Pattern[str]] = field(default_factory=lambda: MappingProxyType({}))
    """What the values of options must match as a whole; those of others are looked at elsewhere."""
    argument: re.Pattern[str] = re.compile(r"")
    """What the argument must match as a whole."""
    line: re.Pattern[str] | None = None
    """What each line of a literal body must match; ``None`` for a body of Markdown."""
    inside: Profile | None = None
    """What a body of Markdown may have, if not the same as the text around it."""


_INLINE = frozenset(
    {"text", "text_special", "softbreak", "em_open", "em_close", "strong_open", "strong_close"}
    | {"span_open", "span_close", "myst_role"}
)
_BASE = _INLINE | {
    *("inline", "paragraph_open", "paragraph_close", "heading_open", "heading_close"),
    *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
    *("list_item_open", "list_item_close"),
    *("footnote_reference_open", "footnote_reference_close", "footnote_ref"),
}
_LINKED = {"link_open", "link_close", "code_inline", "hardbreak"}
_QUOTED = {"blockquote_open", "blockquote_close"}
_OF_TEXT = {"link_open", "link_close", "image"}
_TABLE = frozenset(
    f"{part}_{end}"
    for part in ("table", "thead", "tbody", "tr", "th", "td")
    for end in ("open", "close")
)
_PROSE = _BASE | _LINKED | _QUOTED | {"myst_line_comment", "hr"}
_BODY = frozenset(
    name for name in _BASE | _LINKED | _QUOTED if not name.startswith(("heading", "footnote"))
)

TOKENS: Final = MappingProxyType(
    {
        Profile.CHAPTER: _BASE | _QUOTED | _TABLE | _OF_TEXT | {"colon_fence", "myst_line_comment"},
        Profile.TRANSLATION: _BASE | _QUOTED | _TABLE | _OF_TEXT,
        Profile.PAGE: _PROSE | _TABLE | {"colon_fence", "fence", "myst_target"},
        Profile.BODY: _BODY,
        Profile.MESSAGE: _PROSE,
    }
)  # fmt: skip
"""Profile -> the types of Markdown tokens that may occur in it."""

_EVERYWHERE = frozenset(Profile)
_PAGES = frozenset({Profile.PAGE})
_NAME = r"[a-z0-9][a-z0-9/_-]*"
_IDS = re.compile(r"[a-z0-9][a-z0-9-]*(?:[ ]+[a-z0-9][a-z0-9-]*)*|")

_NOTHING = re.compile(r"")
_TOCTREE: Final = MappingProxyType(
    {
        "caption": re.compile(r"[^<>{}\[\]`*_\\]+"),
        "maxdepth": re.compile(r"[1-9]"),
        **dict.fromkeys(("glob", "hidden", "titlesonly"), _NOTHING),
    }
)
_BIBLIOGRAPHY: Final = MappingProxyType(
    {
        "all": _NOTHING,
        # The filter is an expression, and what follows % a regular one, which may never end.
        "filter": re.compile(r"(?:not )?keywords % \"[a-z]+\"|cited"),
    }
)

GATHERED: Final = (
    *("claims", "claim-map", "claim-chart", "emendations", "translations", "editorial-notes"),
    "variants",
    *("names", "annotation-counts", "citations", "version-changes", "withdrawn-annotations"),
    "translation-progress",
)
"""Directives in whose place stands what the annotations of the whole edition amount to."""

PARALLEL: Final = "parallel"
"""The directive in whose place stand blocks of the text, or a chapter and its translations, side by
side: ids of blocks on its own line and on those below, or the name of a chapter."""

DIRECTIVES: Final = MappingProxyType(
    {
        "toctree": DirectiveRule(
            profiles=_PAGES,
            options=frozenset({"caption", "glob", "hidden", "maxdepth", "titlesonly"}),
            values=_TOCTREE,
            line=re.compile(rf"/?{_NAME}(?:/\*)?|[^<>]+ <{_NAME}>|"),
        ),
        "bibliography": DirectiveRule(
            profiles=_PAGES,
            options=frozenset({"all", "filter"}),
            values=_BIBLIOGRAPHY,
            line=re.compile(r""),
        ),
        "note": DirectiveRule(profiles=_PAGES),
        PARALLEL: DirectiveRule(profiles=_PAGES, argument=_IDS, line=_IDS),
        **dict.fromkeys(
            ("kinds-reference", "rules-reference", "tei-reference", *GATHERED),
            DirectiveRule(profiles=_PAGES, line=re.compile(r"")),
        ),
        **{
            kind.name: DirectiveRule(
                profiles=frozenset({Profile.CHAPTER}),
                options=frozenset(one.name for one in kind.fields),
                argument=re.compile(r"[^\n]+"),
                line=re.compile(r"") if kind.body is Body.NONE else None,
                inside=Profile.BODY,
            )
            for kind in KINDS.values()
        },
    }
)
"""Directive name -> what it may carry."""

REFERENCE_ROLES: Final = ("section", "block", "sentence", "pnote", "entry", "page")
"""Roles that point to an id of the scheme, from anywhere."""

ANNOTATION_ROLES: Final = ("claim", "evidence", "ednote", "emend", "translation", "variant")
"""Roles that point to an annotation, named by its kind."""

_WORDED = frozenset({Profile.PAGE, Profile.BODY, Profile.MESSAGE})

ROLES: Final = MappingProxyType(
    {
        "pb": frozenset({Profile.CHAPTER}),
        **dict.fromkeys((*REFERENCE_ROLES, *ANNOTATION_ROLES), _WORDED),
        **dict.fromkeys(("cite:p", "cite:t"), _WORDED),
    }
)
"""Role name -> the profiles in which it may stand."""

LINK: Final = re.compile(
    r"(?:https?://|mailto:|#)[^\s]+|/?[a-z0-9][a-z0-9/_-]*\.md(?:#[a-z0-9-]+)?"
)
"""What a link may point to: the web, an address of the edition, a page beside this one."""

PICTURE: Final = re.compile(rf"\.\./images/{FILE.pattern}")
"""What an image of a chapter may be: a file of the folder of pictures, named by its content."""

VERSE: Final = "verse"
"""The class of a paragraph whose lines are lines of verse."""

CLASS: Final = re.compile(r"language-[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""The class that a span or block may carry: its language, a BCP 47 tag; see :data:`VERSE`."""

_LANGUAGE = frozenset({"class"})
_NAMED = frozenset({"id", "class"})
_BLOCKS = (
    *("heading_open", "paragraph_open", "blockquote_open"),
    *("bullet_list_open", "ordered_list_open", "table_open"),
)

ATTRIBUTES: Final = MappingProxyType(
    {
        profile: {
            "span_open": _LANGUAGE,
            **dict.fromkeys(_BLOCKS, _LANGUAGE if profile is Profile.BODY else _NAMED),
        }
        for profile in Profile
    }
)
"""Profile -> token type -> the attributes that it may carry; a block carries them only where it
stands by itself, for what is inside a list or a note has its id from there."""

FRONT_MATTER: Final[frozenset[str]] = frozenset()
"""The keys that the front matter of a file may have: none, for some of MyST's run code."""

NOTE_MARK: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The mark of an author's note; it becomes part of two ids."""
