# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``make bench``: tables of times and memory, as ratios to the first row of each.

The baseline is Sphinx with MyST and BibTeX making HTML of the same chapters, each annotation
an ordinary paragraph. Rows that need a program which is not installed say so. A PDF holds far more
than the baseline, so LaTeX sets both: the baseline, and all that the books have.
``python -m benchmarks --growth 1 10 50 100`` measures the growth alone, with the article so many
times; ``--chapters 100 200 400 1000`` that of an edition with so many short chapters.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.annotated import annotated_edition, short_chapters
from benchmarks.editions import copy_edition, in_parts, plain_copy, whole_copy
from benchmarks.live import saves
from benchmarks.measure import Figure, middle, run, with_size
from postilla.model.tree import PRODUCTS

ROOT = Path(__file__).resolve().parents[1]
GROWTH = (1, 10, 100)
"""Copies of the article, if none are named; the last take half an hour and 13 GB."""
CHAPTERS = (50, 100, 200)
"""Short chapters, if none are named."""
OF_A_PART = 3
"""Copies of the article in a part of the PDF."""
NOT_PDF = tuple(name for name in PRODUCTS if name != "pdf")
PARAGRAPHS = 5000
RUNS = 5

Row = tuple[str, Figure | str]

_COMMAND = "import sys; from postilla.cli.main import entrypoint; sys.exit(entrypoint())"
_POSTILLA = (sys.executable, "-c", _COMMAND)
_SPHINX = (sys.executable, "-m", "sphinx")


