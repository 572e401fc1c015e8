# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The customisation of the TEI that is shipped says what documents have: no more and no less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from lxml import etree

from postilla import tei
from postilla.tei.names import NAMESPACES, XML
from postilla.tei.validate import validate
from tests.tei.conftest import REPOSITORY
from tests.this_edition import run

if TYPE_CHECKING:
    from tests.this_edition import BuiltEdition

ODD = Path(tei.__file__).with_name("postilla.odd")
CASES = Path(__file__).parent / "cases"
PARALLEL = REPOSITORY / "tests" / "roots" / "test-parallel"


@pytest.fixture(scope="module")
def odd() -> etree._Element:
    return etree.parse(ODD).getroot()


def found(element: etree._Element, path: str) -> list[str]:
    return [str(one) for one in cast(list[Any], element.xpath(path, namespaces=dict(NAMESPACES)))]


def documented(odd: etree._Element) -> Mapping[str, Set[str]]:
    """Element -> its attributes, as the customisation has them."""
    specifications = odd.iterfind(".//tei:elementSpec", NAMESPACES)
    return {
        one.get("ident", ""): frozenset(found(one, ".//tei:att/text()")) for one in specifications
    }


def used(documents: Iterator[Path]) -> Mapping[str, Set[str]]:
    """Element -> its attributes, as documents have them."""
    attributes: dict[str, set[str]] = defaultdict(set)
    for path in documents:
        for element in etree.parse(path).iter("{*}*"):
            names = (str(name).replace(f"{{{XML}}}", "xml:") for name in element.attrib)
            attributes[etree.QName(element).localname].update(names)
    return attributes


def test_it_is_tei_itself(schema: etree._ElementTree) -> None:
    assert validate(ODD.read_bytes(), schema, ODD.name) == ()


def test_modules_bring_the_elements_that_are_explained(odd: etree._Element) -> None:
    brought = {
        (module.get("key"), name)
        for module in odd.iterfind(".//tei:moduleRef[@include]", NAMESPACES)
        for name in module.get("include", "").split()
    }
    explained = {
        (one.get("module"), one.get("ident"))
        for one in odd.iterfind(".//tei:elementSpec", NAMESPACES)
    }
    assert brought == explained
    assert "" not in found(odd, ".//tei:elementSpec/tei:remarks/tei:p/text()[1]")


def test_it_has_what_documents_have(
    odd: etree._Element, built_edition: BuiltEdition, tmp_path: Path
) -> None:
    options = ["-q", "-b", "tei", "-d", str(tmp_path / "doctrees")]
    run(["-m", "sphinx", *options, ".", str(tmp_path / "tei")], PARALLEL, {}, umask=0o022)
    places = (CASES, built_edition.root / "build" / "tei", tmp_path / "tei")
    documents = [path for place in places for path in place.rglob("*.xml")]
    assert len(documents) > 25
    assert used(iter(documents)) == documented(odd)
