# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``make bench``: one table of times and memory, as ratios to the first row.

The baseline is Sphinx with MyST and BibTeX making HTML of the same chapters, each annotation
an ordinary paragraph. Rows that need a program which is not installed say so.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.editions import copy_edition, plain_copy
from benchmarks.measure import Figure, middle, run, total

ROOT = Path(__file__).resolve().parents[1]
PRODUCTS = ("html", "epub", "tei", "pdf")
GROWTH = (1, 10, 50)
RUNS = 3
_POSTILLA = "import sys; from postilla.cli.main import entrypoint; sys.exit(entrypoint())"


def main() -> None:
    """Measure all and print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _show("one edition, from clean", list(_one_edition(folder)))
        _show("growth: copies of the article, from clean", list(_growth(folder)))


def _one_edition(folder: Path) -> Iterator[tuple[str, Figure | str]]:
    plain = plain_copy(ROOT, folder / "plain")
    edition = copy_edition(ROOT, folder / "edition", 1)
    yield "baseline: plain Sphinx, HTML", middle([_sphinx(plain, ".", ("html",)) for _ in _runs()])
    chains = [_each(edition) for _ in _runs()]
    yield "all products, one read", middle([total(chain) for chain in chains])
    for number, product in enumerate(PRODUCTS):
        what = f"  {product}" + (" (reads the source)" if not number else " (on the same doctrees)")
        yield what, middle([chain[number] for chain in chains])
    check = [sys.executable, "-c", _POSTILLA, "check"]
    yield "postilla check", middle([run(check, edition) for _ in _runs()])
    yield "PDF by latexpdf with xelatex", _latex(plain)


def _latex(plain: Path) -> Figure | str:
    if not shutil.which("latexmk") or not shutil.which("xelatex"):
        return "not measured: xelatex and latexmk are not installed (texlive-xetex, latexmk)"
    command = [sys.executable, "-m", "sphinx", "-M", "latexpdf", ".", "latex", "-q",
               "-D", "latex_engine=xelatex"]  # fmt: skip
    return run(command, plain)


def _growth(folder: Path) -> Iterator[tuple[str, Figure | str]]:
    for copies in GROWTH:
        edition = copy_edition(ROOT, folder / f"growth-{copies}", copies)
        for product, figure in zip(PRODUCTS, _each(edition), strict=True):
            yield f"{copies:>3} x {product}", figure


def _runs() -> range:
    return range(RUNS)


def _each(edition: Path) -> list[Figure]:
    """Make all products from clean, one after another on the same doctrees."""
    shutil.rmtree(edition / "build", ignore_errors=True)
    return [_sphinx(edition, "source", (product,)) for product in PRODUCTS]


def _sphinx(folder: Path, source: str, products: Sequence[str]) -> Figure:
    if source == ".":
        shutil.rmtree(folder / "build", ignore_errors=True)
    common = [sys.executable, "-m", "sphinx", "-q", "-c", ".", "-d", "build/doctrees"]
    return total([run([*common, "-b", name, source, f"build/{name}"], folder) for name in products])


def _show(title: str, rows: Sequence[tuple[str, Figure | str]]) -> None:
    first = next(figure for _, figure in rows if isinstance(figure, Figure))
    print(f"\n{title}\n{'':<34}{'seconds':>9}{'ratio':>8}{'MB':>8}")
    for name, figure in rows:
        if isinstance(figure, str):
            print(f"{name:<34}{figure}")
        else:
            ratio = figure.seconds / first.seconds
            print(f"{name:<34}{figure.seconds:>9.2f}{ratio:>8.2f}{figure.megabytes:>8.0f}")


if __name__ == "__main__":
    main()
