# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Lighthouse on pages of the site: performance, accessibility, best practices, search engines."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Any, Final

from tests.chromium import BROWSER

PROGRAM: Final = "lighthouse@12.8.2"
"""The last one that runs on Node 18 and 20, which Debian has."""
REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "robots-txt": "asked for by a script in the page, and the policy lets no script fetch",
    }
)
"""Audit that may fail -> why."""


@dataclass(frozen=True, slots=True)
class Report:
    """What Lighthouse says of a page."""

    page: str
    scores: Mapping[str, int]
    """Category -> 0 to 100."""
    failed: Sequence[str]
    """The audits that count in a category below 100 and were not passed."""


def reports(site: Path, pages: Sequence[str]) -> Iterator[Report]:
    """Look at pages, served on the loopback interface.

    :param site: the folder of the site.
    :param pages: the pages, relative to it.
    :return: a report a page.
    :raises RuntimeError: when a program is missing, with the name of its Debian package.
    """
    for program, package in (("npx", "npm"), (BROWSER, BROWSER)):
        if shutil.which(program) is None:
            raise RuntimeError(f"{program} is missing: install the Debian package {package}")
    with _served(site) as address:
        for page in pages:
            yield _report(page, _run(f"{address}/{page}"))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = partial(_Host, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class _Host(SimpleHTTPRequestHandler):
    """Serves as hosts do: connections stay open, and what is sent is compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = gzip.compress(path.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _run(address: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        flags = "--headless --no-sandbox --disable-gpu"
        command = ["npx", "--yes", PROGRAM, address, "--quiet", "--output=json"]
        subprocess.run(
            [*command, f"--output-path={file}", f"--chrome-flags={flags}"],
            env=_environment(),
            check=True,
        )
        return json.loads(file.read_text(encoding="utf-8"))


def _environment() -> dict[str, str]:
    return {**os.environ, "CHROME_PATH": shutil.which(BROWSER) or ""}


def _report(page: str, found: Any) -> Report:
    scores, failed = {}, []
    for category in found["categories"].values():
        score = round(category["score"] * 100)
        scores[category["title"]] = score
        if score < 100:
            weighed = [one["id"] for one in category["auditRefs"] if one["weight"]]
            failed += [one for one in weighed if (found["audits"][one]["score"] or 0) < 0.9]
    return Report(page, scores, failed)
