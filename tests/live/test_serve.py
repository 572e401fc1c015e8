# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla serve`` from save to page: what is written, told, kept and survived."""

from __future__ import annotations

import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from postilla.cli.main import main
from tests.live.conftest import BRIDGES, FILES, PATIENCE, serve, write_edition

if TYPE_CHECKING:
    from tests.live.conftest import Running

PAGE = "chapters/01-bridges.html"
CLAIMS = "about/claims.html"
COMMENT = "He does not say how he counted."


def test_a_save_is_shown(preview: Running) -> None:
    before = preview.rest()
    preview.save(BRIDGES, "to: the ferryman", "to: his widow")
    state = preview.wait(lambda state: PAGE in state["versions"])
    assert state["versions"][PAGE] > before["version"]
    assert "his widow" in preview.get(PAGE)
    state = preview.rest()
    assert {PAGE, CLAIMS} <= state["versions"].keys()
    assert "chapters/02-weather.html" not in state["versions"]
    assert "his widow" in preview.get(CLAIMS)
    preview.save(BRIDGES, "to: his widow", "to: the ferryman")
    preview.wait(lambda state: "his widow" not in preview.get(CLAIMS))


def test_the_page_that_was_saved_comes_first(preview: Running) -> None:
    preview.rest()
    states = preview.states()
    preview.save(BRIDGES, "to: the ferryman", "to: his widow")
    known = next(states)["versions"]
    order = []
    for state in states:
        order += [page for page, version in state["versions"].items() if known.get(page) != version]
        known = state["versions"]
        if CLAIMS in order:
            break
    assert order[0] == PAGE
    preview.save(BRIDGES, "to: his widow", "to: the ferryman")
    preview.wait(lambda state: "his widow" not in preview.get(CLAIMS))


def test_pages_keep_their_own_style_sheets(preview: Running) -> None:
    preview.save("source/about/claims.md", "# Claims", "# All claims")
    preview.wait(lambda state: "All claims" in preview.get(CLAIMS))
    preview.save(BRIDGES, "to: the ferryman", "to: his widow")
    preview.wait(lambda state: "his widow" in preview.get(PAGE))
    assert "pages.css" in preview.get(CLAIMS)
    assert "pages.css" not in preview.get(PAGE)
    preview.save("source/about/claims.md", "# All claims", "# Claims")
    preview.save(BRIDGES, "to: his widow", "to: the ferryman")
    preview.wait(lambda state: "his widow" not in preview.get(CLAIMS))


def test_a_page_with_errors_stays_as_it_was(preview: Running) -> None:
    good = preview.rest()
    shown = preview.get(PAGE)
    preview.save(BRIDGES, "} 40 boats … 1821", "} 41 boats")
    state = preview.codes(["quote/missing"])
    (found,) = state["findings"]
    assert found["page"] == PAGE
    assert found["position"] == f"{BRIDGES}:8:12"
    assert found["places"][:2] == ["boats-lost--words", "boats-lost"]
    assert "p-1-1" in found["places"]
    assert preview.get(PAGE) == shown
    preview.save(
        "source/chapters/02-weather.md", "# The weather", "# The weather\n\n:::{cites} x\n:::"
    )
    both = preview.wait(lambda state: len(state["findings"]) > 1)
    assert {one["page"] for one in both["findings"]} == {PAGE, "chapters/02-weather.html"}
    preview.save("source/chapters/02-weather.md", "\n\n:::{cites} x\n:::", "")
    preview.save(BRIDGES, "} 41 boats", "} 40 boats … 1821")
    assert preview.codes([])["versions"] == good["versions"]


def test_one_pages_errors_do_not_hold_others_back(preview: Running) -> None:
    preview.save(BRIDGES, "} 40 boats … 1821", "} 41 boats")
    preview.codes(["quote/missing"])
    note = "\n:::{ednote} mist\n:id: on-mist\n:about: context\nA fog.\n:::\n"
    preview.save("source/chapters/02-weather.md", "from the river.\n", f"from the river.\n{note}")
    preview.wait(lambda state: "A fog." in preview.get("chapters/02-weather.html"))
    preview.save("source/chapters/02-weather.md", note, "")
    preview.save(BRIDGES, "} 41 boats", "} 40 boats … 1821")
    preview.codes([])


def test_what_only_sphinx_finds_is_shown(preview: Running) -> None:
    preview.save("source/about/claims.md", "# Claims", "# Claims\n\n### Too deep")
    state = preview.codes(["sphinx/myst/header"])
    assert state["findings"][0]["position"] == "source/about/claims.md:3"
    preview.save("source/about/claims.md", "# Claims\n\n### Too deep", "# Claims")
    preview.codes([])


def test_settings_that_cannot_be_read_are_survived(preview: Running) -> None:
    before = preview.rest()
    preview.save("source/edition.toml", 'id = "bridges"', 'id ö "bridges"')
    assert preview.codes(["edition/syntax"])["version"] == before["version"]
    assert COMMENT in preview.get(PAGE)
    preview.save("source/edition.toml", 'id ö "bridges"', 'id = "bridges"')
    preview.codes([])
    preview.save("conf.py", "extensions", 'extensions = ["nowhere"]\nothers')
    preview.codes(["build/sphinx"])
    assert COMMENT in preview.get(PAGE)
    preview.save("conf.py", 'extensions = ["nowhere"]\nothers', "extensions")
    preview.wait(lambda state: not state["findings"] and state["version"] > before["version"])


def test_a_page_comes_and_goes(preview: Running) -> None:
    new = preview.root / "source" / "about" / "new.md"
    new.write_text("# New\n", encoding="utf-8")
    preview.codes(["sphinx/toc/not_included"])
    assert "New" in preview.get("about/new.html")
    new.unlink()
    preview.codes([])
    with pytest.raises(HTTPError, match="404"):
        preview.get("about/new.html")


def test_all_is_made_again_when_the_edition_changes(preview: Running) -> None:
    before = preview.rest()["version"]
    preview.save("source/edition.toml", "A Toll Keeper", "A Ferryman")
    preview.wait(lambda state: state["version"] > before)
    assert "A Ferryman" in preview.get(PAGE)
    preview.save("source/edition.toml", "A Ferryman", "A Toll Keeper")
    preview.wait(lambda state: "A Toll Keeper" in preview.get(PAGE))


def test_nothing_is_written_into_the_edition(preview: Running) -> None:
    preview.rest()
    files = {path.relative_to(preview.root).as_posix() for path in preview.root.rglob("*.*")}
    assert {name for name in files if "." in Path(name).name} == {
        *FILES,
        "source/witness/base.lock",
    }


def test_a_broken_edition_is_served_once_it_is_mended(tmp_path: Path) -> None:
    root = write_edition(tmp_path)
    text = (root / "source/edition.toml").read_text(encoding="utf-8")
    (root / "source/edition.toml").write_text("?", encoding="utf-8")
    process = serve(root, "--port", "0")
    assert process.stdout
    lines = iter(process.stdout)
    try:
        next(lines)
        assert any("[edition/syntax]" in line for line in lines)
        (root / "source/edition.toml").write_text(text, encoding="utf-8")
        assert any("shown after" in line for line in lines)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_edition(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", "--root", str(tmp_path), "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"--port {port}: error: The port can't be used: ")
    assert said.endswith("[serve/port]\n")


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], port: str) -> None:
    write_edition(tmp_path)
    assert main(["serve", "--root", str(tmp_path), "--port", port]) == 2
    assert "[serve/port]" in capsys.readouterr().err


def test_a_folder_that_is_no_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(tmp_path)]) == 2
    assert "[cli/no-edition]" in capsys.readouterr().err
