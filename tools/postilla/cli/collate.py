# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla collate``: a witness held against the text, its readings proposed as variants."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from postilla.cli.annotate import place_drafts
from postilla.cli.sources import MAX_BYTES, SourceFiles, read_files
from postilla.collation.proposals import Collation, collate
from postilla.collation.texts import text_for, witness_words
from postilla.collation.writing import write_proposals
from postilla.model.diagnostic import Position
from postilla.model.edition import Edition, Witness
from postilla.model.errors import PostillaError, stop
from postilla.model.tree import EDITION, WITNESS, chapter_name, is_chapter
from postilla.model.variation import Ignored
from postilla.syntax.anchoring import anchor, passages_of
from postilla.syntax.config import read_edition
from postilla.syntax.drafts import read_drafts
from postilla.syntax.reader import read_chapter

_EPILOG = """\
examples:
  postilla collate --siglum B                     the file that edition.toml names for B
  postilla collate copy.txt --siglum B            another one
  postilla collate --siglum B --output b.md       to be corrected; postilla annotate --from b.md
  postilla collate --siglum B --ignore case --ignore punctuation
  postilla collate --siglum B --write             straight into the chapters

The witness is plain text in UTF-8 with an empty line between two paragraphs. Words that the
apparatus has already are not proposed again.

exit codes: 0 done, whatever was found; 1 not written, and the findings say why; 2 not an edition,
or a witness that can't be read
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "collate",
        help="propose the readings of another witness",
        description="Compares a witness with the text word by word, and proposes a variant for "
        "each place where it differs and the apparatus does not say so. The proposals are for a "
        "person to correct; what is doubtful is marked.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("witness", nargs="?", type=Path, metavar="FILE", help="of the witness")
    parser.add_argument("--siglum", required=True, help="of the witness, as in edition.toml")
    parser.add_argument(
        "--ignore",
        action="append",
        choices=[one.value for one in Ignored],
        help="a difference that does not count; several times (default: what edition.toml says)",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--output", type=Path, metavar="FILE", help="(default: standard output)")
    where.add_argument("--write", action="store_true", help="write them into the chapters")
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when there is no edition, or no such witness.
    """
    root: Path = arguments.root
    files = read_files(root)
    witness = _witness(_edition(files), arguments.siglum)
    path = _file(arguments, witness)
    names = arguments.ignore
    ignored = witness.ignored if names is None else [one for one in Ignored if one.value in names]
    text, collation = _proposals(files, path, witness.siglum, ignored)
    print(_summary(collation, witness.siglum, ignored), file=sys.stderr)
    if arguments.write:
        drafts, _ = read_drafts(text, path.name)
        return place_drafts(root, drafts) if drafts else 0
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


def _proposals(
    files: SourceFiles, path: Path, siglum: str, ignored: Sequence[Ignored]
) -> tuple[str, Collation]:
    read = [
        read_chapter(text, chapter_name(name), name)
        for name, text in sorted(files.texts.items())
        if is_chapter(name)
    ]
    passages = [passages_of(one.chapter) for one in read]
    texts = [
        (one.chapter, anchor(one.annotations, own).anchored)
        for one, own in zip(read, passages, strict=True)
    ]
    base = text_for(texts, siglum, ignored)
    collation = collate(base, witness_words(_read(path), ignored), siglum)
    home = {block: own for own in passages for block in own.order}
    text = write_proposals(collation, home, siglum=siglum, witness=path.name, ignored=ignored)
    return text, collation


def _edition(files: SourceFiles) -> Edition:
    if files.findings:
        raise PostillaError(*files.findings)
    if EDITION not in files.texts:
        raise stop("collate/missing", "The file is missing.", at=Position(EDITION))
    return read_edition(files.texts[EDITION], EDITION)


def _witness(edition: Edition, siglum: str) -> Witness:
    found = next((one for one in edition.witnesses if one.siglum == siglum), None)
    if found is None:
        hint = f"Add a table [[witness]] with siglum = “{siglum}”, a file and a description."
        message = f"There is no witness “{siglum}”."
        raise stop("collate/witness", message, at=Position(EDITION), hint=hint)
    if found is edition.witnesses[0]:
        hint = "Name another witness."
        message = f"“{siglum}” is the base: its words are the text."
        raise stop("collate/base", message, at=Position(EDITION), hint=hint)
    return found


def _file(arguments: argparse.Namespace, witness: Witness) -> Path:
    if arguments.witness:
        return Path(arguments.witness)
    if not witness.file:
        hint = "Name the file, or write file = “…” in edition.toml."
        message = f"The witness “{witness.siglum}” has no file."
        raise stop("collate/no-file", message, at=Position(EDITION), hint=hint)
    return Path(arguments.root) / WITNESS / witness.file


def _read(path: Path) -> str:
    at = Position(str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise stop("collate/too-large", "The file is too large.", at=at)
        return data.decode("utf-8-sig")
    except OSError as error:
        raise stop("collate/unreadable", f"{error.strerror}.", at=at) from error
    except UnicodeDecodeError as error:
        hint = "Save the witness as plain text in UTF-8."
        raise stop("collate/encoding", "The file is no such text.", at=at, hint=hint) from error


def _summary(collation: Collation, siglum: str, ignored: Sequence[Ignored]) -> str:
    doubtful = sum(bool(one.doubt) for one in collation.proposals)
    lines = [
        f"{siglum}: {len(collation.proposals)} readings proposed, {doubtful} of them doubtful",
        f"  not counted: {', '.join(one.value for one in ignored) or 'nothing'}",
    ]
    lines += [
        f"  {one.entry} says “{one.said}”; the witness (line {one.line}) has “{one.found}”"
        for one in collation.contradictions
    ]
    return "\n".join(lines)
