# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Debian's Chromium without its own windows, driven by Playwright.

Pages are the same as in the whole browser, and open twice as fast.
"""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

BROWSER = "chromium-headless-shell"
"""The browser; its Debian package has the same name."""


def start(playwright: Playwright) -> Browser:
    """Start the browser.

    :param playwright: what drives it.
    :return: the browser.
    :raises FileNotFoundError: with the name of its package where it is missing.
    """
    found = shutil.which(BROWSER)
    if found is None:
        raise FileNotFoundError(f"{BROWSER} is missing: install the Debian package {BROWSER}")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return playwright.chromium.launch(executable_path=found, args=options)
