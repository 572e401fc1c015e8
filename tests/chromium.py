# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright


def start(playwright: Playwright) -> Browser:
    """Start the browser.

    :param playwright: what drives it.
    :return: the browser.
    :raises FileNotFoundError: with the name of its package where it is missing.
    """
    found = shutil.which("chromium")
    if found is None:
        raise FileNotFoundError("chromium is missing: install the Debian package chromium")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return playwright.chromium.launch(executable_path=found, args=options)
