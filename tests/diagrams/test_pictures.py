# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pictures: well-formed, safe, complete, and the same each time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from postilla.diagrams.columns import Group, Row, draw_columns
from postilla.diagrams.grid import Line, draw_grid
from postilla.diagrams.signs import Sign
from postilla.diagrams.svg import SVG_NS, serialised
from postilla.diagrams.ties import End, Start, Stroke, Tie, draw_ties

HOSTILE = "</text><script>alert(1)</script>\x00\x1b]]>&\ud800\"'"
ANY = st.text(max_size=20)


def start(mark: str, *to: str, words: str = "Words of a claim.") -> Start:
    ties = tuple(Tie(to=key, label="rests on", stroke=Stroke.DOTTED) for key in to)
    return Start(mark=mark, words=words, name=f"claim {mark}", address=f"#{mark}", ties=ties)


def end(key: str, words: str = "A work") -> End:
    return End(key=key, words=words, name=words, address=f"#{key}", sign=Sign.CIRCLE)


def ties(*starts: Start, ends: str = "") -> etree._Element:
    return draw_ties("Map", "What is seen.", ("left", "right"), starts, map(end, ends))


def parsed(picture: etree._Element) -> etree._Element:
    return etree.fromstring(serialised(picture), etree.XMLParser(resolve_entities=False))


def found(picture: etree._Element, path: str) -> list[etree._Element]:
    elements = picture.xpath(path, namespaces={"s": SVG_NS})
    assert isinstance(elements, list)
    return [element for element in elements if isinstance(element, etree._Element)]


def test_a_picture_says_in_words_what_it_is() -> None:
    picture = parsed(ties(start("c1", "a"), ends="a"))
    first, second = picture[0], picture[1]
    assert (first.tag, first.text) == (f"{{{SVG_NS}}}title", "Map")
    assert (second.tag, second.text) == (f"{{{SVG_NS}}}desc", "What is seen.")


@given(ANY | st.just(HOSTILE), ANY | st.just(HOSTILE), ANY)
def test_words_never_become_markup(words: str, address: str, label: str) -> None:
    one = Start(
        mark=words,
        words=words,
        name=words,
        address=address,
        ties=(Tie(to="a", label=label, stroke=Stroke.SOLID),),
        remarks=(words,),
    )
    other = End(key="a", words=words, name=words, address=address, sign=Sign.SQUARE)
    groups = [Group(title=words, columns=(words,))]
    rows = [Row(words=words, address=address, numbers=(1,))]
    line = Line(words=words, address=address)
    for picture in (
        parsed(draw_grid(words, words, [line], [(line, [[(Sign.CIRCLE, 1)]])])),
        parsed(draw_ties(words, words, (words, words), [one], [other])),
        parsed(draw_columns(words, words, groups, rows)),
    ):
        names = {etree.QName(element).localname for element in picture.iter("*")}
        assert names <= {"svg", "title", "desc", "g", "a", "text", "path", "rect", "circle"}
        attributes = {name for element in picture.iter("*") for name in element.attrib}
        assert not {"style", "onload", "onclick", "id"} & attributes


def test_each_line_goes_from_its_label_to_its_end() -> None:
    picture = ties(start("c1", "a", "b"), start("c2", "b"), ends="ab")
    lines = found(picture, "//s:path[@class='tie']")
    assert len(lines) == 3
    names = [line.getparent().findtext(f"{{{SVG_NS}}}title") for line in lines]  # type: ignore[union-attr]
    assert names == ["claim c1 – rests on: A work"] * 2 + ["claim c2 – rests on: A work"]
    labels = [float(one.get("y", "")) - 4 for one in found(picture, "//s:text[.='rests on']")]
    signs = [float(one.get("cy", "")) for one in found(picture, "//s:circle")]
    for line, y, below in zip(lines, labels, [signs[0], signs[1], signs[1]], strict=True):
        numbers = [float(number) for number in line.get("d", "")[1:].replace("C", " ").split()]
        assert (numbers[1], numbers[-1]) == (y, below)


