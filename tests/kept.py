# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What each of the many small builds would find or make anew, though it is always the same.

The tests build hundreds of editions in one process. A third of their time went into looking
through all installed packages for plugins, and into compiling the same templates; a tenth of what
was left, into looking for circles of garbage.
"""

from __future__ import annotations

import gc
from functools import cache, partial
from importlib import metadata
from typing import Any, Final

from jinja2 import bccache
from jinja2.sandbox import SandboxedEnvironment

_SELDOM: Final = 20_000
"""Objects that come before garbage is looked for; Python's own number is 700."""


class _Templates(bccache.BytecodeCache):
    """Compiled templates; Jinja compares the source of each before it takes one."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: bccache.Bucket) -> None:
        """Give a template, if it is known."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: bccache.Bucket) -> None:
        """Keep a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


def keep() -> None:
    """Let later builds of this process know what earlier ones found."""
    gc.set_threshold(_SELDOM, 20, 100)
    found: Any = cache(metadata.entry_points)
    metadata.entry_points = found  # before Sphinx and Pybtex are imported, which take it from there
    from sphinx import jinja2glue

    glue: Any = jinja2glue
    glue.SandboxedEnvironment = partial(SandboxedEnvironment, bytecode_cache=_Templates())
