# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Each reader, with some made-up texts, and with those that once were too much for it.

``make fuzz`` tries many more. Below ``found/`` a folder a target has a file for each text that
broke it; ``⏎`` at its end stands for none, so that editors leave white space alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.growth import BOMBS
from tests.fuzz.targets import TARGETS

FOUND = sorted((Path(__file__).parent / "found").rglob("*.txt"))
TARGET_OF = {name.replace(", ", "-").replace(" ", "-"): name for name in TARGETS}


@pytest.mark.parametrize("name", TARGETS)
def test_no_text_is_too_much(name: str) -> None:
    @settings(
        max_examples=25,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(TARGETS[name].inputs)
    def check(text: str) -> None:
        TARGETS[name].check(text)

    check()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_texts_that_were_too_much(path: Path) -> None:
    text = path.read_text(encoding="utf-8").removesuffix("⏎\n")
    TARGETS[TARGET_OF[path.parent.name]].check(text)


@pytest.mark.parametrize("name", BOMBS)
def test_no_bomb_goes_off(name: str) -> None:
    target, make = BOMBS[name]
    TARGETS[target].check(make(100))


def test_targets_have_inputs() -> None:
    assert all(isinstance(target.inputs, st.SearchStrategy) for target in TARGETS.values())
