# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""``postilla annotate``: words of the text in, an annotation at the right place out."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from postilla.checks.reading import read_source
from postilla.checks.source import EditionSource
from postilla.checks.table import check_edition_source
from postilla.cli.output import format_text
from postilla.cli.sources import MAX_BYTES, SourceFiles, read_files
from postilla.cli.transaction import write_all
from postilla.model.annotation import Annotation, FieldValue
from postilla.model.diagnostic import Diagnostic, Position
from postilla.model.errors import PostillaError, stop
from postilla.model.kinds import KINDS
from postilla.syntax.annotating import Placed, annotate
from postilla.syntax.drafts import Draft, read_drafts
from postilla.syntax.readings import split_body

_EPILOG = """\
examples:
  postilla annotate ednote "built of wood" --id wooden-bridge --set about=source --body "…"
  postilla annotate claim "40 boats" --in p-3-1 --set type=event --set ascribed-to=somebody
  postilla annotate evidence register1820 --set for=boats-lost --set relation=supports --body "> …"
  postilla annotate --from notes.md        many at once: directives below lines such as {#p-3-1}

exit codes: 0 written; 1 not written, and the findings say why; 2 not an edition, or a wrong
argument
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command.

    :param subparsers: of the main parser.
    """
    parser = subparsers.add_parser(
        "annotate",
        help="write an annotation below the words that it is about",
        description="Finds words of the text, writes the annotation below their block with the "
        "shortest quotation that is clear, and refuses what is there already. Nothing is written "
        "unless the whole edition passes the check with it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kind", nargs="?", choices=KINDS, help="the kind of the annotation")
    parser.add_argument(
        "words", nargs="?", help="the words, as the text has them; for evidence the key of a work"
    )
    parser.add_argument("--in", dest="block", default="", metavar="ID", help="only in this block")
    parser.add_argument("--id", default="", help="its address (default: made from the words)")
    parser.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="a field; several times"
    )
    parser.add_argument("--body", default="", help="what it says, in Markdown")
    parser.add_argument(
        "--from", dest="file", type=Path, metavar="FILE", help="many at once, from a file"
    )
    parser.add_argument(
        "--edit", action="store_true", help="open the chapter in the editor ($VISUAL, $EDITOR)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be written, and write nothing"
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the edition's folder (default: this one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    :param arguments: as :func:`add_parser` describes them.
    :return: the exit code.
    :raises PostillaError: when there is no edition, or the arguments make no annotation.
    """
    drafts = _drafts(arguments)
    return place_drafts(arguments.root, drafts, dry=arguments.dry_run, edit=arguments.edit)


def place_drafts(
    root: Path, drafts: Sequence[Draft], *, dry: bool = False, edit: bool = False
) -> int:
    """Put drafts into the chapters of an edition, if the whole passes the check with them.

    :param root: the edition's folder.
    :param drafts: the annotations.
    :param dry: whether nothing is written.
    :param edit: whether the editor is opened at the first one.
    :return: the exit code.
    """
    files = read_files(root)
    source = _source(files, files.texts)
    result = annotate(source.chapters, files.texts, drafts)
    if result.findings:
        sys.stdout.write(format_text(result.findings, files.texts))
        return 1
    if new := _new_findings(source, files, result.files):
        sys.stdout.write("Nothing was written, for the check would find this:\n")
        sys.stdout.write(format_text(new, result.files))
        return 1
    for one in result.placed:
        print(f"{one.path}:{one.line}:1: {one.directive if dry else _head(one)}")
    if not dry:
        write_all(root, {path: text.encode() for path, text in result.files.items()})
        if edit and result.placed:
            _edit(root, result.placed[0])
    return 0


def _drafts(arguments: argparse.Namespace) -> Sequence[Draft]:
    if arguments.file:
        if arguments.kind:
            raise _wrong("With --from, the file says what is annotated.", "Leave out the rest.")
        return _read_file(arguments.file)
    if not (arguments.kind and arguments.words):
        raise _wrong("A kind and words are missing.", "See “postilla annotate --help”.")
    fields = [_field(one) for one in arguments.set]
    if arguments.id:
        fields.insert(0, ("id", arguments.id))
    kind = KINDS[arguments.kind]
    body = split_body(arguments.body.strip("\n"), kind)
    annotation = Annotation(
        kind=kind,
        argument=arguments.words,
        fields=tuple(FieldValue(name=name, value=value) for name, value in fields),
        body=body.comment.strip("\n"),
        readings=body.readings,
        anchor=arguments.block or dict(fields).get("target", ""),
        line=0,
        above="",
        source="",
    )
    return [Draft(annotation=annotation, at=Position("postilla annotate"))]


def _read_file(path: Path) -> Sequence[Draft]:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise stop("annotate/too-large", "The file is too large.", at=Position(str(path)))
        drafts, findings = read_drafts(data.decode(), str(path))
    except OSError as error:
        raise stop("annotate/unreadable", f"{error.strerror}.", at=Position(str(path))) from error
    except UnicodeDecodeError as error:
        hint = "Save it as UTF-8."
        at = Position(str(path))
        raise stop("annotate/encoding", "The file is not UTF-8.", at=at, hint=hint) from error
    if findings:
        raise PostillaError(*findings)
    return drafts


def _field(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals or not name:
        raise _wrong(f"“{written}” is no field.", "Write --set FIELD=VALUE.")
    return name.strip(), " ".join(value.split())


def _wrong(message: str, hint: str) -> PostillaError:
    return stop("annotate/arguments", message, at=Position("postilla annotate"), hint=hint)


def _source(files: SourceFiles, texts: Mapping[str, str]) -> EditionSource:
    return read_source(
        texts,
        files.digests,
        pictures=files.pictures,
        refused=files.refused,
        findings=files.findings,
    )


def _new_findings(
    before: EditionSource, files: SourceFiles, changed: Mapping[str, str]
) -> Sequence[Diagnostic]:
    """Give what the check finds with the annotations and does not find without them."""
    known = {(one.code, one.message) for one in check_edition_source(before)}
    after = check_edition_source(_source(files, {**files.texts, **changed}))
    return [one for one in after if (one.code, one.message) not in known]


def _head(placed: Placed) -> str:
    return placed.directive.partition("\n")[0]


def _edit(root: Path, placed: Placed) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        hint = "Set EDITOR, as in EDITOR=nano."
        at = Position("postilla annotate --edit")
        raise stop("annotate/editor", "No editor is set.", at=at, hint=hint)
    try:
        subprocess.run(
            [*shlex.split(editor), f"+{placed.line}", str(root / placed.path)], check=False
        )
    except OSError as error:
        at = Position(editor)
        raise stop("annotate/editor", f"It can't be run: {error.strerror}.", at=at) from error
