# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The places that host a repository, and the forms of their addresses.

They are those that GitHub documents under “Creating an issue from a URL query”, GitLab under
“Create an issue using a URL with prefilled values”, and Forgejo uses in its own pages. In a form,
words in braces stand for what is filled in, each encoded as a part of an address (RFC 3986).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A kind of code host."""

    title: str
    issue: str
    """Of a new issue, after the repository's address; ``{title}`` and ``{body}``."""
    edit: str
    """Of a file to be edited; ``{branch}``, ``{path}`` and ``{line}``."""
    domain: str
    """Where a repository is known to be on such a host."""


HOSTS: Final = MappingProxyType(
    {
        "github": Host(
            title="GitHub",
            issue="/issues/new?title={title}&body={body}",
            edit="/edit/{branch}/{path}#L{line}",
            domain="github.com",
        ),
        "gitlab": Host(
            title="GitLab",
            issue="/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
            edit="/-/edit/{branch}/{path}#L{line}",
            domain="gitlab.com",
        ),
        "forgejo": Host(
            title="Forgejo",
            issue="/issues/new?title={title}&body={body}",
            edit="/_edit/{branch}/{path}",
            domain="codeberg.org",
        ),
    }
)
"""The name in ``edition.toml`` -> kind; Gitea has the addresses of Forgejo."""


def addresses(url: str, host: str, branch: str) -> dict[str, str]:
    """Give the forms of a repository's addresses, as far as they are known.

    :param url: the repository's; only one that begins with ``https:`` is used.
    :param host: its name in :data:`HOSTS`, or nothing where the address tells it.
    :param branch: the branch that is edited, or nothing.
    :return: ``issue`` and ``edit``, those that there are, and ``at``, the host's name.

    >>> addresses("https://codeberg.org/lenova/bridges", "", "main")["edit"]
    'https://codeberg.org/lenova/bridges/_edit/main/{path}'
    """
    parts = urlsplit(url)
    if parts.scheme != "https":
        return {}
    found = HOSTS.get(host) or next(
        (one for one in HOSTS.values() if one.domain == parts.hostname), None
    )
    if found is None:
        return {}
    forms = {"at": parts.hostname or "", "issue": url + found.issue}
    if branch:
        forms["edit"] = url + found.edit.replace("{branch}", quote(branch, safe="/"))
    return forms
