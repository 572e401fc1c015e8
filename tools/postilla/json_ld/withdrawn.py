# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Annotations that were withdrawn: no annotations any more, but their addresses stay."""

from __future__ import annotations

from collections.abc import Iterable

from postilla.model.addresses import Addresses
from postilla.model.retired import Retired


def withdrawn(retired: Iterable[Retired], addresses: Addresses) -> list[dict[str, object]]:
    """List them.

    :param retired: them, in the order of their file.
    :param addresses: of everything.
    :return: for each its address, when and why it was withdrawn, and what takes its place.
    """
    return [
        {
            "id": addresses.of(one.id),
            "withdrawnOn": one.date,
            "reason": one.reason,
            **({"replacedBy": [*map(addresses.of, one.successors)]} if one.successors else {}),
        }
        for one in retired
    ]
