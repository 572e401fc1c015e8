# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Documents that are plain text with markup."""

from __future__ import annotations

from postilla.importer.witness import read_witness


def decode(data: bytes, path: str) -> str:
    """Decode a file.

    :param data: its bytes.
    :param path: its name in errors.
    :return: its text, with line feeds alone.
    :raises PostillaError: with a code of ``witness/`` when it is no UTF-8, empty or binary.
    """
    text = read_witness(data, path).text
    return text.replace("\r\n", "\n").replace("\r", "\n")
