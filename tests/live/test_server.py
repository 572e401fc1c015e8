# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The server: what it gives, to whom, and what it never gives."""

from __future__ import annotations

import errno
import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from postilla.live.findings import Found
from postilla.live.server import Server
from postilla.live.state import Board
from postilla.model.diagnostic import Diagnostic, Position

PAGE = """<!DOCTYPE html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<title>İğ</title></head><body><main></main></body></html>"""
HOSTILE = "</script><script>alert(1)</script>"


@pytest.fixture
def board(tmp_path: Path) -> Board:
    site = tmp_path / "site"
    (site / "chapters").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "chapters" / "01-ı.html").write_text(PAGE, encoding="utf-8")
    (site / "style.css").write_text("p {}", encoding="utf-8")
    (site / "book.epub").write_bytes(b"PK")
    (site / "unknown.xyz").write_bytes(b"?")
    (tmp_path / "secret.html").write_text("hidden words", encoding="utf-8")
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    board = Board()
    board.turn(site)
    return board


@pytest.fixture
def server(board: Board) -> Iterator[Server]:
    server = Server(board, 0)
    server.start()
    yield server
    server.stop()


def ask(
    server: Server, path: str, *, host: str | None = None, method: str = "GET"
) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    if host != "":
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def test_a_page_has_the_script_and_its_version(server: Server, board: Board) -> None:
    board.written("chapters/01-ı.html")
    answer, text = ask(server, "/chapters/01-%C4%B1.html")
    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    version = board.state.version + 1
    tag = f'<script src="/_live.js" defer data-page="chapters/01-ı.html" data-version="{version}">'
    assert tag in text
    assert "content=\"default-src 'none'; script-src 'self'; connect-src 'self'\"" in text
    assert "<title>İğ</title>" in text


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/style.css?v=1", "text/css; charset=utf-8"),
        ("/book.epub", "application/epub+zip"),
        ("/unknown.xyz", "application/octet-stream"),
        ("/_live.js", "text/javascript; charset=utf-8"),
        ("/_live.css", "text/css; charset=utf-8"),
    ],
)
def test_media_types(server: Server, path: str, media_type: str) -> None:
    answer, text = ask(server, path)
    assert (answer.status, answer.getheader("Content-Type")) == (200, media_type)
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Cache-Control") == "no-store"
    head, nothing = ask(server, path, method="HEAD")
    assert head.getheader("Content-Length") == str(len(text.encode()))
    assert nothing == ""


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/chapters/../../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/..%5csecret.html",
        "//secret.html",
        "/link.html",
        "/index.html%00.css",
        "/chapters/",
        "/chapters",
        "/nothing.html",
        "/nothing.css",
        "/%ff.html",
    ],
)
def test_what_is_not_in_the_site(server: Server, tmp_path: Path, path: str) -> None:
    for asked in (path, path.replace("secret", f"{tmp_path.name}/secret"), f"/{tmp_path}{path}"):
        answer, text = ask(server, asked)
        assert answer.status == 404
        assert "hidden words" not in text


@pytest.mark.parametrize(
    "host", ["", "example.org", "example.org:{port}", "127.0.0.1", "localhost:1", "[::1]:{port}"]
)
def test_other_names_are_refused(server: Server, host: str) -> None:
    for path in ("/", "/_live/events", "/_live.js"):
        answer, text = ask(server, path, host=host.format(port=server.server_port))
        assert answer.status == 403
        assert "html" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(server: Server, method: str) -> None:
    assert ask(server, "/", method=method)[0].status == 501


def test_only_this_machine_is_listened_to(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    with socket.socket() as other:
        other.settimeout(5)
        assert other.connect_ex(("127.0.0.2", server.server_port)) == errno.ECONNREFUSED


def test_news(server: Server, board: Board) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", "/_live/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    assert answer.getheader("Access-Control-Allow-Origin") is None

    def hear() -> dict[str, Any]:
        data = answer.readline()
        assert answer.readline() == b"\n"
        return dict(json.loads(data.removeprefix(b"data: ")))

    first = hear()
    assert (first["versions"], first["findings"]) == ({}, [])
    board.written("index.html")
    assert hear()["versions"] == {"index.html": board.state.version + 1}
    finding = Diagnostic(code="a/b", message=HOSTILE, position=Position("source/index.md", 1, 2))
    board.tell(findings=[Found(finding=finding, page="index.html", places=("p-1-1",))])
    (found,) = hear()["findings"]
    assert found["message"] == HOSTILE
    assert found["position"] == "source/index.md:1:2"
    assert found["places"] == ["p-1-1"]
    board.close()
    assert answer.read() == b""
    connection.close()


def test_before_anything_is_built() -> None:
    server = Server(Board(), 0)
    server.start()
    try:
        answer, text = ask(server, "/")
        assert answer.status == 404
        assert "The edition is being read." in text
        assert 'src="/_live.js"' in text
    finally:
        server.stop()
