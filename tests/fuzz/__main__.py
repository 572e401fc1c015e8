# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``make fuzz``: made-up texts for every reader, a time for each, and a table of what came out.

``python -m tests.fuzz SECONDS [SEED] [TARGET …]``. Each fault is shown with the smallest text that
has it; keep that text in ``tests/fuzz/found/TARGET/``. A case that takes more than a minute ends
the run and is left in ``build/fuzz/``.
"""

from __future__ import annotations

import faulthandler
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.growth import growth_table
from tests.fuzz.targets import TARGETS, Target

FOLDER: Final = Path("build/fuzz")
LONGEST: Final = 60
"""Seconds for one case."""
_BATCH: Final = 500
"""Cases with one seed."""


@dataclass(slots=True)
class Figures:
    """What came out for one target."""

    cases: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    size: int = 0
    """Characters of the slowest case."""
    faults: dict[str, str] = field(default_factory=dict)
    """What was raised -> a text that does it."""


def main(arguments: list[str]) -> int:
    """Fuzz all targets, or those named."""
    budget = float(arguments[0]) if arguments else 20.0
    first = int(arguments[1]) if len(arguments) > 1 else 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    row = "{:<26}{:>9}{:>9}{:>13}{:>12}{:>8}"
    print(f"seed {first}, {budget:g} s for each target")
    print(row.format("target", "cases", "seconds", "slowest, ms", "characters", "faults"))
    faults = 0
    for name in arguments[2:] or TARGETS:
        found = _fuzz(name, TARGETS[name], budget, first)
        slowest = f"{1000 * found.slowest:.1f}"
        cells = (found.cases, f"{found.seconds:.1f}", slowest, found.size, len(found.faults))
        print(row.format(name, *cells), flush=True)
        for what, text in found.faults.items():
            print(f"  {what}\n  {text[:2000]!r}", flush=True)
        faults += len(found.faults)
    print(growth_table())
    return 1 if faults else 0


def _fuzz(name: str, target: Target, budget: float, number: int) -> Figures:
    found = Figures()
    current = FOLDER / "current.txt"
    end = time.monotonic() + budget

    def run(text: str) -> None:
        current.write_text(f"{name}\n{text}", encoding="utf-8", errors="surrogatepass")
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        start = time.perf_counter()
        try:
            target.check(text)
        finally:
            took = time.perf_counter() - start
            found.cases += 1
            found.seconds += took
            if took > found.slowest:
                found.slowest, found.size = took, len(text)

    def remembered(text: str) -> None:
        try:
            run(text)
        except Exception as error:
            what = "".join(traceback.format_exception(error)[-3:])
            smallest = found.faults.get(what)
            if smallest is None or len(text) < len(smallest):
                found.faults[what] = text

    while time.monotonic() < end:
        made = given(target.inputs)(remembered)
        seed(number)(
            settings(
                max_examples=_BATCH,
                phases=[Phase.generate],
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            )(made)
        )()
        number += 1
    faulthandler.cancel_dump_traceback_later()
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
