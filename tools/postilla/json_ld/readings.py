# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What other witnesses have in the place of the words, as data."""

from __future__ import annotations

from typing import Any

from postilla.model.anchor import Anchored
from postilla.model.variation import WitnessReading, variation


def readings_of(anchored: Anchored) -> dict[str, list[dict[str, Any]]]:
    """Give the property ``readings`` of an annotation.

    :param anchored: the annotation.
    :return: for each reading its ``witnesses``, by their sigla, its ``words`` and what sort of
        ``variation`` it is; an omission and a lacuna have no words. Nothing for other kinds.
    """
    rows = [_reading(one, anchored) for one in anchored.annotation.readings]
    return {"readings": rows} if rows else {}


def _reading(reading: WitnessReading, anchored: Anchored) -> dict[str, Any]:
    stated = anchored.annotation.field("variation") if reading.lack is None else ""
    return {
        "witnesses": list(reading.witnesses),
        **({"words": reading.words} if reading.words else {}),
        "variation": stated or variation(anchored.words, reading).value,
    }
