# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What style sheets make of the words of a page: shown, hidden, added to, their letters changed.

The cascade is followed for the properties that decide it (`CSS Cascading and Inheritance
<https://www.w3.org/TR/css-cascade-5/>`_). Custom properties are not, nor are rules for states,
such as ``:hover``: what is seen only then is not shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final

import cssselect2
from lxml import etree
from tinycss2.ast import Node

from postilla.fidelity.hiding import Values, added, hides_box, hides_words
from postilla.fidelity.stylesheet import Condition, Declaration, Rule, read_declarations

_UNSEEN: Final = frozenset(
    {"audio", "canvas", "datalist", "dialog", "head", "iframe", "noscript", "object", "option"}
    | {"rp", "script", "select", "style", "template", "textarea", "title", "video"}
)
_LINES: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "dd", "details", "div", "dl"}
    | {"dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table"}
    | {"tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
"""Elements that browsers set in lines of their own."""
_INLINE = frozenset({"inline", "inline-block", "inline-flex", "inline-grid", "contents", "ruby"})
_INHERITED = frozenset({"visibility", "color", "font-size", "text-indent", "text-transform"})
"""All that :func:`hides_words` asks for is among them."""
_PSEUDO = MappingProxyType({"before": "before", "marker": "before", "after": "after"})

_Entry = tuple[tuple[bool, bool, tuple[int, int, int], int], Condition, Declaration]
"""What decides between declarations — important, inline, specificity, order — and one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one element is shown."""

    box: bool = True
    """False when nothing in it is shown."""
    words: bool = True
    """False when its own words are not shown, while those of elements in it may be."""
    line: bool = False
    """Whether it stands in lines of its own."""
    before: str = ""
    """Words that the style sheet puts before its own."""
    after: str = ""
    inherited: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)

    def letters(self, text: str) -> str:
        """Write words as they are shown."""
        value = self.inherited.get("text-transform", ())
        for token in value:
            change = _CHANGES.get(getattr(token, "lower_value", ""))
            text = change(text) if change else text
        return text


_CHANGES = MappingProxyType(
    {"uppercase": str.upper, "lowercase": str.lower, "capitalize": str.title}
)


class _Element(cssselect2.ElementWrapper):  # type: ignore[misc]
    """An element that knows what is in it: for ``:has()`` that is asked again and again."""

    def iter_children(self) -> Iterator[_Element]:
        """Give the elements directly in it."""
        return iter(self._children)

    def iter_subtree(self) -> Iterator[_Element]:
        """Give it and all elements in it, in the order of the page."""
        return iter(self._subtree)

    @cached_property
    def _children(self) -> list[_Element]:
        return list(super().iter_children())

    @cached_property
    def _subtree(self) -> list[_Element]:
        return list(super().iter_subtree())


class Looks:
    """The looks of all elements of a page."""

    def __init__(self, root: etree._Element, rules: Sequence[Rule]) -> None:
        """Find the rules for each element.

        :param root: of the page, local names for tags.
        :param rules: of all its style sheets, in their order.
        """
        matcher = cssselect2.Matcher()
        for rule in rules:
            matcher.add_selector(rule.selector, rule)
        self._entries: dict[tuple[etree._Element, str], list[_Entry]] = defaultdict(list)
        for wrapper in _Element.from_html_root(root).iter_subtree():
            for specificity, order, pseudo, rule in matcher.match(wrapper):
                for one in rule.declarations:
                    key = (one.important, False, specificity, order)
                    place = (wrapper.etree_element, _PSEUDO.get(pseudo or "", pseudo or ""))
                    self._entries[place].append((key, rule.condition, one))
            if style := wrapper.etree_element.get("style"):
                for number, one in enumerate(read_declarations(style)):
                    key = (one.important, True, (0, 0, 0), number)
                    self._entries[wrapper.etree_element, ""].append((key, (), one))
        conditions = (entry[1] for entries in self._entries.values() for entry in entries)
        self.environments: tuple[Condition, ...] = tuple(dict.fromkeys([(), *conditions]))
        """What always holds, then each of the conditions under which something else does."""

    def look(
        self,
        element: etree._Element,
        around: Look,
        environment: Condition,
        *,
        opened: bool = False,
    ) -> Look:
        """Say how an element is shown.

        :param element: one of the page.
        :param around: the look of the element around it.
        :param environment: one of the conditions.
        :param opened: whether what a reader can open (HTML ``details``) counts as open.
        :return: its look.
        """
        tag = str(element.tag)
        own = self._values(element, "", environment)
        passed_on = {name: value for name, value in own.items() if name in _INHERITED}
        inherited = {**around.inherited, **passed_on} if passed_on else around.inherited
        display = _keyword(own.get("display", ()))
        return Look(
            box=not (_unseen(element, tag, opened) or hides_box(own)),
            words=not hides_words(inherited) if passed_on else around.words,
            line=tag in _LINES if not display else display not in _INLINE,
            before=self._added(element, "before", environment),
            after=self._added(element, "after", environment),
            inherited=inherited,
        )

    def _added(self, element: etree._Element, pseudo: str, environment: Condition) -> str:
        values = self._values(element, pseudo, environment)
        return added(values, lambda name: element.get(name, "")) if values else ""

    def _values(self, element: etree._Element, pseudo: str, environment: Condition) -> Values:
        entries = self._entries.get((element, pseudo))
        if not entries:
            return {}
        valid = [one for one in entries if one[1] == environment[: len(one[1])]]
        ordered = sorted(valid, key=lambda entry: entry[0])
        return {one.name: one.value for _, _, one in ordered}


def _unseen(element: etree._Element, tag: str, opened: bool) -> bool:
    parent = element.getparent()
    return (
        (tag in _UNSEEN and not (tag == "dialog" and "open" in element.attrib))
        or "hidden" in element.attrib
        or "popover" in element.attrib
        or element.get("aria-hidden") == "true"
        or (
            not opened
            and parent is not None
            and parent.tag == "details"
            and "open" not in parent.attrib
            and tag != "summary"
        )
    )


def _keyword(value: Sequence[Node]) -> str:
    return str(getattr(value[0], "lower_value", "")) if value else ""
