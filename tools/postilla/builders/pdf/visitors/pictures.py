# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Pictures of the text."""

from __future__ import annotations

import posixpath
from typing import cast

from docutils import nodes

from postilla.builders.pdf.compile import PICTURES
from postilla.builders.pdf.writer import Writer
from postilla.model.identifiers import ORNAMENT_PLACE, PICTURE_PLACE
from postilla.sphinx_ext.nodes import picture


def picture_with_caption(writer: Writer, node: picture) -> None:
    """Write a picture with its caption; without one, its place is above it."""
    image, caption = (cast("nodes.Element", child) for child in node.children)
    path = f"/{PICTURES}/{posixpath.basename(image['uri'])}"
    width, _ = image.get("size", (0, 0))
    has_caption = bool(caption.astext().strip())
    if not has_caption:
        writer.targets(caption["ids"])
        kind = PICTURE_PLACE if image["alt"] else ORNAMENT_PLACE
        writer.second_names(kind, caption["ids"])
    function = "picture" if has_caption else "bare-picture"
    with writer.language(caption), writer.block(function, path, image["alt"], width):
        if has_caption:
            writer.call("line-begins")
            writer.targets(caption["ids"])
            writer.children(caption)