def test_lines_are_told_apart_by_their_dashes() -> None:
    dashes = {
        parsed(
            ties(Start(mark="c", words="w", name="n", address="", ties=(
                Tie(to="a", label="x", stroke=stroke),)), ends="a")
        ).xpath("string(//s:path[@class='tie']/@stroke-dasharray)", namespaces={"s": SVG_NS})
        for stroke in Stroke
    }  # fmt: skip
    assert len(dashes) == len(Stroke)


def test_nothing_on_the_right_covers_another_or_leaves_the_picture() -> None:
    keys = "abcdefghij"
    picture = ties(*(start(f"c{n}", *keys) for n in range(3)), ends=keys)
    places = [float(one.get("cy", "")) for one in found(picture, "//s:circle")]
    assert len(places) == len(keys)
    assert all(below - above >= 22 - 0.11 for above, below in pairwise(places))
    assert places[0] > 46
    assert places[-1] < float(picture.get("height", "")) - 4


def test_lines_of_one_claim_do_not_cross() -> None:
    picture = ties(start("c1", "b", "a"), start("c2", "b"), ends="ab")
    ends = [
        line.get("d", "").rsplit(" ", 1)[1] for line in found(picture, "//s:path[@class='tie']")
    ]
    assert ends[:2] == sorted(ends[:2], key=float)


def test_a_link_without_an_address_is_none() -> None:
    unlinked = Start(mark="c1", words="w", name="n", address="")
    assert not found(draw_ties("t", "d", ("", ""), [unlinked], []), "//s:a")


def test_bars_are_as_long_as_their_numbers() -> None:
    groups = [Group(title="A", columns=("x", "y")), Group(title="B", columns=("z",))]
    rows = [Row(words="one", address="#one", numbers=(4, 0, 2)),
            Row(words="two", address="", numbers=(1, 1, 1))]  # fmt: skip
    picture = parsed(draw_columns("Chart", "What is seen.", groups, rows))
    widths = [float(bar.get("width", "")) for bar in found(picture, "//s:rect")]
    assert [round(width / widths[-1]) for width in widths] == [4, 2, 1, 1, 1]
    numbers = [text.text for text in found(picture, "//s:g/s:text") if (text.text or "").isdigit()]
    assert numbers == ["4", "0", "2", "1", "1", "1"]
    assert [link.get("href") for link in found(picture, "//s:a")] == ["#one"]


def test_signs_stand_where_row_and_column_meet() -> None:
    columns = [Line(words=words, address=f"#{words}") for words in ("one", "two")]
    rows = [
        (Line(words="a", address="#a"), [[], [(Sign.SQUARE, 3), (Sign.CIRCLE, 1)]]),
        (Line(words="b", address=""), [[(Sign.CIRCLE, 2)], []]),
    ]
    picture = parsed(draw_grid("Grid", "What is seen.", columns, rows))
    (square,) = found(picture, "//s:rect")
    first, second = found(picture, "//s:circle")
    assert (
        float(square.get("y", "")) + 4 == float(first.get("cy", "")) < float(second.get("cy", ""))
    )
    assert float(second.get("cx", "")) < float(square.get("x", "")) < float(first.get("cx", ""))
    numbers = [text.text for text in found(picture, "//s:text") if (text.text or "").isdigit()]
    assert numbers == ["3", "1", "2"]
    assert [link.get("href") for link in found(picture, "//s:a")] == ["#one", "#two", "#a"]


def test_nothing_to_count_is_a_picture_all_the_same() -> None:
    assert parsed(draw_columns("t", "d", [], [])) is not None
    assert parsed(draw_grid("t", "d", [], [])) is not None
    assert parsed(ties()) is not None


def test_the_same_values_are_the_same_picture() -> None:
    def drawn() -> str:
        return serialised(ties(start("c1", "a", "b"), start("c2", "b"), ends="ab"))

    assert drawn() == drawn()
