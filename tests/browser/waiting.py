# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Wait for what a page comes to a moment later.

Playwright's ``wait_for_function`` asks again from within the page, by ``eval``, which the site's
Content Security Policy rightly forbids: it works only where the first answer is yes. Here the
question is asked anew from outside.
"""

from __future__ import annotations

import time

from playwright.sync_api import Page

PATIENCE, PAUSE = 5.0, 50
"""Seconds that a page is given, and milliseconds from one question to the next."""


def comes_true(page: Page, condition: str, argument: object = None) -> bool:
    """Say whether a condition is, or soon becomes, true.

    :param page: where it is asked.
    :param condition: an expression in JavaScript, or a function of the argument.
    :param argument: what the function is given.
    :return: true as soon as it is; false when the page's time is over.
    """
    until = time.monotonic() + PATIENCE
    while not page.evaluate(condition, argument):
        if time.monotonic() > until:
            return False
        page.wait_for_timeout(PAUSE)
    return True
