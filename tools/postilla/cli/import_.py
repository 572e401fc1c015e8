# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla import``: from a transcript to the chapters."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path

from tqdm import tqdm

from postilla.cli.beside import beside
from postilla.cli.transaction import finish_pending, write_all
from postilla.importer.again.update import Existing, Update, update
from postilla.importer.derive import Derivation, Progress, derive
from postilla.importer.files import first_files, picture_files
from postilla.importer.report import import_report, ledger_table, update_report
from postilla.importer.witness import MAX_BYTES
from postilla.model import tree
from postilla.model.diagnostic import Position
from postilla.model.errors import PostillaError, stop
from postilla.syntax.bibtex import read_bibtex
from postilla.syntax.config import read_edition
from postilla.syntax.lock import read_lock
from postilla.syntax.reader import read_chapter

_STAGES = 6
_RECIPE = "languages = [{}]\n"
_NOT_WITNESSES = {Path(path).name for path in tree.DERIVED_WITH}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "import",
        help="make chapters out of a transcript or a document, or bring a corrected one in",
        description="Derives the base text from a transcript of printed pages, or from a document "
        "(docx, odt, epub, html, tex, md, JATS, TEI), and from the recipe. The first time it "
        "writes the chapters, the lock and refs.bib. After that it "
        "reports what differs and touches nothing; --write lets it change the base text, "
        "keeping ids and annotations. What refs.bib and the citations have is never overwritten.",
        epilog="exit codes: 0 done, or nothing differs; 1 something differs and was not "
        "written; 2 the input can't be used",
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="the transcript or document; without it, the one in source/witness/",
    )
    parser.add_argument(
        "--bibliography",
        type=Path,
        metavar="FILE",
        help="BibTeX of the works that a document cites by their keys",
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the edition's folder")
    parser.add_argument(
        "--write", action="store_true", help="change an edition that is there already"
    )
    parser.add_argument("--decisions", action="store_true", help="list every decision taken")
    parser.add_argument(
        "--ledger",
        type=Path,
        metavar="FILE",
        help="write what became of every character to a table",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when the input can't be used, or the disk refuses.
    """
    try:
        return _run(arguments)
    except OSError as error:
        raise stop(
            "import/unwritable",
            f"{error.strerror or error}.",
            at=Position(str(error.filename2 or error.filename or arguments.root)),
            hint="Mend it and import again: what was begun is then completed.",
        ) from error


def _run(arguments: argparse.Namespace) -> int:
    root: Path = arguments.root
    if finish_pending(root):
        print("An import that was interrupted has been completed.")
    source, name = _witness(root, arguments.file)
    witness = _read_witness(source, name)
    bibliography = _bibliography(root, arguments.bibliography)
    if any((root / tree.CHAPTERS).glob("*.md")):
        existing = _existing(root, name, bibliography)
        with _Bar() as progress:
            result = update(
                existing,
                witness,
                witness_path=_place(name),
                beside=beside(source.parent),
                progress=progress,
            )
        _write_ledger(arguments.ledger, result.derivation)
        derivation, code = result.derivation, _write_update(root, result, witness, name, arguments)
    else:
        recipe = _recipe(root)
        derivation, code = _derive(witness, name, recipe, bibliography, source.parent), 0
        _write_ledger(arguments.ledger, derivation)
        _write_first(root, derivation, witness, name, recipe, bibliography)
    print(import_report(derivation, every_decision=arguments.decisions), end="")
    return code


def _recipe(root: Path) -> str:
    """Read the recipe, or begin one."""
    languages = ", ".join(f'"{language}"' for language in _languages(root))
    return _text(root, tree.RECIPE) or _RECIPE.format(languages)


def _derive(witness: bytes, name: str, recipe: str, bibliography: str, folder: Path) -> Derivation:
    with _Bar() as progress:
        return derive(
            witness,
            recipe,
            witness_path=_place(name),
            recipe_path=tree.RECIPE,
            bibliography=bibliography,
            beside=beside(folder),
            progress=progress,
        )


def _bibliography(root: Path, given: Path | None) -> str:
    """Take the works of a document: those that are given, or those of an earlier import."""
    return _text(given.parent, given.name) if given else _text(root, tree.WORKS)


def _write_ledger(path: Path | None, derivation: Derivation) -> None:
    if path:
        path.write_text(ledger_table(derivation), encoding="utf-8")


def _write_first(
    root: Path,
    derivation: Derivation,
    witness: bytes,
    name: str,
    recipe: str,
    bibliography: str,
) -> None:
    """Write an edition that has no chapters yet."""
    files = {
        **{path: text.encode() for path, text in first_files(derivation).items()},
        **picture_files(derivation),
        _place(name): witness,
        tree.RECIPE: recipe.encode(),
        **({tree.WORKS: bibliography.encode()} if bibliography else {}),
    }
    if (root / tree.REFERENCES).exists():
        print(f"{tree.REFERENCES} is there already and was left as it is.")
        del files[tree.REFERENCES]
    write_all(root, files)
    print(f"Wrote {len(derivation.chapters)} chapters to {tree.CHAPTERS}.")


def _write_update(
    root: Path, result: Update, witness: bytes, name: str, arguments: argparse.Namespace
) -> int:
    print(update_report(result), end="")
    pictures = _changed(root, picture_files(result.derivation))
    if not (result.files or pictures):
        return 0
    if not arguments.write:
        print("Nothing was written. To change the base text: postilla import --write")
        return 1
    files = {path: text.encode() for path, text in result.files.items()}
    if arguments.bibliography:
        files[tree.WORKS] = _bibliography(root, arguments.bibliography).encode()
    write_all(root, {**files, **pictures, _place(name): witness}, result.removed)
    print(f"Wrote {len(files)} files. Run “postilla check” to see what the annotations say to it.")
    return 0


def _changed(root: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the files that are not on disk, or have other bytes there."""
    return {
        path: data
        for path, data in files.items()
        if not (root / path).is_file() or (root / path).read_bytes() != data
    }


def _witness(root: Path, given: Path | None) -> tuple[Path, str]:
    """Find the transcript: its file, and its name among the witnesses."""
    folder = root / tree.WITNESS
    if given is None:
        there = sorted(
            path for path in folder.glob("*") if path.name not in _NOT_WITNESSES and path.is_file()
        )
        named = _named_witness(root)
        there = [path for path in there if path.name == named] or there
        if len(there) != 1:
            raise stop(
                "import/no-witness",
                f"There are {len(there)} transcripts to import.",
                at=Position(tree.WITNESS),
                hint="Name one: postilla import FILE.",
            )
        given = there[0]
    name = _named_witness(root) or given.name
    if name in _NOT_WITNESSES:
        raise stop(
            "import/no-witness",
            f"“{name}” is the name of another file of an edition.",
            at=Position(tree.WITNESS),
            hint="Give the transcript another name.",
        )
    return given, name


def _named_witness(root: Path) -> str:
    text = _text(root, tree.EDITION)
    return read_edition(text, tree.EDITION).witnesses[0].file if text else ""


def _languages(root: Path) -> tuple[str, ...]:
    text = _text(root, tree.EDITION)
    return read_edition(text, tree.EDITION).languages if text else ("en",)


def _read_witness(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise stop(
            "import/unreadable",
            f"{path} can't be read: {error.strerror}.",
            at=Position(_place(name)),
        ) from error


def _existing(root: Path, name: str, bibliography: str) -> Existing:
    """Read the edition as it lies on disk."""
    lock = _text(root, tree.LOCK)
    if not lock or not (root / _place(name)).exists():
        raise stop(
            "import/no-lock",
            "There are chapters, but no lock or no witness that they were derived from.",
            at=Position(tree.LOCK),
            hint="Take both back from version control; or take the chapters away to begin anew.",
        )
    fixed = read_lock(lock, tree.LOCK)
    witness = (root / _place(name)).read_bytes()
    if hashlib.sha256(witness).hexdigest() != fixed.witness:
        raise stop(
            "import/other-witness",
            "This is not the witness that the chapters were derived from.",
            at=Position(_place(name)),
            hint="Take it back from version control, and give the corrected one to "
            "“postilla import FILE”.",
        )
    chapters = []
    for chapter in fixed.chapters:
        path = tree.chapter_path(chapter)
        chapters.append(read_chapter(_text(root, path), chapter, path))
    if findings := [finding for read in chapters for finding in read.findings]:
        raise PostillaError(*findings)  # what can't be read could not be carried over
    references = _text(root, tree.REFERENCES)
    return Existing(
        chapters=tuple(chapters),
        works=read_bibtex(references, tree.REFERENCES),
        references=references,
        lock=lock,
        recipe=_text(root, tree.RECIPE),
        witness=witness,
        reading=_text(root, tree.READING),
        bibliography=bibliography,
    )


def _text(root: Path, path: str) -> str:
    """Read a file of the edition; one that is not there is empty."""
    try:
        return (root / path).read_bytes().decode() if (root / path).exists() else ""
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise stop(
            "import/encoding",
            f"The byte 0x{error.object[error.start]:02X} is not UTF-8.",
            at=Position(path, line),
            hint="Save the file as UTF-8.",
        ) from error


def _place(name: str) -> str:
    return f"{tree.WITNESS}/{name}"


class _Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __enter__(self) -> Progress:
        self.bar = tqdm(total=_STAGES, disable=not sys.stderr.isatty(), leave=False, unit="stage")
        return self._show

    def _show(self, stage: str) -> None:
        self.bar.set_description(stage)
        self.bar.update()

    def __exit__(self, *_: object) -> None:
        self.bar.close()