def main() -> None:
    """Measure all, or the growth alone, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--growth", type=int, nargs="*", metavar="COPIES")
    parser.add_argument("--chapters", type=int, nargs="*", metavar="N")
    asked = parser.parse_args()
    is_all = asked.growth is None and asked.chapters is None
    with tempfile.TemporaryDirectory() as name:
        if is_all:
            _show_all(Path(name))
        if is_all or asked.growth is not None:
            title = "growth: copies of the article, from clean"
            _show(title, _growth(Path(name), asked.growth or GROWTH))
        if is_all or asked.chapters is not None:
            title = "growth: short chapters with 20 annotations each, from clean"
            _show(title, _chapters(Path(name), asked.chapters or CHAPTERS))


def _show_all(folder: Path) -> None:
    plain = plain_copy(ROOT, folder / "plain")
    edition = copy_edition(ROOT, folder / "edition", 1)
    _show("this edition", _one_edition(plain, edition))
    _show("the PDF alone, all chapters read", _pdf(plain, edition, folder / "whole"))
    _show("postilla check", _check(edition, folder))


def _one_edition(plain: Path, edition: Path) -> Iterator[Row]:
    baseline = _often(lambda: _plain_html(plain))
    yield "baseline: plain Sphinx, HTML", with_size(baseline, plain / "build/html")
    yield "all products, from clean", _often(lambda: _from_clean(edition))
    for product in PRODUCTS:
        figure = _often(partial(_from_clean, edition, product))
        yield f"  {product} alone, from clean", with_size(figure, edition / "build" / product)
    yield "all products, nothing changed", _often(lambda: _build(edition))
    yield "HTML, one chapter changed", _often(lambda: _after_an_edit(edition))
    yield "live preview, a chapter saved", saves(_POSTILLA, edition, _longest(edition), RUNS)


def _pdf(plain: Path, edition: Path, whole: Path) -> Iterator[Row]:
    _build(edition)
    yield "postilla build pdf", _often(lambda: _set_again(edition))
    missing = [name for name in ("latexmk", "xelatex") if not shutil.which(name)]
    if missing:
        yield "xelatex by Sphinx", f"not measured: {' and '.join(missing)} not installed"
        return
    (book,) = (edition / "build/epub").glob("*[0-9].epub")
    for name, text in (("the baseline", plain), ("the whole edition", whole_copy(book, whole))):
        _plain_html(text)
        yield f"xelatex by Sphinx, {name}", _often(partial(_latex, text))


def _set_again(edition: Path) -> Figure:
    """Set the PDF; the one that is there would be kept."""
    made = edition / "build/pdf"
    shutil.rmtree(made)
    return with_size(_build(edition, "pdf"), made)


def _latex(plain: Path) -> Figure:
    """Set it by LaTeX; what it has written before would save it work."""
    made = plain / "build/latex"
    shutil.rmtree(made, ignore_errors=True)
    command = [*_SPHINX, "-M", "latexpdf", ".", "build", "-q", "-d", "build/doctrees"]
    return with_size(run(command, plain), made / "baseline.pdf")


def _check(edition: Path, folder: Path) -> Iterator[Row]:
    yield "this edition", _often(lambda: run([*_POSTILLA, "check"], edition))
    many = annotated_edition(ROOT, folder / "annotated", PARAGRAPHS)
    name = f"{2 * PARAGRAPHS:,} annotations"
    yield name, _often(lambda: run([*_POSTILLA, "check"], many))


def _growth(folder: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """Build the article several times over; the PDF then, in parts, of what was read."""
    for copies in sizes:
        edition = copy_edition(ROOT, folder / f"growth-{copies}", copies)
        parts = in_parts(edition, copies / OF_A_PART)
        name = f"{copies:>4} x the article"
        yield f"{name}, all but the PDF", _once(edition, *NOT_PDF)
        yield f"{name}, PDF, {parts} part{'s' if parts > 1 else ''}", _once(edition, "pdf")
        shutil.rmtree(edition)


def _chapters(folder: Path, sizes: Sequence[int]) -> Iterator[Row]:
    for chapters in sizes:
        edition = short_chapters(ROOT, folder / f"chapters-{chapters}", chapters)
        name = f"{chapters:>5}"
        yield f"{name}, check", run([*_POSTILLA, "check"], edition)
        for product in NOT_PDF:
            shutil.rmtree(edition / "build", ignore_errors=True)
            yield f"{name}, {product} alone", _once(edition, product)
        shutil.rmtree(edition)


def _once(edition: Path, *products: str) -> Figure | str:
    try:
        return _build(edition, *products)
    except subprocess.CalledProcessError as error:  # for want of memory, perhaps
        return f"failed with {error.returncode}"


def _often(measure: Callable[[], Figure]) -> Figure:
    return middle([measure() for _ in range(RUNS)])


def _plain_html(plain: Path) -> Figure:
    shutil.rmtree(plain / "build", ignore_errors=True)
    return run([*_SPHINX, "-q", "-b", "html", "-d", "build/doctrees", ".", "build/html"], plain)


def _from_clean(edition: Path, *products: str) -> Figure:
    shutil.rmtree(edition / "build", ignore_errors=True)
    return _build(edition, *products)


def _build(edition: Path, *products: str) -> Figure:
    return run([*_POSTILLA, "build", *products], edition)


def _after_an_edit(edition: Path) -> Figure:
    """Build the site again when a chapter, here the longest, has another annotation."""
    chapter = _longest(edition)
    before = chapter.read_bytes()
    _build(edition, "html")
    chapter.write_bytes(before.replace(b":locator: ", b":locator: p. ", 1))
    try:
        return _build(edition, "html")
    finally:
        chapter.write_bytes(before)


def _longest(edition: Path) -> Path:
    chapters = (edition / "source" / "chapters").glob("*.md")
    return max(chapters, key=lambda path: path.stat().st_size)


def _show(title: str, rows: Iterator[Row]) -> None:
    heads = f"{'':<40}{'seconds':>9}{'ratio':>8}{'processor':>11}{'memory MB':>11}{'made MB':>9}"
    print(f"\n{title}\n{heads}", flush=True)
    first = 0.0
    for name, figure in rows:
        if isinstance(figure, str):
            print(f"{name:<40}{figure}", flush=True)
        else:
            first = first or figure.seconds
            print(f"{name:<40}{_columns(figure, figure.seconds / first)}", flush=True)


def _columns(figure: Figure, ratio: float) -> str:
    processor = f"{figure.processor:.2f}" if figure.processor else ""
    written = f"{figure.written:.2f}" if figure.written else ""
    times = f"{figure.seconds:>9.2f}{ratio:>8.2f}{processor:>11}"
    return f"{times}{figure.megabytes:>11.0f}{written:>9}"


if __name__ == "__main__":
    main()
