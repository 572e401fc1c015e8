# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Parts of the site: what answers the events of Sphinx, what changes documents, the scripts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Route

from postilla import sphinx_ext
from postilla.sphinx_ext import THEME
from tests.sabotage.switches import Part, replace

_TABLE: Final = "postilla.sphinx_ext:"
_TESTS: Final = ("tests/sphinx_ext", "tests/theme", "tests/interface", "tests/browser")
_BROWSER: Final = ("tests/browser",)
_FIRST: Final = {
    "search": "tests/browser/test_search.py",
    "suggest": "tests/browser/test_suggesting.py",
    "cite": "tests/browser/test_citing.py",
    "interface": "tests/browser/test_interface.py",
    "layers": "tests/browser/test_layers.py",
    "margin": "tests/browser/test_margin.py",
    "parallel": "tests/browser/test_parallel.py",
    "popups": "tests/browser/test_popups.py",
}
"""How scripts begin -> the tests in which it is noticed at once."""


def parts() -> Iterator[tuple[str, Part]]:
    """Give each listener, transform and script, with its name."""
    for event, listeners in sphinx_ext._LISTENERS.items():
        for listener in listeners:
            off = partial(_listener_off, event, listener)
            yield f"listener:{listener.__name__}", Part(switch_off=off, tests=_TESTS)
    for name, table in (
        ("_TRANSFORMS", sphinx_ext._TRANSFORMS),
        ("_POST_TRANSFORMS", sphinx_ext._POST_TRANSFORMS),
    ):
        for transform in table:
            off = partial(_transform_off, name, transform)
            yield f"transform:{transform.__name__}", Part(switch_off=off, tests=_TESTS)
    for path in sorted((THEME / "static").glob("*.js")):
        first = next((test for word, test in _FIRST.items() if path.stem.startswith(word)), None)
        tests = (first, *_BROWSER) if first else _BROWSER
        yield f"script:{path.stem}", Part(switch_off=partial(_script_off, path.name), tests=tests)


def _listener_off(event: str, listener: object) -> None:
    table = sphinx_ext._LISTENERS
    left = tuple(one for one in table[event] if one is not listener)
    replace(f"{_TABLE}_LISTENERS", {**table, event: left})


def _transform_off(table: str, transform: object) -> None:
    left = tuple(one for one in getattr(sphinx_ext, table) if one is not transform)
    replace(f"{_TABLE}{table}", left)


def _script_off(name: str) -> None:
    """Let browsers get nothing for a script."""
    original = Browser.new_context

    def answer(route: Route) -> None:
        path = PurePosixPath(route.request.url.partition("?")[0])
        if path.name == name:
            route.fulfill(body="", content_type="text/javascript")
        else:
            route.continue_()

    def new_context(browser: Browser, *args: Any, **options: Any) -> BrowserContext:
        context = original(browser, *args, **options)
        context.route(f"**/{name}*", answer)
        return context

    replace("playwright.sync_api:Browser.new_context", new_context)
