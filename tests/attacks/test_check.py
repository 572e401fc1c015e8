# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Each attack is refused by the check, at its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from postilla.checks.reading import read_source
from postilla.checks.table import check_edition_source
from postilla.cli.output import FORMATS
from postilla.cli.sources import read_files
from postilla.model.diagnostic import Diagnostic, Severity
from postilla.model.unseen import BIDI, CONTROL, FORMAT
from tests.attacks.corpus import ATTACKS, Attack
from tests.attacks.poison import poison
from tests.attacks.ways import of
from tests.checks.conftest import lay_sound
from tests.conftest import Golden
from tests.this_edition import POSTILLA, run_apart

GROUPS = sorted({attack.group for attack in ATTACKS.values()})
MOST = 12
"""Findings that a file of the corpus lists."""
SECONDS = 60
"""For all attacks at once, in one process of its own: a net below, no measure."""


def attacked(root: Path, attack: Attack) -> Path:
    """Lay the sound edition and do it to it."""
    shutil.rmtree(root, ignore_errors=True)
    attack.commit(lay_sound(root) / "source")
    return root


def findings(root: Path) -> tuple[Diagnostic, ...]:
    """Check as the command does."""
    files = read_files(root)
    return check_edition_source(
        read_source(files.texts, files.digests, refused=files.refused, findings=files.findings)
    )


@pytest.mark.parametrize("group", GROUPS)
def test_each_is_refused_where_it_stands(group: str, golden: Golden, tmp_path: Path) -> None:
    for attack in ATTACKS.values():
        if attack.group == group:
            found = findings(attacked(tmp_path / "edition", attack))
            for write in FORMATS.values():
                write(found, {})
            refused = [f"{one.position} {one.code}" for one in found]
            more = [f"and {len(refused) - MOST} more"] if len(refused) > MOST else []
            golden(attack.file, attack.with_refused(iter([*refused[:MOST], *more])))
            assert all(one.hint for one in found), attack.name
            severe = [one for one in found if one.severity is Severity.ERROR]
            assert bool(severe) == bool(found), attack.name


def test_the_command_tells_of_all_at_once_and_never_fails(tmp_path: Path) -> None:
    poison(tmp_path, [*of("refused"), *of("bounds")])
    done = run_apart(["-c", POSTILLA, "check"], tmp_path, {}, umask=0o022, timeout=SECONDS)
    assert (done.returncode, done.stderr) == (1, "")
    assert int(done.stdout.splitlines()[-1].partition(" ")[0]) > len(of("refused"))
    unseen = re.compile(f"[{BIDI}{CONTROL}{FORMAT}]")
    assert not [line for line in done.stdout.split("\n") if unseen.search(line)]


def test_there_are_enough() -> None:
    assert len(ATTACKS) >= 100
    assert len({attack.what for attack in ATTACKS.values()}) > 400
