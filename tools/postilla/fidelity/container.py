# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Products that are archives, unpacked."""

from __future__ import annotations

from postilla.fidelity.hints import ANEW
from postilla.model import container


def unpack(data: bytes, path: str) -> dict[str, bytes]:
    """Unpack a product.

    :param data: its bytes.
    :param path: its name in errors.
    :return: path -> bytes, of its files.
    :raises PostillaError: with ``product/archive`` when it is no archive, is damaged, or passes
        a bound.
    """
    return container.unpack(data, path, code="product/archive", hint=ANEW)
