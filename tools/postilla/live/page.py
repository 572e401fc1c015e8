# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A page of the site as the preview serves it: the same, with the preview's script."""

from __future__ import annotations

import re
from html import escape
from typing import Final

SCRIPT: Final = "/_live.js"
STYLE: Final = "/_live.css"
EVENTS: Final = "/_live/events"

_POLICY = re.compile(
    r'(?P<start><meta http-equiv="?Content-Security-Policy"? content=")(?P<policy>[^"]*)',
    re.IGNORECASE,
)
_CONNECT = re.compile(r"connect-src [^;\"]*;?\s*")
_WAITING: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<main><p>{title}</p></main>
</body>
</html>
"""


def with_script(html: str, page: str, version: int) -> str:
    """Give a page the preview's script and style, and let it speak to its own server.

    :param html: the page as it was built.
    :param page: its address.
    :param version: in which it is served.
    :return: the page.
    """
    html = _POLICY.sub(lambda found: found["start"] + _relaxed(found["policy"]), html, count=1)
    own = (
        f'<link rel="stylesheet" href="{STYLE}">\n'
        f'<script src="{SCRIPT}" defer data-page="{escape(page)}" data-version="{version}">'
        "</script>\n"
    )
    return html.replace("</head>", f"{own}</head>", 1)


def waiting_page(title: str) -> str:
    """Make a page that says why there is no other.

    :param title: one sentence.
    :return: the page.
    """
    return _WAITING.format(title=escape(title))


def _relaxed(policy: str) -> str:
    return f"{_CONNECT.sub('', policy).rstrip('; ')}; connect-src 'self'"
