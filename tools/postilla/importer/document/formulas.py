# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Formulas: words of the text in TeX's notation, between dollars.

No product sets formulas. So the text has them as they are written where there is no other way,
and the report names each: what is lost is how they were set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from lxml import etree

from postilla.importer.document.markup import local, words_in
from postilla.importer.document.pandoc import read_with_pandoc
from postilla.importer.document.tree import Inline, Lost, Words

IN_TEX: Final = "in-tex"
"""The attribute of an element of XML that is a formula in TeX."""
_MATHML: Final = "http://www.w3.org/1998/Math/MathML"
_WHOLE: Final = re.compile(r".*\\begin\{document\}(.*)\\end\{document\}.*", re.DOTALL)
"""Some publishers give a whole file of LaTeX for each formula."""


def formula(tex: str, *, is_displayed: bool) -> Iterator[Inline]:
    """Write a formula.

    :param tex: it, with dollars around it, or without.
    :param is_displayed: whether it stands in a line of its own.
    :return: its words, and what is to be said of it.
    """
    own = " ".join(_WHOLE.sub(r"\1", tex).split()).strip("$ ")
    dollars = "$$" if is_displayed else "$"
    written = f"{dollars}{own}{dollars}"
    yield Lost(f"setting of the formula {written}")
    yield Words(written)


def state_in_tex(root: etree._Element, names: Sequence[str], path: str) -> None:
    """Let the formulas of a document of XML be TeX, whatever else they were.

    :param root: of the document; those of its formulas that can be TeX are changed: they have
        nothing but it, then the label, if any, and the attribute :data:`IN_TEX`.
    :param names: of the elements that are formulas.
    :param path: the document's name in errors.
    :raises PostillaError: when pandoc can't be run on them.
    """
    found = list(root.iter(*(f"{{*}}{name}" for name in names)))
    tex = {one: words for one in found if (words := _stated(one))}
    in_mathml = {
        one: math for one in found
        if one not in tex and (math := next(one.iter(f"{{{_MATHML}}}math"), None)) is not None
    }  # fmt: skip
    written = mathml_in_tex(list(in_mathml.values()), path)
    tex |= {one: words for one, words in zip(in_mathml, written, strict=True) if words}
    for one, words in tex.items():
        for child in [child for child in one if local(child) != "label"]:
            one.remove(child)
        one.text = words
        one.set(IN_TEX, "yes")


def _stated(formula: etree._Element) -> str:
    """Give the TeX that a formula of JATS or TEI has itself."""
    inner = next(formula.iter("{*}tex-math"), None)
    if inner is None and "tex" in formula.get("notation", "").lower():
        inner = formula
    return words_in(inner).strip()


def mathml_in_tex(formulas: Sequence[etree._Element], path: str) -> Sequence[str]:
    """Write formulas of MathML in TeX.

    :param formulas: elements ``math``.
    :param path: the document's name in errors.
    :return: TeX of each; nothing for one that pandoc can't read.
    :raises PostillaError: when pandoc can't be run on them.
    """
    if not formulas:
        return ()
    body = etree.Element("body")
    for one in formulas:
        etree.SubElement(body, "p").append(_plainly(one))
    html = etree.tostring(body, encoding="unicode").encode()
    blocks = read_with_pandoc(html, "html+native_divs", path)["blocks"]
    if len(blocks) != len(formulas):
        return [""] * len(formulas)
    return [_tex(block["c"]) for block in blocks]


def _plainly(math: etree._Element) -> etree._Element:
    """Copy a formula, its namespace unsaid, as in HTML."""
    copy = etree.Element(etree.QName(math).localname, {"xmlns": _MATHML})
    copy.text = math.text
    for child in math.iterchildren(etree.Element):
        copy.append(_copied(child))
    return copy


def _copied(element: etree._Element) -> etree._Element:
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    copy = etree.Element(etree.QName(element).localname, attributes)
    copy.text, copy.tail = element.text, element.tail
    for child in element.iterchildren(etree.Element):
        copy.append(_copied(child))
    return copy


def _tex(inlines: Sequence[dict[str, Any]]) -> str:
    return next((one["c"][1] for one in inlines if one["t"] == "Math"), "")
