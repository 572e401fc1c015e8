# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""The parts of an apparatus of several witnesses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.sabotage.switches import Part, replace

_COLLATION: Final = ("tests/collation",)
_EDITION: Final = ("tests/editions/test_witnesses.py",)
_PAGE: Final = ("tests/sphinx_ext/pages/test_variants.py",)
_PROPOSER: Final = "postilla.collation.proposals:_Proposer"
_PIECES: Final[tuple[tuple[str, str, object, tuple[str, ...]], ...]] = (
    ("collate:differences", "postilla.collation.proposals:gaps", lambda *_: (), _COLLATION),
    ("collate:what is one", "postilla.collation.gaps:_joined", lambda *of: of[0], _COLLATION),
    ("collate:doubts", f"{_PROPOSER}._doubt", lambda *_: "", _COLLATION),
    ("collate:the next word", f"{_PROPOSER}._belongs_to_next", lambda *_: False, _COLLATION),
    ("collate:entries there", "postilla.collation.texts:_readings", lambda *_: {}, _COLLATION),
    ("annotate:further readings", "postilla.syntax.annotating:_Annotator._join",
     lambda *_: "", _EDITION),
    ("proof:witnesses", "postilla.cli.proving:verify_witnesses", lambda *_: (), _EDITION),
    ("entry:sigla that agree", "postilla.sphinx_ext.variants:agreeing", lambda *_: (), _PAGE),
    ("entry:what a siglum is", "postilla.sphinx_ext.variants:explained", lambda _: "", _PAGE),
)  # fmt: skip


def parts() -> Iterator[tuple[str, Part]]:
    """Give name -> part."""
    for name, place, new, tests in _PIECES:
        yield name, Part(switch_off=partial(replace, place, new), tests=tests)
