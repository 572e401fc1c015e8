# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``python -m tests.sabotage``: runs the tests of each part with that part switched off.

A part whose tests stay green is one that no test notices; there must be none. Arguments, if any,
are beginnings of the names of parts, such as ``rule:quote``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tests.sabotage.parts import PARTS

_TESTS_FAILED = 1
"""pytest's exit code; others mean that the tests could not be run."""


def main(beginnings: list[str]) -> int:
    """Try each part and print the table.

    :param beginnings: of the names of the parts to try; all when there are none.
    :return: the exit code, 0 when every part is noticed.
    """
    names = [name for name in PARTS if not beginnings or name.startswith(tuple(beginnings))]
    quiet = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, (code, told) in zip(names, pool.map(_try, names), strict=True):
            noticed = code == _TESTS_FAILED
            print(f"{name:<40}{'noticed by ' + told if noticed else f'NOT NOTICED ({told})'}")
            if not noticed:
                quiet.append(name)
    print(f"\n{len(names)} parts switched off, {len(quiet)} not noticed.")
    return 1 if quiet else 0


def _try(name: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "--no-header"]
    command += ["-p", "no:cacheprovider"]
    command += ["-p", "tests.sabotage.plugin", "--sabotage", name, *PARTS[name].tests]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    last = (run.stdout.strip() or run.stderr.strip()).splitlines()[-1:]
    return run.returncode, (lines or last or ["?"])[0].partition(" - ")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
