# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""Write many files as one: all of them or, whatever happens in between, none."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from postilla.model import tree
from postilla.model.diagnostic import Position
from postilla.model.errors import stop

_PENDING = ".postilla-import"
_PLAN = "plan.json"


def write_all(root: Path, files: Mapping[str, bytes], removed: Iterable[str] = ()) -> None:
    """Write files so that a crash leaves the old state or the new one.

    Everything is written beside the edition first. One rename then makes the new state
    binding; from there on :func:`finish_pending` can complete it at any time.

    :param root: the edition's root.
    :param files: path from the root, with forward slashes -> bytes.
    :param removed: paths of files to delete.
    :raises OSError: when the disk refuses; the edition is then as it was.
    """
    finish_pending(root)
    root.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f"{_PENDING}-", dir=root))
    try:
        names = {path: f"{number}" for number, path in enumerate(sorted(files))}
        for path, name in names.items():
            _write(stage / name, files[path])
        plan = {"files": names, "removed": sorted(removed)}
        _write(stage / _PLAN, json.dumps(plan).encode())
        os.replace(stage, root / _PENDING)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    finish_pending(root)


def finish_pending(root: Path) -> bool:
    """Complete a write that was interrupted after it had become binding.

    :param root: the edition's root.
    :return: whether there was one.
    :raises PostillaError: ``import/pending`` when what lies there is no import's.
    """
    for stale in root.glob(f"{_PENDING}-*"):
        shutil.rmtree(stale, ignore_errors=True)
    pending = root / _PENDING
    if not (pending / _PLAN).exists():
        return False
    files, removed = _read_plan(pending / _PLAN)
    for path, name in files.items():
        if (pending / name).exists():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(pending / name, root / path)
    for path in removed:
        (root / path).unlink(missing_ok=True)
    shutil.rmtree(pending)
    return True


def _read_plan(path: Path) -> tuple[Mapping[str, str], Iterable[str]]:
    """Read a plan, which somebody else may have put there: it must stay inside the sources."""
    try:
        plan = json.loads(path.read_text(encoding="utf-8"))
        files, removed = dict(plan["files"]), list(plan["removed"])
        is_own = all(map(_is_source, (*files, *removed))) and all(
            name.isdecimal() for name in files.values()
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        is_own = False
    if is_own:
        return files, removed
    raise stop(
        "import/pending",
        f"The folder {_PENDING} was not left by an import.",
        at=Position(f"{_PENDING}/{_PLAN}"),
        hint="Delete it.",
    )


def _is_source(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return parts[:1] == (tree.SOURCE,) and len(parts) > 1 and ".." not in parts


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
