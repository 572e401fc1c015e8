# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Postilla, a static critical-edition publishing toolchain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register Postilla with Sphinx (``extensions = ["postilla"]``).

    :param app: the application being set up.
    :return: the extension's metadata.
    """
    # Only here, so that the commands start without loading Sphinx.
    from postilla import sphinx_ext
    from postilla.builders import setup_builders

    metadata = sphinx_ext.setup(app)
    setup_builders(app)
    return {**metadata, "version": __version__}
