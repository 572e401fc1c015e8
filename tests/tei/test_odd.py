# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The customisation says what documents have: no element, attribute or value more, and none less.

What documents have is taken from all cases, from an edition with translations and from this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from lxml import etree

from postilla.tei.names import NAMESPACES, XML
from postilla.tei.odd import FILE, Part, customisation, read_odd
from postilla.tei.validate import validate
from tests.this_edition import REPOSITORY, run

if TYPE_CHECKING:
    from tests.this_edition import BuiltEdition

CASES = Path(__file__).parent / "cases"
PARALLEL = REPOSITORY / "tests" / "roots" / "test-parallel"

Use = Mapping[tuple[str, str], Set[str]]
"""Element and attribute, or nothing for the element itself -> the values."""


@pytest.fixture(scope="module")
def odd() -> tuple[Part, ...]:
    return read_odd(customisation())


@pytest.fixture(scope="module")
def in_use(built_edition: BuiltEdition, tmp_path_factory: pytest.TempPathFactory) -> Use:
    made = tmp_path_factory.mktemp("parallel")
    options = ["-q", "-b", "tei", "-d", str(made / "doctrees")]
    run(["-m", "sphinx", *options, ".", str(made / "tei")], PARALLEL, {}, umask=0o022)
    places = (CASES, built_edition.root / "build" / "tei", made / "tei")
    documents = [path for place in places for path in place.rglob("*.xml")]
    assert len(documents) > 30
    return used(map(etree.parse, documents))


def used(documents: Iterable[etree._ElementTree]) -> Use:
    """Say what documents have."""
    values: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for document in documents:
        for element in document.iter("{*}*"):
            name = etree.QName(element).localname
            values[name, ""].add("")
            for attribute, value in element.attrib.items():
                values[name, str(attribute).replace(f"{{{XML}}}", "xml:")].add(str(value))
    return values


def documented(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Say which elements there are, and which attributes of each."""
    for part in parts:
        for element in part.elements:
            yield element.name, ""
            yield from ((element.name, attribute.name) for attribute in element.attributes)


def test_it_is_tei_itself(schema: etree._ElementTree) -> None:
    assert validate(customisation(), schema, FILE) == ()


def test_modules_bring_the_elements_that_are_explained(odd: tuple[Part, ...]) -> None:
    root = etree.fromstring(customisation())
    brought = [
        (module.get("key", ""), name)
        for module in root.iterfind(".//tei:moduleRef[@include]", NAMESPACES)
        for name in module.get("include", "").split()
    ]
    explained = [(one.module, one.name) for part in odd for one in part.elements]
    assert sorted(brought) == sorted(explained)
    groups = cast(list[Any], root.xpath("//tei:specGrpRef/@target", namespaces=dict(NAMESPACES)))
    assert groups == [f"#{part.id}.elements" for part in odd]


def test_everything_is_explained(odd: tuple[Part, ...]) -> None:
    assert all(part.title and part.words for part in odd)
    for element in (one for part in odd for one in part.elements):
        assert element.meaning, element.name
        assert all(one.meaning for one in element.attributes), element.name


def test_it_has_what_documents_have(odd: tuple[Part, ...], in_use: Use) -> None:
    expected = sorted(documented(odd))
    assert sorted(in_use) == expected


def test_values_are_those_that_documents_have(odd: tuple[Part, ...], in_use: Use) -> None:
    for element in (one for part in odd for one in part.elements):
        for attribute in element.attributes:
            if attribute.values:
                listed = sorted(value for value, _ in attribute.values)
                found = sorted(in_use[element.name, attribute.name])
                assert found == listed, (element.name, attribute.name)
