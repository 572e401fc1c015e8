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
    if not os.path.lexists(pending):
        return False
    if pending.is_dir() and not any(pending.iterdir()):  # all was done but this
        pending.rmdir()
        return False
    files, removed = _read_plan(root)
    for path, name in files.items():
        if (pending / name).exists():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(pending / name, root / path)
    for path in removed:
        (root / path).unlink(missing_ok=True)
    shutil.rmtree(pending)
    return True


def _read_plan(root: Path) -> tuple[Mapping[str, str], Iterable[str]]:
    """Read a plan, which somebody else may have put there: it must stay inside the sources."""
    try:
        plan = json.loads((root / _PENDING / _PLAN).read_text(encoding="utf-8"))
        files, removed = dict(plan["files"]), list(plan["removed"])
        is_own = all(_is_source(root, path) for path in (*files, *removed)) and all(
            name.isdecimal() for name in files.values()
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        is_own = False
    if is_own:
        return files, removed
    raise stop(
        "import/pending",
        f"“{_PENDING}” was not left by an import.",
        at=Position(f"{_PENDING}/{_PLAN}"),
        hint="Delete it.",
    )


def _is_source(root: Path, path: str) -> bool:
    """Say whether a path lies in the sources, symbolic links followed."""
    parts = PurePosixPath(path).parts
    is_inside = (root / path).parent.resolve().is_relative_to((root / tree.SOURCE).resolve())
    return is_inside and parts[:1] == (tree.SOURCE,) and len(parts) > 1 and ".." not in parts


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
