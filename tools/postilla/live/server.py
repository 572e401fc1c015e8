# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The server of the preview: pages, and news of them, for browsers on this machine alone.

It listens on the loopback address only, and answers only to requests that name it so: a page of
another site can have its own host name lead here (DNS rebinding), but not change what its browser
writes into ``Host``. News are `server-sent events
<https://html.spec.whatwg.org/multipage/server-sent-events.html>`_.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from postilla.live.findings import Found
from postilla.live.page import EVENTS, SCRIPT, STYLE, waiting_page, with_script
from postilla.live.state import Board, State

HOST: Final = "127.0.0.1"

_NAMES: Final = (HOST, "localhost")
_OWN: Final[Mapping[str, Path]] = MappingProxyType(
    {
        SCRIPT: Path(__file__).parent / "static" / "live.js",
        STYLE: Path(__file__).parent / "static" / "live.css",
    }
)
"""Address -> file."""
_ICON: Final = "/favicon.ico"
"""Asked for by browsers of their own accord."""
_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".atom": "application/atom+xml",
        ".bib": "application/x-bibtex",
        ".css": "text/css; charset=utf-8",
        ".epub": "application/epub+zip",
        ".html": "text/html; charset=utf-8",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".ris": "application/x-research-info-systems",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".zip": "application/zip",
    }
)
"""Suffix -> media type; what the system's own table says differs from one to the next."""
_OTHER_TYPE: Final = "application/octet-stream"
_PATIENCE: Final = 15.0
"""Seconds without news after which a browser is told that there are none."""


class Server(ThreadingHTTPServer):
    """Serves what is posted on a board."""

    daemon_threads = True

    def __init__(self, board: Board, port: int) -> None:
        """Take the port; requests wait until the server runs.

        :param board: what to serve.
        :param port: 0 for any that is free.
        :raises OSError: when it is taken.
        """
        self.board = board
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """Give the address to open in a browser."""
        return f"http://{HOST}:{self.server_port}/"

    def start(self) -> None:
        """Serve in threads of their own."""
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def stop(self) -> None:
        """End all answers and give the port back."""
        self.board.close()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that went away before they were answered."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "postilla"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer a request."""
        if not self._is_asked_by_name():
            self._answer(HTTPStatus.FORBIDDEN, b"This server answers to this machine alone.\n")
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._tell()
        elif path == _ICON:
            self._answer(HTTPStatus.NO_CONTENT, b"")
        elif path in _OWN:
            self._send(_OWN[path].read_bytes(), _OWN[path].suffix)
        else:
            self._send_page(path)

    do_HEAD = do_GET

    def _is_asked_by_name(self) -> bool:
        name, _, port = self.headers.get("Host", "").rpartition(":")
        return name in _NAMES and port == str(self.server.server_port)

    def _send_page(self, path: str) -> None:
        state = self.server.board.state
        name = f"{path}index.html" if path.endswith("/") else path
        name = name.removeprefix("/")
        file = _inside(state.folder, name) if state.folder else None
        is_page = name.endswith(".html")
        if file is not None:
            data = file.read_bytes()
            if is_page:
                data = with_script(data.decode(), name, state.version_of(name)).encode()
            self._send(data, file.suffix)
        elif is_page:
            title = "The edition is being read." if state.is_busy else "There is no such page."
            html = with_script(waiting_page(title), name, state.version_of(name))
            self._send(html.encode(), ".html", HTTPStatus.NOT_FOUND)
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"There is no such file.\n")

    def _send(self, data: bytes, suffix: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._answer(status, data, _TYPES.get(suffix, _OTHER_TYPE))

    def _answer(
        self, status: HTTPStatus, data: bytes, media_type: str = "text/plain; charset=utf-8"
    ) -> None:
        self._begin(status, media_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _begin(self, status: HTTPStatus, media_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _tell(self) -> None:
        """Send the state, and again whenever it has changed, until the browser goes away."""
        self._begin(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        board, known = self.server.board, None
        while True:
            state = board.wait(known, _PATIENCE)
            if not board.is_open:
                return
            news = f"data: {json.dumps(_as_json(state))}\n\n" if state is not known else ":\n\n"
            self.wfile.write(news.encode())
            known = state

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for findings."""


def _inside(folder: Path, name: str) -> Path | None:
    """Give a file of a folder; none of what is not in it, however it is asked for."""
    parts = PurePosixPath(name).parts
    if "\0" in name or "\\" in name or any(part in ("..", "/") for part in parts):
        return None
    file = folder.joinpath(*parts).resolve()
    return file if file.is_file() and file.is_relative_to(folder.resolve()) else None


def _as_json(state: State) -> dict[str, Any]:
    return {
        "version": state.version,
        "versions": dict(state.versions),
        "findings": [_finding(found) for found in state.findings],
        "busy": state.is_busy,
    }


def _finding(found: Found) -> dict[str, Any]:
    finding = found.finding
    return {
        "position": str(finding.position),
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "code": finding.code,
        "page": found.page,
        "places": found.places,
    }
