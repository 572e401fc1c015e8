# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pictures of a document: what is taken, what is left out and why, and that nothing is fetched."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from postilla.cli.beside import beside
from postilla.importer.document.pictures import Pictures, collect_pictures, nothing_beside
from postilla.importer.document.tree import Image
from postilla.model.picture import MAX_BYTES

PNG = Path(__file__).with_name("documents") / "html-shapes" / "figures" / "ferry.png"


def collected(folder: Path, *sources: str) -> Pictures:
    return collect_pictures([Image(source=one) for one in sources], (), {}, beside(folder))


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("https://example.org/x.png", "nothing is fetched"),
        ("//example.org/x.png", "nothing is fetched"),
        ("data:image/png;base64,AAAA", "nothing is fetched"),
        ("file:///etc/passwd", "nothing is fetched"),
        ("../outside.png", "not there"),
        ("/etc/passwd", "not there"),
        ("%2e%2e/outside.png", "not there"),
        ("link.png", "not there"),
        ("a name.png", "not there"),
        ("map.svg", "SVG"),
        ("text.png", "neither PNG nor JPEG"),
        ("huge.png", "bytes"),
    ],
)
def test_what_is_left_out(
    source: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    data = PNG.read_bytes()
    (tmp_path / "outside.png").write_bytes(data)
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "a name.png").write_bytes(data)
    (folder / "map.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "text.png").write_text("words")
    (folder / "huge.png").write_bytes(data + bytes(MAX_BYTES))
    found = collected(folder, source)
    assert fault in found.faults[source]
    assert {**found.names, **found.files, **found.beside} == {}


def test_one_picture_has_one_file(tmp_path: Path) -> None:
    for name in ("A Ferry.png", "b.png"):
        (tmp_path / name.replace(" ", "-")).write_bytes(PNG.read_bytes())
    found = collected(tmp_path, "A-Ferry.png", "b", "b.png")
    assert set(found.names.values()) == {"a-ferry-240aa8e18a24dff2.png"}
    assert list(found.files) == ["a-ferry-240aa8e18a24dff2.png"]
    assert set(found.beside) == {"A-Ferry.png", "b.png"}


def test_what_is_packed_is_taken_from_the_archive_alone() -> None:
    packed = {"media/image1.png": PNG.read_bytes()}
    images = [Image(source=one) for one in ("media/image1.png", "media/image2.png")]
    found = collect_pictures(images, (), packed, nothing_beside)
    assert found.names == {"media/image1.png": "image1-240aa8e18a24dff2.png"}
    assert found.beside == {}
    assert found.faults == {"media/image2.png": "is not there"}
