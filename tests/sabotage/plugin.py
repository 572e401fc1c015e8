# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""A plugin of pytest that switches one part off: ``-p tests.sabotage.plugin --sabotage NAME``."""

from __future__ import annotations

import pytest

from tests.sabotage.parts import PARTS


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sabotage", choices=[*PARTS], help="the part to switch off")


def pytest_configure(config: pytest.Config) -> None:
    if name := config.getoption("--sabotage"):
        PARTS[name].switch_off()
